import { frameMinutes, proposedOrder, waitingItems } from '#lib/governance/meetings/index.ts';
import { readHead } from '#lib/server/platform/journal/rows.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { loadCandidates } from './candidates.ts';
import { offer } from '../offer.ts';
import { actsOfMeeting, mayAdd, meetingTrials } from './acts.ts';
import {
  attendanceViews,
  motionView,
  objectedViews,
  pollView,
  quorumView,
  roleViews,
  rotaViews,
  speechView,
} from './session-views.ts';
import {
  concernsOf,
  decidedItems,
  itemViews,
  loadPastFacilitators,
  loadProposals,
  type ProposalsById,
} from './items.ts';
import { publicMeeting } from './public.ts';
import { mayFollow, reading, type Reading } from './reading.ts';
import { bodyName, personView } from '../people/persons.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import type { PublicMeetingView } from './public.ts';
import type { CandidateView, MeetingView } from './views.ts';
import type { Gathered, Held, Over } from '#lib/governance/meetings/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';

export type { PublicMeetingView };
export type * from './views.ts';

const eveningOf = (state: Held): Gathered | Over | null => ('openedAt' in state ? state : null);

/** The order that the system proposes, as long as those who prepare may still follow it. */
const proposedView = ({ state, context }: Reading): MeetingView['proposed'] => {
  const early = state.status === 'agendaOpen' || state.status === 'agendaClosed' || state.status === 'opened';
  if (!early) return null;
  const items = waitingItems(state);
  const most = context.charter.parameters.agenda.maxMinutes;
  return {
    places: proposedOrder(items, state.minutes, most),
    room: Math.min(state.minutes, most) - frameMinutes,
    asked: items.reduce((sum, { minutes }) => sum + minutes, 0),
  };
};

const recordView = (state: Held, organisation: Organisation): MeetingView['record'] => {
  if (!('record' in state)) return null;
  const { corrections, ...record } = state.record;
  return {
    ...record,
    closedAt: state.closedAt,
    corrections: corrections.map(({ by, ...correction }) => ({
      ...correction,
      by: personView(organisation, by),
    })),
  };
};

const written = (evening: Gathered | Over | null, organisation: Organisation) => ({
  ideas: (evening?.ideas ?? []).map(({ id, text, by }) => ({ id, text, by: personView(organisation, by) })),
  notes: evening?.notes ?? [],
  actions: (evening?.actions ?? []).map(({ owner, ...action }) => ({
    ...action,
    owner: personView(organisation, owner),
  })),
});

const during = (evening: Gathered | Over | null, read: Reading) => {
  if (evening === null)
    return {
      openedAt: null,
      consentedAt: null,
      motion: null,
      objected: [],
      weather: null,
      evaluation: null,
      speech: null,
      pause: null,
      breakAskedBy: 0,
    };
  return {
    openedAt: evening.openedAt,
    consentedAt: evening.consentedAt,
    motion: motionView(evening, read),
    objected: objectedViews(evening, read),
    weather: pollView(evening.weather, read),
    evaluation: pollView(evening.evaluation, read),
    speech: speechView(evening, read),
    pause: evening.pause,
    breakAskedBy: evening.breakAskedBy.length,
  };
};

const occasionOf = (state: Held) => {
  const { date, time, startsAt, minutes, place, link, cutOffAt, revision, series } = state;
  return { date, time, startsAt, minutes, place, link, cutOffAt, revision, series };
};

/** What is read besides the meeting's own document. */
interface Around {
  proposals: ProposalsById;
  past: readonly (string | null)[];
  candidates: readonly CandidateView[];
}

/** A meeting as someone who sits in its body sees it. */
const meetingView = (read: Reading, version: number, around: Around): MeetingView => {
  const { organisation, state } = read;
  const evening = eveningOf(state);
  return {
    id: state.id,
    version,
    status: state.status,
    body: {
      id: state.body,
      name: bodyName(organisation, state.body),
      power: organisation.bodies.bodies[state.body]?.power ?? 'advisory',
    },
    ...occasionOf(state),
    cancelled: state.status === 'cancelled' ? { reason: state.reason, at: state.at } : null,
    items: itemViews(read, around.proposals),
    candidates: [...around.candidates],
    proposed: proposedView(read),
    roles: roleViews(read),
    rota: rotaViews(read, around.past),
    attendance: attendanceViews(read),
    quorum: quorumView(read),
    ...during(evening, read),
    ...written(evening, organisation),
    record: recordView(state, organisation),
    decisions: decidedItems(state, around.proposals).map((decided) => ({
      ...decided,
      concerns: concernsOf(organisation, around.proposals.get(decided.proposal)),
    })),
    acts: actsOfMeeting(state, read.viewer, read.offered),
  };
};

/** What a person, or anybody when `viewer` is null, finds at the address of a meeting. */
export type MeetingFound =
  | { kind: 'view'; meeting: MeetingView; position: number }
  | { kind: 'public'; meeting: PublicMeetingView }
  | { kind: 'none' };

/** The meeting as `viewer` may read it, with the position in the journal at which it was read. */
export const loadMeeting = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  viewer: string | null,
  now: Instant,
): Promise<MeetingFound> => {
  if (!isUuid(id)) return { kind: 'none' };
  const found = await loadDocument<Held>(transaction, `meeting:${id.toLowerCase()}`);
  if (!found) return { kind: 'none' };
  const { state, version } = found;
  const proposals = await loadProposals(transaction, state);
  const inside = viewer !== null && mayFollow(organisation, state, viewer, now);
  const offered =
    inside && (await offer({ transaction, organisation, viewer, now }, meetingTrials(state, viewer)));
  const read = offered ? reading(organisation, state, viewer, now, offered) : undefined;
  if (!read) return { kind: 'public', meeting: publicMeeting(organisation, state, proposals) };
  const past = await loadPastFacilitators(transaction, state);
  const candidates = mayAdd(read.offered) ? await loadCandidates(transaction, state) : [];
  const position = (await readHead(transaction))?.position ?? 0;
  return { kind: 'view', meeting: meetingView(read, version, { proposals, past, candidates }), position };
};
