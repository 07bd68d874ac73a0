import { isLive, votersOf, type Body } from '#lib/governance/bodies/index.ts';
import { mayorOf } from '#lib/governance/commune/index.ts';
import { holdersOf } from '#lib/governance/mandates/index.ts';
import { decisionOf, isOpen, lastVersion } from '#lib/governance/proposals/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { bodyName, personView, type PersonView } from './persons.ts';
import type { Organisation } from './organisation.ts';
import type { Objection, Proposed, Setting, Terms, Version } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';

export interface TermsView {
  carriedBy: PersonView;
  reviewOn: string;
  trial: { endsOn: string; measures: string[] } | null;
}
export interface VersionView {
  number: number;
  title: string;
  text: string;
  terms: TermsView | null;
  at: string;
  integrates: { objection: string; resolution: Version['integrates'][number]['resolution'] }[];
}
export interface ContributionView {
  id: string;
  author: PersonView;
  text: string;
  at: string;
}
export interface ObjectionView {
  id: string;
  author: PersonView;
  mine: boolean;
  version: number;
  criterion: string;
  argument: string;
  at: string;
  status: Objection['status']['kind'];
  tested: boolean;
  resolution: Version['integrates'][number]['resolution'] | null;
  resolvedIn: number | null;
  judged: number;
  judges: number;
  awaitsMyJudgement: boolean;
}
export interface PositionView {
  person: PersonView;
  /** `hidden`: answered, but positions are shown only when the round closes. */
  kind: 'consent' | 'concern' | 'abstention' | 'objection' | 'hidden' | 'awaited' | 'absent';
  text: string | null;
}

/** What the viewer may do now, as the rules would allow it: each is one button of the page. */
export interface ProposalActs {
  revise: boolean;
  table: boolean;
  openBetweenMeetings: boolean;
  takeUp: boolean;
  recordPresence: boolean;
  movePhase: string | null;
  ask: boolean;
  answer: boolean;
  react: boolean;
  suggest: boolean;
  ready: boolean;
  amend: boolean;
  takePosition: boolean;
  closeRound: boolean;
  carryOver: boolean;
  extendDeadline: boolean;
  recuse: boolean;
  withdraw: boolean;
  refer: boolean;
  abandon: 'propose' | 'answer' | null;
  fallback: 'propose' | 'answer' | 'vote' | null;
}

export interface ProposalView {
  id: string;
  version: number;
  phase: Proposed['phase'];
  nature: 'political' | 'executive';
  body: { id: string; name: string; power: Body['power'] };
  subject: { id: string; title: string; origin: string | null } | null;
  sponsor: PersonView;
  matter: Proposed['matter'];
  effect: Proposed['effect'];
  versions: VersionView[];
  questions: (ContributionView & { answer: { text: string; at: string } | null })[];
  reactions: ContributionView[];
  suggestions: ContributionView[];
  objections: ObjectionView[];
  positions: PositionView[];
  answered: number;
  awaited: number;
  rounds: number;
  setting:
    | { kind: 'meeting'; label: string; facilitator: PersonView; present: PersonView[] }
    | { kind: 'betweenMeetings'; deadline: string; missed: boolean }
    | { kind: 'absentees'; until: string; absent: PersonView[] }
    | null;
  voters: PersonView[];
  recused: { person: PersonView; reason: string }[];
  deferred: { reason: string; at: string } | null;
  fallback: { proposedBy: PersonView; agreed: number; voting: boolean; cast: number } | null;
  abandonment: { proposedBy: PersonView; consents: number } | null;
  outcome: {
    kind: string;
    at: string;
    terms: TermsView | null;
    tally: { for: number; against: number; abstention: number } | null;
    silent: PersonView[];
    force: string | null;
    reason: string | null;
  } | null;
  mine: { kind: string; text: string | null } | null;
  criteria: readonly string[];
  acts: ProposalActs;
}

const noActs: ProposalActs = {
  revise: false,
  table: false,
  openBetweenMeetings: false,
  takeUp: false,
  recordPresence: false,
  movePhase: null,
  ask: false,
  answer: false,
  react: false,
  suggest: false,
  ready: false,
  amend: false,
  takePosition: false,
  closeRound: false,
  carryOver: false,
  extendDeadline: false,
  recuse: false,
  withdraw: false,
  refer: false,
  abandon: null,
  fallback: null,
};

const next: Record<string, string> = {
  presentation: 'clarification',
  clarification: 'reactions',
  reactions: 'amendment',
  amendment: 'objections',
  objections: 'integration',
  integration: 'objections',
};

/** What surrounds one viewer of one proposal, worked out once. */
interface Reading {
  organisation: Organisation;
  state: Proposed;
  body: Body;
  viewer: string;
  now: Instant;
  voters: string[];
  sits: boolean;
  counts: boolean;
  present: string[] | null;
}

