import * as meetings from '../meetings/index.ts';
import { storiesOf } from './story.ts';
import { mandate, town, voters, withMandates } from './town.ts';
import type { MeetingContext, SubjectSeen, WantedItem } from '../meetings/index.ts';

/** Tuesday 1 December 2026, 19:30 in Paris, planned three weeks before. */
export const planning = '2026-11-10T10:00:00.000Z';
export const start = '2026-12-01T18:30:00.000Z';
export const occasion = { date: '2026-12-01', time: '19:30', minutes: 150, place: 'Mairie', link: null };

export const subject = (id: string, more: Partial<SubjectSeen> = {}): SubjectSeen => ({
  id,
  title: `Sujet ${id}`,
  body: 'groupe',
  open: true,
  proposal: null,
  supporters: [],
  meeting: null,
  carriedOver: 0,
  ...more,
});

export const world: Omit<MeetingContext, 'actor'> = {
  now: planning,
  ...town,
  ...withMandates(
    // Ends at midnight, during the meeting (I-16).
    mandate('facilitation', 'bob', { until: '2026-12-01' }),
    // Granted by mistake, or by an import: it gives the mayor nothing in the majority group (I-7).
    mandate('facilitation', 'maire'),
    mandate('animation', 'maire'),
  ),
  subject: null,
  answers: { weather: {}, evaluation: {} },
};
export type Around = Partial<typeof world>;

export const rules = storiesOf(meetings, world, { meeting: 'm' });
const { story } = rules;
export type Telling = ReturnType<typeof story>;
export type Told = Parameters<Telling['then']>[1];

/** Before anything happened. */
export const nothing = (): Telling => story(planning);

export const planned = (): Telling =>
  nothing().then('eva', { type: 'PlanMeeting', body: 'groupe', series: null, ...occasion });

export const wanted = (id: string, more: Partial<WantedItem> = {}): WantedItem => ({
  item: id,
  subject: `s-${id}`,
  outcome: 'explore',
  minutes: 30,
  documents: [],
  ...more,
});

export const add = (so: Telling, who: string, id: string, more: Partial<SubjectSeen> = {}): Telling =>
  so.then(who, { type: 'AddItem', ...wanted(id) }, { subject: subject(`s-${id}`, more) });

/** Two items, by Ana then Cléo. */
export const prepared = (): Telling => add(add(planned(), 'ana', 'i1'), 'cleo', 'i2');

export const arrive = (so: Telling, people: readonly string[]): Telling =>
  people.reduce(
    (now, person) => now.then(person, { type: 'NoteAttendance', person, attendance: 'present' }),
    so,
  );

/** Opened by Eva with these present. */
export const opened = (people: readonly string[] = voters, from: Telling = prepared()): Telling =>
  arrive(from.at(start), people).then('eva', { type: 'OpenMeeting' });

/** Everyone here but the one who put it consents. */
export const agree = (so: Telling, motion: string, people: readonly string[]): Telling =>
  people.reduce((now, person) => now.then(person, { type: 'ConsentToMotion', motion }), so);

/** Opened, its agenda consented to by all. */
export const running = (people: readonly string[] = voters, from: Telling = prepared()): Telling =>
  agree(
    opened(people, from).then('eva', { type: 'ProposeMotion', motion: 'o', matter: { kind: 'agenda' } }),
    'o',
    people.filter((person) => person !== 'eva'),
  );
