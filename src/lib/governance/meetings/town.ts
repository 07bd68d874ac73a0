import { fold } from '#lib/kernel/decider.ts';
import { defaultParameters, type CharterParameters } from '../charter/index.ts';
import { decide } from './decide/index.ts';
import { evolve, initial } from './evolve.ts';
import type { Body, BodiesState, BodyKind, Capacity, Power } from '../bodies/index.ts';
import type { FoundedCommune, Member, MemberFunction } from '../commune/index.ts';
import type { Mandate, MandatesState, Role, RoleKind } from '../mandates/index.ts';
import type { WantedItem } from './commands.ts';
import type { MeetingContext, MeetingEvent, SubjectSeen } from './meeting.ts';
import type { MeetingCommand } from './commands.ts';
import type { MeetingRefusal } from './refusals.ts';
import type { MeetingState } from './state.ts';

/** A little town hall for tests: a mayor and five councillors, two of whom facilitate in turn; a DGS who advises. */
export const voters = ['maire', 'ana', 'bob', 'cleo', 'dan', 'eva'] as const;
export const group = 'groupe';
/** Tuesday 1 December 2026, 19:30 in Paris, planned three weeks before. */
export const planning = '2026-11-10T10:00:00.000Z';
export const start = '2026-12-01T18:30:00.000Z';
export const occasion = { date: '2026-12-01', time: '19:30', minutes: 150, place: 'Mairie', link: null };

const member = (fn: MemberFunction): Member => ({
  function: fn,
  majority: fn !== 'generalSecretary',
  rank: null,
  group: null,
  leftOn: null,
});

export const commune: FoundedCommune = {
  status: 'founded',
  name: 'Essai',
  insee: '26289',
  population: 1200,
  populationSource: 'INSEE',
  registeredElectors: 900,
  installedOn: '2026-03-21',
  foundedAt: '2026-03-22T10:00:00Z',
  members: {
    ...Object.fromEntries(voters.map((id) => [id, member(id === 'maire' ? 'mayor' : 'councillor')])),
    dgs: member('generalSecretary'),
  },
  administrators: ['dgs'],
};

const seat = (person: string, capacity: Capacity = 'member') => ({ person, capacity, since: '2026-03-21' });

const body = (id: string, kind: BodyKind, power: Power, quorum: number | null): Body => ({
  id,
  name: id,
  kind,
  power,
  purpose: 'décider',
  perimeter: null,
  members: [...voters.map((person) => seat(person)), seat('dgs', 'adviser')],
  quorum,
  rhythm: '',
  parent: null,
  endsOn: null,
  dissolvedOn: null,
});

export const bodies: BodiesState = {
  bodies: {
    [group]: body(group, 'majorityGroup', 'political', 4),
    bureau: body('bureau', 'bureau', 'executive', 2),
    conseil: body('conseil', 'council', 'legal', null),
  },
};

const role = (id: string, kind: RoleKind, of: string): Role => ({
  id,
  body: of,
  kind,
  title: id,
  purpose: 'tenir la séance',
  perimeter: null,
  accountabilities: [],
  envelopeEuros: null,
  term: 6,
});

const mandate = (id: string, of: string, person: string, until: string): Mandate => ({
  id,
  role: of,
  person,
  from: '2026-07-01',
  until,
  designation: 'consent',
  decision: null,
  act: null,
  endedOn: null,
  endReason: null,
});

export const mandates: MandatesState = {
  roles: {
    facilitation: role('facilitation', 'facilitator', group),
    secretariat: role('secretariat', 'secretary', group),
    animation: role('animation', 'facilitator', 'bureau'),
  },
  mandates: {
    m1: mandate('m1', 'facilitation', 'eva', '2026-12-31'),
    m2: mandate('m2', 'facilitation', 'bob', '2026-12-01'),
    m3: mandate('m3', 'secretariat', 'dan', '2026-12-31'),
    // Granted by mistake, or by an import: it gives the mayor nothing in the majority group (I-7).
    m4: mandate('m4', 'facilitation', 'maire', '2026-12-31'),
    m5: mandate('m5', 'animation', 'maire', '2026-12-31'),
  },
};

