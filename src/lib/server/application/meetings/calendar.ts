import { votersOf } from '#lib/governance/bodies/index.ts';
import { preparersOf } from '#lib/governance/meetings/index.ts';
import { addDays, addMonths, civilDateOf, endOf, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { loadMeetings, meetingsAround } from './meetings.ts';
import { loadDocument } from '../organisation/organisation.ts';
import { underCharter } from '../organisation/in-context.ts';
import { bodyName } from '../people/persons.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { MeetingLineView } from './views.ts';
import type { Organisation } from '../organisation/organisation.ts';

/** A body that meets, for the filter of the calendar. */
export interface MeetingBody {
  id: string;
  name: string;
}

export interface CalendarView {
  coming: MeetingLineView[];
  past: MeetingLineView[];
  bodies: MeetingBody[];
}

const days = (now: Instant, count: number): Instant =>
  new Date(Date.parse(now) + count * 86_400_000).toISOString();

/** Meetings of six months ahead and the last fifty, of one body or of all, for anybody. */
export const loadCalendar = async (
  transaction: Transaction,
  organisation: Organisation,
  body: string | null,
  now: Instant,
): Promise<CalendarView> => {
  // A meeting that has begun is still the one to go to.
  const turn = days(now, -0.25);
  const [coming, past] = await Promise.all([
    loadMeetings(transaction, organisation, {
      body,
      from: turn,
      to: days(now, 183),
      cancelled: true,
      order: 'soonest',
    }),
    loadMeetings(transaction, organisation, {
      body,
      from: null,
      to: turn,
      cancelled: false,
      order: 'latest',
    }),
  ]);
  return { coming, past: past.slice(0, 50), bodies: bodiesThatMeet(organisation, now) };
};

/** A month of the calendar (`YYYY-MM`), cancelled meetings included. */
export interface MonthView {
  month: string;
  lines: MeetingLineView[];
  /** Whether there is something to see in the months before, and after. */
  before: boolean;
  after: boolean;
}

/** The meetings of one month in Paris, of one body or of all, for anybody. */
export const loadMonth = async (
  transaction: Transaction,
  organisation: Organisation,
  body: string | null,
  month: string,
): Promise<MonthView> => {
  const first = `${month}-01`;
  const from = endOf(addDays(first, -1));
  const to = endOf(addDays(addMonths(first, 1), -1));
  const filter = { body, from, to, cancelled: true, order: 'soonest' } as const;
  const [lines, around] = await Promise.all([
    loadMeetings(transaction, organisation, filter),
    meetingsAround(transaction, body, { from, to }),
  ]);
  return { month, lines, ...around };
};

const over: readonly MeetingLineView['status'][] = ['cancelled', 'closed', 'recordPublished'];

const sitsIn = ({ bodies }: Organisation, body: string, person: string): boolean =>
  bodies.bodies[body]?.members.some((member) => member.person === person) ?? false;

const ahead = async (
  transaction: Transaction,
  organisation: Organisation,
  body: string | null,
  now: Instant,
): Promise<MeetingLineView[]> => {
  const from = days(now, -1);
  const filter = { body, from, to: null, cancelled: false, order: 'soonest' } as const;
  const lines = await loadMeetings(transaction, organisation, filter);
  return lines.filter(({ status }) => !over.includes(status));
};

/** The next three meetings: of the bodies where a person sits, or of every body for a passer-by. */
export const nextMeetings = async (
  transaction: Transaction,
  organisation: Organisation,
  person: string | null,
  now: Instant,
): Promise<MeetingLineView[]> => {
  const lines = await ahead(transaction, organisation, null, now);
  return lines.filter(({ body }) => person === null || sitsIn(organisation, body.id, person)).slice(0, 3);
};

/** Where a subject is heard: on which agenda it stands, or on which ones the viewer may put it (I-8). */
export interface AgendaPlacesView {
  on: MeetingLineView | null;
  may: MeetingLineView[];
}

export const agendaPlaces = async (
  transaction: Transaction,
  organisation: Organisation,
  subject: string,
  viewer: string,
  now: Instant,
): Promise<AgendaPlacesView> => {
  const found = await loadDocument<SubjectState>(transaction, `subject:${subject}`);
  if (!found || found.state.status === 'none' || found.state.status === 'closed')
    return { on: null, may: [] };
  const { body, meeting, status } = found.state;
  const lines = await ahead(transaction, organisation, body, now);
  if (meeting !== null) return { on: lines.find(({ id }) => id === meeting) ?? null, may: [] };
  const mayAdd = status !== 'parked' && sitsIn(organisation, body, viewer);
  return { on: null, may: mayAdd ? lines.filter((line) => line.status === 'agendaOpen').slice(0, 3) : [] };
};

const bodiesThatMeet = (organisation: Organisation, now: Instant): MeetingBody[] =>
  Object.values(organisation.bodies.bodies)
    .filter(({ kind, dissolvedOn }) => kind !== 'council' && (dissolvedOn ?? '9999') > civilDateOf(now))
    .map(({ id }) => ({ id, name: bodyName(organisation, id) }));

/** The bodies whose meetings somebody may plan: where they prepare them, or vote while nobody does. */
export const bodiesToPrepare = (organisation: Organisation, person: string, now: Instant): MeetingBody[] => {
  const organised = underCharter(organisation);
  if (!organised) return [];
  const { commune, bodies } = organised;
  const actor = { kind: 'person', person } as const;
  const context = { now, actor, ...organised, subject: null, answers: { weather: {}, evaluation: {} } };
  return bodiesThatMeet(organisation, now).filter(({ id }) => {
    const body = bodies.bodies[id];
    if (!body || votersOf(body, commune, civilDateOf(now)).length === 0) return false;
    return preparersOf({ body: id }, context).includes(person);
  });
};
