import { civilDateOf } from '#lib/kernel/civil.ts';
import {
  decisionOf,
  draftHiddenFrom,
  effectOf,
  isOpen,
  isPoliticalText,
} from '#lib/governance/proposals/index.ts';
import { readHead } from '#lib/server/platform/journal/rows.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { adviceView } from './advice.ts';
import { changeViews } from './changes.ts';
import { offer } from '../offer.ts';
import { actsOf, proposalTrials, type OfferedOnProposal } from './acts.ts';
import { bodyName, personView, type PersonView } from '../people/persons.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { answeredNow, awaitedNow, awaitsTheRound, objectionView, positionViews } from './positions.ts';
import { handsView } from './hands.ts';
import { reading } from './reading.ts';
import { footingView, type FootingView } from './footing.ts';
import { wordingChoices, type WordingChoices } from './drafting.ts';
import type { ProposalView } from './views.ts';
import type { Proposed, Setting, Terms } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';

export type * from './views.ts';

const carrierOf = (organisation: Organisation, terms: Terms | null): PersonView | null =>
  terms && personView(organisation, terms.carriedBy);

const settingView = (organisation: Organisation, setting: Setting): Exclude<ProposalView['setting'], null> =>
  setting.kind === 'betweenMeetings'
    ? { kind: 'betweenMeetings', deadline: setting.deadline, missed: setting.missed }
    : {
        kind: 'meeting',
        id: setting.meeting?.id ?? null,
        label: setting.label,
        facilitator: personView(organisation, setting.facilitator),
        present: setting.present.map((person) => personView(organisation, person)),
      };

const outcomeView = (organisation: Organisation, state: Proposed): ProposalView['outcome'] => {
  if (state.phase !== 'closed') return null;
  const { closure } = state;
  const plain = {
    terms: null,
    carriedBy: null,
    tally: null,
    silent: [],
    measured: null,
    force: null,
    reviewOn: null,
    reason: null,
  };
  if ('decision' in closure)
    return {
      kind: closure.outcome,
      at: closure.decision.decidedAt,
      terms: closure.decision.terms,
      carriedBy: carrierOf(organisation, closure.decision.terms),
      tally: closure.decision.fallback,
      silent: closure.decision.silent.map((person) => personView(organisation, person)),
      measured: closure.decision.measured?.results ?? null,
      force: closure.decision.force.kind,
      reviewOn: closure.decision.force.kind === 'inForce' ? closure.decision.force.reviewOn : null,
      reason: null,
    };
  return {
    ...plain,
    kind: closure.outcome,
    at: closure.at,
    tally: 'tally' in closure ? closure.tally : null,
    reason: 'reason' in closure ? closure.reason : null,
  };
};

const settingOf = (organisation: Organisation, state: Proposed): ProposalView['setting'] => {
  if (isOpen(state)) return settingView(organisation, state.setting);
  if (state.phase !== 'absentees') return null;
  return {
    kind: 'absentees',
    until: state.window.until,
    absent: state.window.absent.map((person) => personView(organisation, person)),
  };
};

const isHidden = (
  { commune, bodies }: Organisation,
  state: Proposed,
  viewer: string,
  now: Instant,
): boolean =>
  commune.status === 'none' || draftHiddenFrom(state, viewer, { commune, bodies }, civilDateOf(now));

/**
 * A proposal as a member of its body sees it; undefined for anybody else, who reads decisions in the
 * register (I-25). A draft is its sponsor's, as long as they are there.
 */