export const subject = (id: string, more: Partial<SubjectSeen> = {}): SubjectSeen => ({
  id,
  title: `Sujet ${id}`,
  body: group,
  open: true,
  proposal: null,
  supporters: [],
  meeting: null,
  carriedOver: 0,
  ...more,
});

export const context = (actor: string, now: string, more: Partial<MeetingContext> = {}): MeetingContext => ({
  now,
  actor: actor === 'system' ? { kind: 'system' } : { kind: 'person', person: actor },
  commune,
  charter: { version: 1, parameters: defaultParameters },
  bodies,
  mandates,
  subject: null,
  answers: { weather: {}, evaluation: {} },
  ...more,
});

export const withCharter = (change: Partial<CharterParameters>): Partial<MeetingContext> => ({
  charter: { version: 1, parameters: { ...defaultParameters, ...change } },
});

/** A command without the id that every story shares. */
export type Bare = MeetingCommand extends infer C
  ? C extends { meeting: string }
    ? Omit<C, 'meeting'>
    : never
  : never;

/** A history told in sentences: who does what, when; it stops at the first refusal, which it keeps. */
export interface Story {
  readonly state: MeetingState;
  readonly events: readonly MeetingEvent[];
  readonly refusal: MeetingRefusal | null;
  readonly now: string;
  then(actor: string, command: Bare, more?: Partial<MeetingContext>): Story;
  at(now: string): Story;
}

const story = (
  state: MeetingState,
  events: readonly MeetingEvent[],
  refusal: MeetingRefusal | null,
  now: string,
): Story => ({
  state,
  events,
  refusal,
  now,
  at: (later) => story(state, events, refusal, later),
  then: (actor, command, more = {}) => {
    if (refusal) return story(state, events, refusal, now);
    const result = decide(state, { ...command, meeting: 'm' } as MeetingCommand, context(actor, now, more));
    return result.ok
      ? story(fold(evolve, state, result.value), [...events, ...result.value], null, now)
      : story(state, events, result.error, now);
  },
});

/** Before anything happened. */
export const nothing = (): Story => story(initial, [], null, planning);

export const planned = (): Story =>
  nothing().then('eva', {
    type: 'PlanMeeting',
    body: group,
    series: null,
    ...occasion,
  });

export const wanted = (id: string, more: Partial<WantedItem> = {}): WantedItem => ({
  item: id,
  subject: `s-${id}`,
  outcome: 'explore',
  minutes: 30,
  documents: [],
  ...more,
});

export const add = (so: Story, actor: string, id: string, more: Partial<SubjectSeen> = {}): Story =>
  so.then(actor, { type: 'AddItem', ...wanted(id) }, { subject: subject(`s-${id}`, more) });

/** Two items, by Ana then Cléo. */
export const prepared = (): Story => add(add(planned(), 'ana', 'i1'), 'cleo', 'i2');

export const arrive = (so: Story, people: readonly string[]): Story =>
  people.reduce(
    (now, person) => now.then(person, { type: 'NoteAttendance', person, attendance: 'present' }),
    so,
  );

/** Opened by Eva with these present. */
export const opened = (people: readonly string[] = voters, from: Story = prepared()): Story =>
  arrive(from.at(start), people).then('eva', { type: 'OpenMeeting' });

/** Everyone here but the one who put it consents. */
export const agree = (so: Story, motion: string, people: readonly string[]): Story =>
  people.reduce((now, person) => now.then(person, { type: 'ConsentToMotion', motion }), so);

/** Opened, its agenda consented to by all. */
export const running = (people: readonly string[] = voters, from: Story = prepared()): Story =>
  agree(
    opened(people, from).then('eva', { type: 'ProposeMotion', motion: 'o', matter: { kind: 'agenda' } }),
    'o',
    people.filter((person) => person !== 'eva'),
  );
