import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import {
  decisionOf,
  isInForce,
  isOpen,
  lastVersion,
  meetingsHeardWith,
  missingAdvice,
} from '#lib/governance/proposals/index.ts';
import { leads, requiredOf, type Reading } from './reading.ts';
import type { ObjectionView, ProposalActs } from './views.ts';
import type { Objection, Open, OpenPhase } from '#lib/governance/proposals/index.ts';

/** Neither its author nor the group's test has ended it. */
const blocks = ({ status }: Objection): boolean => ['open', 'underTest', 'integrated'].includes(status.kind);

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
  waiveAdvice: false,
  measure: false,
  review: false,
};

const next: Record<OpenPhase, OpenPhase> = {
  presentation: 'clarification',
  clarification: 'reactions',
  reactions: 'amendment',
  amendment: 'objections',
  objections: 'integration',
  integration: 'objections',
};

/** What holds from the tabling to the end: who carries it may let it go, who sits may send it up or stand aside. */
const standing = (read: Reading): ProposalActs => {
  const sponsors = read.state.sponsor === read.viewer && read.votes;
  return {
    ...noActs,
    answer: sponsors,
    withdraw: sponsors,
    recuse: read.votes && !sponsors,
    waiveAdvice: sponsors && missingAdvice(read.state).length > 0,
    refer: read.sits && read.body.power !== 'political',
  };
};

/** Who carries a decision on trial, or proposed it, notes what it came to. */
const measures = ({ state, viewer, organisation, now }: Reading): boolean => {
  const terms = decisionOf(state)?.decision.terms;
  if (!terms?.trial || !isInForce(state)) return false;
  const concerned = viewer === terms.carriedBy || viewer === state.sponsor;
  return concerned && isInFunction(organisation.commune, viewer, civilDateOf(now));
};

/** Buttons of a proposal that is not in a procedure: draft, tabled, waiting for absent members, or closed. */
const quietActs = (read: Reading): ProposalActs => {
  const { state, viewer } = read;
  const sponsors = state.sponsor === viewer && read.votes;
  switch (state.phase) {
    case 'draft':
      return {
        ...noActs,
        revise: sponsors,
        table: sponsors,
        withdraw: sponsors,
        refer: sponsors && read.body.power !== 'political',
      };
    case 'tabled':
      return {
        ...standing(read),
        amend: sponsors,
        openBetweenMeetings: sponsors && lastVersion(state).terms !== null,
        takeUp: read.held === null && leads(read, 'facilitator'),
      };
    case 'absentees':
      return { ...standing(read), takePosition: read.votes && state.window.absent.includes(viewer) };
    default:
      return {
        ...noActs,
        measure: measures(read),
        review: read.votes && decisionOf(state) !== null && isInForce(state),
      };
  }
};

/** Buttons of a procedure under way. */
const openActs = (read: Reading, state: Open): ProposalActs => {
  const { viewer, counts, sits } = read;
  const meeting = state.setting.kind === 'meeting' ? state.setting : null;
  const sponsors = state.sponsor === viewer && read.votes;
  const facilitates = meeting?.facilitator === viewer && leads(read, 'facilitator');
  const keeps = meeting !== null && (facilitates || leads(read, 'secretary'));
  const speaking = ['clarification', 'reactions', 'amendment'].includes(state.phase);
  const contested = state.phase === 'objections' || state.phase === 'integration';
  return {
    ...standing(read),
    takeUp: meeting === null && read.held === null && leads(read, 'facilitator'),
    recordPresence: keeps && !meeting?.meeting && !state.fallback?.ballots,
    movePhase: facilitates && !state.fallback ? next[state.phase] : null,
    ask: sits && ['presentation', 'clarification'].includes(state.phase),
    react: sits && state.phase === 'reactions',
    suggest: sits && ['reactions', 'amendment', 'integration'].includes(state.phase),
    ready: counts && meeting === null && speaking && !state.ready.includes(viewer),
    amend: sponsors && (contested || state.phase === 'amendment'),
    takePosition: counts && state.phase === 'objections' && !state.fallback,
    closeRound: facilitates && state.phase === 'objections' && !state.fallback,
    carryOver: keeps,
    extendDeadline: sponsors && meeting === null,
    abandon: counts ? abandonAct(state, viewer) : null,
    fallback: counts && meeting && contested ? fallbackAct(read, state) : null,
  };
};

const abandonAct = ({ abandonment }: Open, viewer: string): ProposalActs['abandon'] => {
  if (abandonment === null) return 'propose';
  return abandonment.consents.includes(viewer) ? 'object' : 'answer';
};

const fallbackAct = ({ organisation, viewer }: Reading, state: Open): ProposalActs['fallback'] => {
  if (organisation.charter.status !== 'inForce') return null;
  if (state.fallback?.ballots) return viewer in state.fallback.ballots ? null : 'vote';
  if (state.fallback) return state.fallback.agreed.includes(viewer) ? 'object' : 'answer';
  const { enabled, afterMeetings } = organisation.charter.parameters.fallback;
  const allowed = enabled && state.matter !== 'charter' && state.matter !== 'election';
  return allowed && state.objections.some(blocks) && meetingsHeardWith(state) >= afterMeetings
    ? 'propose'
    : null;
};

/** What the viewer may do now, as the rules would allow it. */
export const actsOf = (read: Reading): ProposalActs =>
  isOpen(read.state) ? openActs(read, read.state) : quietActs(read);

/** What the viewer may do now with one objection (I-12). */
export const objectionActs = (objection: Objection, read: Reading): ObjectionView['acts'] => {
  const { state, viewer, counts, votes } = read;
  const { status } = objection;
  const contested = isOpen(state) && (state.phase === 'objections' || state.phase === 'integration');
  const mine = objection.author === viewer;
  const over = state.phase === 'draft' || state.phase === 'closed';
  return {
    withdraw: mine && votes && !over && blocks(objection),
    test: counts && contested && !mine && status.kind === 'open' && !objection.tested,
    judge:
      isOpen(state) &&
      status.kind === 'underTest' &&
      !mine &&
      requiredOf(read).includes(viewer) &&
      !(viewer in status.judgements),
  };
};