export const proposalView = (
  organisation: Organisation,
  state: Proposed,
  streamVersion: number,
  subject: SubjectState | undefined,
  viewer: string,
  now: Instant,
  offered: OfferedOnProposal,
): ProposalView | undefined => {
  const held = subject && subject.status !== 'none' && subject.status !== 'closed' ? subject.meeting : null;
  const read = reading(organisation, state, viewer, now, held);
  const member = read?.body.members.some(({ person }) => person === viewer) ?? false;
  if (!read || !member || isHidden(organisation, state, viewer, now)) return undefined;
  const by = (person: string) => personView(organisation, person);
  const contribution = ({ author, ...rest }: { id: string; author: string; text: string; at: string }) => ({
    ...rest,
    author: by(author),
  });
  const positions = positionViews(read);
  const mine = 'positions' in state ? state.positions[viewer] : undefined;
  const effect = effectOf(state);
  const raised = subject && subject.status !== 'none' ? subject : null;
  return {
    id: state.id,
    version: streamVersion,
    textVersion: state.versions.length,
    phase: state.phase,
    nature:
      [state.nature, raised?.nature].includes('political') || isPoliticalText(state)
        ? 'political'
        : 'executive',
    body: { id: read.body.id, name: bodyName(organisation, state.body), power: read.body.power },
    subject: raised && { id: raised.id, title: raised.title, origin: raised.origin },
    sponsor: by(state.sponsor),
    matter: state.matter,
    effect,
    delegate: effect.kind === 'delegate' ? bodyName(organisation, effect.to) : null,
    changes: effect.kind === 'organise' ? changeViews(organisation, effect.changes, by) : [],
    versions: state.versions.map((version) => ({
      ...version,
      carriedBy: carrierOf(organisation, version.terms),
    })),
    questions: state.questions.map((question) => ({ ...contribution(question), answer: question.answer })),
    reactions: state.reactions.map(contribution),
    suggestions: state.suggestions.map(contribution),
    objections: state.objections
      .filter((objection) => !awaitsTheRound(objection, read))
      .map((objection) => objectionView(objection, read, offered.objections[objection.id])),
    positions,
    answered: positions.filter(({ kind }) => kind !== 'awaited' && kind !== 'absent').length,
    awaited: positions.filter(({ kind }) => kind === 'awaited').length,
    awaitedNow: awaitedNow(read).map(by),
    ready: answeredNow(read),
    rounds: state.rounds,
    setting: settingOf(organisation, state),
    voters: read.voters.map(by),
    recused: state.recused.map(({ person, reason }) => ({ person: by(person), reason })),
    advice: adviceView(organisation, state),
    deferred: state.phase === 'tabled' ? state.deferred : null,
    fallback:
      isOpen(state) && state.fallback
        ? {
            proposedBy: by(state.fallback.proposedBy),
            agreed: state.fallback.agreed.length,
            voting: state.fallback.ballots !== null,
            cast: Object.keys(state.fallback.ballots ?? {}).length,
          }
        : null,
    abandonment:
      isOpen(state) && state.abandonment
        ? {
            proposedBy: by(state.abandonment.proposedBy),
            consents: state.abandonment.consents.length,
          }
        : null,
    outcome: outcomeView(organisation, state),
    ...handsView(organisation, state, now),
    mine: mine ? { kind: mine.kind, text: mine.kind === 'concern' ? mine.text : null } : null,
    criteria:
      organisation.charter.status === 'inForce' ? organisation.charter.parameters.objections.criteria : [],
    acts: actsOf(state, offered),
  };
};

/** What a person finds at the address of a proposal. */
export type ProposalFound =
  | {
      kind: 'view';
      proposal: ProposalView;
      position: number;
      /** For who may write the text. */
      choices: WordingChoices | null;
      /** What lets its body decide, or what stands in the way; null once it is closed. */
      footing: FootingView | null;
    }
  /** Not theirs to follow, but decided: anybody reads it in the register. */
  | { kind: 'register' }
  /** It is being worked on in a body where they do not sit (I-25). */
  | { kind: 'closedDoor'; body: string }
  | { kind: 'none' };

/** The proposal as `viewer` may read it, with the position in the journal at which it was read. */
export const loadProposal = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  viewer: string,
  now: Instant,
): Promise<ProposalFound> => {
  if (!isUuid(id)) return { kind: 'none' };
  const found = await loadDocument<Proposed>(transaction, `proposal:${id}`);
  if (!found) return { kind: 'none' };
  const { state, version } = found;
  const subject = await loadDocument<SubjectState>(transaction, `subject:${state.subject}`);
  const offered = await offer({ transaction, organisation, viewer, now }, proposalTrials(state));
  const proposal = proposalView(organisation, state, version, subject?.state, viewer, now, offered);
  if (proposal) {
    const { amend, revise, offer: gives, nameCarrier } = proposal.acts;
    const writes = amend || revise || gives || nameCarrier;
    const choices = writes ? await wordingChoices(transaction, organisation, state.body, now) : null;
    const footing = await footingView(transaction, organisation, state, subject?.state, now);
    const position = (await readHead(transaction))?.position ?? 0;
    return { kind: 'view', proposal, position, choices, footing };
  }
  if (decisionOf(state)) return { kind: 'register' };
  // A draft is nobody else's to know of.
  if (isHidden(organisation, state, viewer, now)) return { kind: 'none' };
  return { kind: 'closedDoor', body: bodyName(organisation, state.body) };
};
