import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import { derivedId } from '#lib/kernel/derived-id.ts';
import { plain } from '../powers/index.ts';
import type {
  Closure,
  Effect,
  Matter,
  Objection,
  Open,
  Proposed,
  ProposalState,
  Terms,
  Version,
} from './state.ts';

export const isOpen = (state: ProposalState): state is Open => 'setting' in state;

export const lastVersion = (state: Proposed): Version => state.versions.at(-1) ?? state.versions[0];

/** What tells a meeting from another: its id, or what a table that no meeting knows was called; null outside of one. */
export const sittingOf = (state: Proposed): string | null =>
  isOpen(state) && state.setting.kind === 'meeting'
    ? (state.setting.meeting?.id ?? state.setting.label.toLowerCase())
    : null;

/** Meetings that will have heard its objections, the one under way included, each once (I-15). */
export const meetingsHeardWith = (state: Open): number =>
  state.meetingsHeard + (state.heardIn.includes(sittingOf(state) ?? '') ? 0 : 1);

/** The services that the text as it stands gives work to and whose advice lacks, unless that was waived for this text. */
export const missingAdvice = (state: Proposed): string[] => {
  const { scope, number } = lastVersion(state);
  if (state.waiver?.version === number) return [];
  return scope.services.filter((service) => !state.advices.some((advice) => advice.service === service));
};

/** Whose envelope the text uses: the delegation that it cites, or its body. */
export const envelopeUsed = (state: Proposed): string => lastVersion(state).scope.delegation ?? state.body;

/** What adds up the spending of one object: of one decision that is carried out, or of one matter of running affairs. */
export const objectUsed = (state: Proposed): string => {
  const { executes, body } = state;
  const matter = plain(lastVersion(state).scope.matter ?? '');
  return derivedId(executes === null ? `running-affairs:${body}:${matter}` : `execution:${executes}`);
};

/** What adopting the text as it stands does. */
export const effectOf = (state: Proposed): Effect => lastVersion(state).effect;

/** A change of the charter is a matter of its own, whatever was said (I-11). */
export const matterOf = (effect: Effect, said: Matter): Matter =>
  effect.kind === 'charter' ? 'charter' : said;

/** An objection blocks until its author or the group's test has ended it: an integrated one waits for its author. */
export const blocks = ({ status }: Objection): boolean =>
  status.kind === 'open' || status.kind === 'underTest' || status.kind === 'integrated';

export const blockingObjections = (state: Proposed, counted: readonly string[]): Objection[] =>
  state.objections.filter((objection) => blocks(objection) && counted.includes(objection.author));

/** The decision that a proposal became, whatever happened to it since. */
export const decisionOf = (state: ProposalState): Extract<Closure, { decision: unknown }> | null =>
  state.phase === 'closed' && 'decision' in state.closure ? state.closure : null;

/** The measures that a trial in force still has to be judged on; null when there is none, or once they are noted. */
export const unmeasuredTrial = (state: ProposalState): Terms['trial'] => {
  const decision = decisionOf(state)?.decision;
  return decision && decision.measured === null ? decision.terms.trial : null;
};

/** In force, and no call-in stops its execution: others may rest on it. */
export const isCarriedOut = (state: ProposalState): boolean =>
  isInForce(state) && decisionOf(state)?.decision.suspendedBy === null;

/** Members stopped its execution, or say that it was political: the group has yet to settle it (I-1, I-4). */
export const awaitsGroup = (state: ProposalState): boolean => {
  const decision = decisionOf(state)?.decision;
  return decision !== undefined && (decision.suspendedBy !== null || decision.contested);
};

export const isInForce = (state: ProposalState): boolean =>
  decisionOf(state)?.decision.force.kind === 'inForce';

/** When the step under way ends: between meetings, or while the absent are awaited. */
export const deadlineOf = (state: ProposalState): Instant | null => {
  if (state.phase === 'absentees') return state.window.until;
  return isOpen(state) && state.setting.kind === 'betweenMeetings' ? state.setting.deadline : null;
};

/** Until when members may object to its being merged with another charter; null when that holds nothing up. */
export const mergeUntil = ({ hindered, merging }: Proposed): Instant | null =>
  hindered?.because.code === 'charter-changed-meanwhile' && merging?.objection === null
    ? merging.until
    : null;

/** When the rules look at it again by themselves: another carrier takes over, or a step ends. */
export const dueAt = (state: ProposalState): Instant | null => {
  if (state.phase === 'none') return null;
  const missed = isOpen(state) && state.setting.kind === 'betweenMeetings' && state.setting.missed;
  // A window that is over but hindered waits for what hinders it, not for a date.
  const over =
    state.phase === 'absentees' && state.hindered !== null && state.hindered.at >= state.window.until;
  const step = missed || over ? null : deadlineOf(state);
  const naming = state.naming?.objection === null ? state.naming.until : null;
  return [step, naming, mergeUntil(state)].filter((at) => at !== null).toSorted()[0] ?? null;
};

/** When a decision in force is looked at again; null once it no longer is. */
export const reviewOf = (state: ProposalState): CivilDate | null => {
  const force = decisionOf(state)?.decision.force;
  return force?.kind === 'inForce' ? force.reviewOn : null;
};

/** When people could know of a decision: at once, or when the record of its meeting became public; null before. */
export const publishedAtOf = (state: ProposalState): Instant | null => {
  const closure = decisionOf(state);
  if (!closure || state.phase === 'none') return null;
  const { decidedAt } = closure.decision;
  if (state.heldIn === null) return decidedAt;
  return state.publishedAt !== null && state.publishedAt < decidedAt ? decidedAt : state.publishedAt;
};