const reading = (
  organisation: Organisation,
  state: Proposed,
  viewer: string,
  now: Instant,
): Reading | undefined => {
  const body = organisation.bodies.bodies[state.body];
  if (!body || organisation.commune.status === 'none') return undefined;
  const today = civilDateOf(now);
  const recused = new Set(state.recused.map(({ person }) => person));
  const voters = votersOf(body, organisation.commune, today).filter((person) => !recused.has(person));
  const present = isOpen(state) && state.setting.kind === 'meeting' ? state.setting.present : null;
  return {
    organisation,
    state,
    body,
    viewer,
    now,
    voters,
    sits: isLive(body, today) && body.members.some(({ person }) => person === viewer) && !recused.has(viewer),
    counts: voters.includes(viewer) && (present === null || present.includes(viewer)),
    present,
  };
};

const leads = ({ organisation, state, body, viewer, now }: Reading, kind: 'facilitator' | 'secretary') =>
  holdersOf(organisation.mandates, organisation, { body: body.id, kind }, civilDateOf(now)).includes(
    viewer,
  ) &&
  (kind === 'secretary' || viewer !== state.sponsor || sponsorMayLead(organisation)) &&
  !(kind === 'facilitator' && body.kind === 'majorityGroup' && mayorOf(organisation.commune) === viewer);

const sponsorMayLead = ({ charter }: Organisation): boolean =>
  charter.status === 'inForce' && charter.parameters.facilitation.sponsorMayFacilitate;

/** Buttons of a proposal that is not in a procedure: draft, tabled, or waiting for absent members. */
const quietActs = (read: Reading): ProposalActs => {
  const { state, viewer } = read;
  const sponsors = state.sponsor === viewer && read.counts;
  switch (state.phase) {
    case 'draft':
      return { ...noActs, revise: sponsors, table: sponsors, withdraw: sponsors };
    case 'tabled':
      return {
        ...noActs,
        amend: sponsors,
        answer: sponsors,
        withdraw: sponsors,
        openBetweenMeetings: sponsors && lastVersion(state).terms !== null,
        takeUp: leads(read, 'facilitator'),
        recuse: read.counts && !sponsors,
        refer: read.sits && read.body.power !== 'political',
      };
    case 'absentees':
      return {
        ...noActs,
        takePosition: read.counts && state.window.absent.includes(viewer),
      };
    default:
      return noActs;
  }
};

/** Buttons of a procedure under way. */
const openActs = (read: Reading): ProposalActs => {
  const { state, viewer, counts, sits } = read;
  if (!isOpen(state)) return quietActs(read);
  const meeting = state.setting.kind === 'meeting' ? state.setting : null;
  const sponsors = state.sponsor === viewer && read.voters.includes(viewer);
  const facilitates = meeting?.facilitator === viewer && leads(read, 'facilitator');
  const keeps = meeting !== null && (facilitates || leads(read, 'secretary'));
  const speaking = ['clarification', 'reactions', 'amendment'].includes(state.phase);
  const contested = state.phase === 'objections' || state.phase === 'integration';
  return {
    ...noActs,
    takeUp: meeting === null && leads(read, 'facilitator'),
    recordPresence: keeps,
    movePhase: facilitates && !state.fallback ? (next[state.phase] ?? null) : null,
    ask: sits && ['presentation', 'clarification'].includes(state.phase),
    answer: sponsors,
    react: sits && state.phase === 'reactions',
    suggest: sits && ['reactions', 'amendment', 'integration'].includes(state.phase),
    ready: counts && meeting === null && speaking && !state.ready.includes(viewer),
    amend: sponsors && (contested || state.phase === 'amendment'),
    takePosition: counts && state.phase === 'objections' && !state.fallback,
    closeRound: facilitates && state.phase === 'objections' && !state.fallback,
    carryOver: keeps,
    extendDeadline: sponsors && meeting === null,
    recuse: counts && !sponsors,
    withdraw: sponsors,
    refer: sits && read.body.power !== 'political',
    abandon: counts ? (state.abandonment === null ? 'propose' : 'answer') : null,
    fallback: counts && meeting && contested ? fallbackAct(read) : null,
  };
};

const fallbackAct = ({ state, organisation }: Reading): ProposalActs['fallback'] => {
  if (!isOpen(state) || organisation.charter.status !== 'inForce') return null;
  if (state.fallback) return state.fallback.ballots ? 'vote' : 'answer';
  const { enabled, afterMeetings } = organisation.charter.parameters.fallback;
  const blocked = state.objections.some(({ status }) =>
    ['open', 'underTest', 'integrated'].includes(status.kind),
  );
  return enabled && blocked && state.meetingsHeard + 1 >= afterMeetings ? 'propose' : null;
};

const termsView = (organisation: Organisation, terms: Terms | null): TermsView | null =>
  terms && { ...terms, carriedBy: personView(organisation, terms.carriedBy) };

