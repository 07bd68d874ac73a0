import { civilDateOf } from '#lib/kernel/civil.ts';
import type { Result } from '#lib/kernel/result.ts';
import type { Body } from '../bodies/index.ts';
import {
  checkBody,
  plain,
  roomOf,
  type Basis,
  type Delegation,
  type Ground,
  type Obstacle,
} from '../powers/index.ts';
import type { SubjectState } from '../subjects/index.ts';
import {
  awaitsGroup,
  decisionOf,
  effectOf,
  isCarriedOut,
  isInForce,
  lastVersion,
  unmeasuredTrial,
} from './reading.ts';
import type { ProposalContext } from './proposal.ts';
import type { Effect, Proposed, ProposalState, Version } from './state.ts';

/** What the rules look at of the subject that a proposal answers; null when there is none. */
export const subjectFacts = (state: SubjectState): ProposalContext['subject'] => {
  if (state.status === 'none') return null;
  const { basis } = state.grounds;
  return {
    body: state.body,
    nature: state.nature,
    running: basis?.kind === 'runningAffairs',
    executes: basis?.kind === 'executes' ? basis.decision : null,
    settledBy: state.settledBy,
    announcedEuros: state.grounds.unbudgetedEuros,
    open: state.status === 'raised' || state.status === 'onAgenda',
    // In a journal where drafting took the subject, whether that is still a draft is the subject's to find out.
    proposal: state.status === 'onAgenda' && state.takenAt === 'tabling' ? state.proposal : null,
    meeting: state.status === 'closed' ? null : state.meeting,
  };
};

/** What the rules look at of the decision that an effect names; null when there is none. */
export const targetFacts = (state: ProposalState): ProposalContext['target'] => {
  if (state.phase === 'none') return null;
  const { body, nature } = state;
  const standing = { inForce: isInForce(state), awaitsGroup: awaitsGroup(state) };
  return { body, nature, ...standing, unmeasured: unmeasuredTrial(state) };
};

/** Effects that only the majority group may give a text: whatever its subject is about, they are political. */
const ofTheGroup: readonly Effect['kind'][] = [
  'charter',
  'nature',
  'organise',
  'delegate',
  'settle',
  'assign',
];

/** What the text itself does makes it political, whatever its subject answered to the grid (I-1). */
export const isPoliticalText = (state: Proposed): boolean => {
  const { scope, effect } = lastVersion(state);
  return (scope.touches ?? []).length > 0 || ofTheGroup.includes(effect.kind);
};

const weighed = ({ scope, effect }: Version): string =>
  JSON.stringify([
    scope.amountEuros ?? 0,
    plain(scope.matter ?? ''),
    effect,
    [...(scope.touches ?? [])].sort(),
  ]);

/**
 * What the group settled holds for what it had before it, and as long as its amount, effect and matter stay: for the
 * text that was on the table, or, where there was none, for the amount that the subject announced.
 */
const settlementHolds = (state: Proposed, { subject, charter }: ProposalContext): boolean => {
  const last = lastVersion(state);
  const before = state.versions.find(({ number }) => number === state.settledVersion);
  if (before !== undefined) return weighed(before) === weighed(last);
  const most = Math.max(subject?.announcedEuros ?? 0, charter.parameters.nature.unbudgetedEuros);
  return (last.scope.amountEuros ?? 0) <= most && !isPoliticalText(state);
};

/**
 * Nature is the subject's as it stands now: a contest of this very instant counts (I-1). The text can only make it
 * political. Changing or ending a political decision is political, whatever its subject answers to the grid (I-3).
 */
export const natureNow = (state: Proposed, context: ProposalContext) => {
  const { subject, target } = context;
  const said = [state.nature, subject?.nature, target?.nature].includes('political');
  const settled = subject?.settledBy && subject.nature === 'executive';
  const made = settled ? !settlementHolds(state, context) : isPoliticalText(state);
  return said || made ? 'political' : 'executive';
};

/** What is left of what one object may cost: in the budget year for running affairs, in all for what is carried out. */
const basisOf = (state: Proposed, context: ProposalContext): Basis | null => {
  const { subject, spentOnObject, executedEuros, now } = context;
  const today = civilDateOf(now);
  if (subject?.settledBy) return { kind: 'settled', decision: subject.settledBy };
  if (state.executes !== null)
    return {
      kind: 'executes',
      decision: state.executes,
      inForce: context.executedInForce,
      room: roomOf(executedEuros, spentOnObject, 'whole', today),
    };
  const { unbudgetedEuros } = context.charter.parameters.nature;
  return subject?.running
    ? { kind: 'runningAffairs', room: roomOf(unbudgetedEuros, spentOnObject, 'year', today) }
    : null;
};

/** Who may decide this? What lets the proposal's body adopt its text as it stands, or what stands in the way. */
export const groundOf = (state: Proposed, body: Body, context: ProposalContext): Result<Ground, Obstacle> => {
  const { amountEuros, matter, delegation } = lastVersion(state).scope;
  return checkBody(
    body,
    {
      nature: natureNow(state, context),
      basis: basisOf(state, context),
      matter,
      amountEuros,
      delegation: delegation === null ? null : (context.delegation ?? 'unknown'),
    },
    context.envelope,
    civilDateOf(context.now),
  );
};

/** What an adopted decision delegates, and whether it still does; null when it delegates nothing. */
export const delegationOf = (state: ProposalState): Delegation | null => {
  const closure = decisionOf(state);
  if (!closure || state.phase === 'none') return null;
  const effect = effectOf(state);
  if (effect.kind !== 'delegate') return null;
  const { kind: _kind, ...power } = effect;
  const from = civilDateOf(closure.decision.decidedAt);
  return { ...power, decision: state.id, from, inForce: isCarriedOut(state) };
};

/** What stands of the decisions that a text rests on: the one that it carries out, the delegation that it cites. */
export const footing = (
  executed: ProposalState,
  cited: ProposalState,
): Pick<ProposalContext, 'executedInForce' | 'executedEuros' | 'delegation'> => ({
  executedInForce: isCarriedOut(executed),
  executedEuros: executed.phase === 'none' ? 0 : (lastVersion(executed).scope.amountEuros ?? 0),
  delegation: delegationOf(cited),
});
