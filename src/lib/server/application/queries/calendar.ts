import { votersOf } from '#lib/governance/bodies/index.ts';
import { preparersOf } from '#lib/governance/meetings/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { loadMeetings } from './meetings.ts';
import { bodyName } from './persons.ts';
import type { MeetingLineView } from './meetings-view.ts';
import type { Organisation } from './organisation.ts';

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

const bodiesThatMeet = (organisation: Organisation, now: Instant): MeetingBody[] =>
  Object.values(organisation.bodies.bodies)
    .filter(({ kind, dissolvedOn }) => kind !== 'council' && (dissolvedOn ?? '9999') > civilDateOf(now))
    .map(({ id }) => ({ id, name: bodyName(organisation, id) }));

/** The bodies whose meetings somebody may plan: where they prepare them, or vote while nobody does. */
export const bodiesToPrepare = (organisation: Organisation, person: string, now: Instant): MeetingBody[] => {
  const { commune, charter, bodies, mandates } = organisation;
  if (commune.status === 'none' || charter.status !== 'inForce') return [];
  const context = { now, commune, charter, bodies, mandates, actor: { kind: 'person', person } } as const;
  return bodiesThatMeet(organisation, now).filter(({ id }) => {
    const body = bodies.bodies[id];
    if (!body || votersOf(body, commune, civilDateOf(now)).length === 0) return false;
    const around = { ...context, subject: null, answers: { weather: {}, evaluation: {} } };
    return preparersOf({ body: id }, around).includes(person);
  });
};