const objectionView = (objection: Objection, read: Reading): ObjectionView => {
  const { status } = objection;
  const judges = (read.present ?? read.voters).filter(
    (person) => person !== objection.author && read.voters.includes(person),
  );
  const judgements = status.kind === 'underTest' ? status.judgements : {};
  return {
    id: objection.id,
    author: personView(read.organisation, objection.author),
    mine: objection.author === read.viewer,
    version: objection.version,
    criterion: objection.criterion,
    argument: objection.argument,
    at: objection.at,
    status: status.kind,
    tested: objection.tested,
    resolution: 'resolution' in status ? status.resolution : null,
    resolvedIn: 'version' in status ? status.version : null,
    judged: Object.keys(judgements).length,
    judges: judges.length,
    awaitsMyJudgement:
      status.kind === 'underTest' && judges.includes(read.viewer) && !(read.viewer in judgements),
  };
};

/** Positions stay inside the body, and inside the round when the charter shows them only at its close (I-25). */
const positionViews = (read: Reading): PositionView[] => {
  const { state, organisation, voters, viewer } = read;
  const closure = decisionOf(state);
  const taken = closure ? closure.decision.positions : 'positions' in state ? state.positions : {};
  const hidden =
    organisation.charter.status === 'inForce' &&
    organisation.charter.parameters.positionsShown === 'whenClosed' &&
    isOpen(state) &&
    state.phase === 'objections';
  const people = closure ? [...closure.decision.counted, ...closure.decision.silent] : voters;
  return people.map((person) => {
    const position = taken[person];
    const view = personView(organisation, person);
    if (!position) {
      const absent = read.present !== null && !read.present.includes(person);
      return { person: view, kind: absent || closure ? 'absent' : 'awaited', text: null };
    }
    if (hidden && person !== viewer) return { person: view, kind: 'hidden', text: null };
    return {
      person: view,
      kind: position.kind,
      text: position.kind === 'concern' ? position.text : null,
    };
  });
};

const settingView = (organisation: Organisation, setting: Setting): Exclude<ProposalView['setting'], null> =>
  setting.kind === 'betweenMeetings'
    ? { kind: 'betweenMeetings', deadline: setting.deadline, missed: setting.missed }
    : {
        kind: 'meeting',
        label: setting.label,
        facilitator: personView(organisation, setting.facilitator),
        present: setting.present.map((person) => personView(organisation, person)),
      };

const outcomeView = (organisation: Organisation, state: Proposed): ProposalView['outcome'] => {
  if (state.phase !== 'closed') return null;
  const { closure } = state;
  const plain = { terms: null, tally: null, silent: [], force: null, reason: null };
  if ('decision' in closure)
    return {
      kind: closure.outcome,
      at: closure.decision.decidedAt,
      terms: termsView(organisation, closure.decision.terms),
      tally: closure.decision.fallback,
      silent: closure.decision.silent.map((person) => personView(organisation, person)),
      force: closure.decision.force.kind,
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

/**
 * A proposal as a member of its body sees it; undefined for anybody else, who reads decisions in the
 * register (I-25). A draft is its sponsor's alone.
 */
export const proposalView = (
  organisation: Organisation,
  state: Proposed,
  streamVersion: number,
  subject: SubjectState | undefined,
  viewer: string,
  now: Instant,
): ProposalView | undefined => {
  const read = reading(organisation, state, viewer, now);
  const member = read?.body.members.some(({ person }) => person === viewer) ?? false;
  if (!read || !member || (state.phase === 'draft' && state.sponsor !== viewer)) return undefined;
  const by = (person: string) => personView(organisation, person);
  const contribution = ({ author, ...rest }: { id: string; author: string; text: string; at: string }) => ({
    ...rest,
    author: by(author),
  });
  const positions = positionViews(read);
  const mine = 'positions' in state ? state.positions[viewer] : undefined;
  const raised = subject && subject.status !== 'none' ? subject : null;
  return {
    id: state.id,
    version: streamVersion,
    phase: state.phase,
    nature: raised ? (state.nature === 'political' ? 'political' : raised.nature) : state.nature,
    body: { id: read.body.id, name: bodyName(organisation, state.body), power: read.body.power },
    subject: raised && { id: raised.id, title: raised.title, origin: raised.origin },
    sponsor: by(state.sponsor),
    matter: state.matter,
    effect: state.effect,
    versions: state.versions.map((version) => ({
      ...version,
      terms: termsView(organisation, version.terms),
    })),
    questions: state.questions.map((question) => ({ ...contribution(question), answer: question.answer })),
    reactions: state.reactions.map(contribution),
    suggestions: state.suggestions.map(contribution),
    objections: state.objections.map((objection) => objectionView(objection, read)),
    positions,
    answered: positions.filter(({ kind }) => kind !== 'awaited' && kind !== 'absent').length,
    awaited: positions.filter(({ kind }) => kind === 'awaited').length,
    rounds: state.rounds,
    setting: settingOf(organisation, state),
    voters: read.voters.map(by),
    recused: state.recused.map(({ person, reason }) => ({ person: by(person), reason })),
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
    mine: mine ? { kind: mine.kind, text: mine.kind === 'concern' ? mine.text : null } : null,
    criteria:
      organisation.charter.status === 'inForce' ? organisation.charter.parameters.objections.criteria : [],
    acts: isOpen(state) ? openActs(read) : quietActs(read),
  };
};
