import * as proposals from '../proposals/index.ts';
import { storiesOf } from './story.ts';
import { town, voters } from './town.ts';
import type { Nature } from '../subjects/index.ts';
import type { ProposalContext } from '../proposals/index.ts';

/** How a text begins: Ana's, for the majority group, on an evening of September. */
export const start = '2026-09-08T17:30:00Z';

type Subject = ProposalContext['subject'];

/** A subject as it stands in a body's backlog. */
export const subjectIn = (
  body: string,
  nature: Nature,
  more: Partial<NonNullable<Subject>> = {},
): Subject => ({
  body,
  nature,
  open: true,
  running: nature === 'executive',
  executes: null,
  settledBy: null,
  announcedEuros: null,
  proposal: null,
  meeting: null,
  ...more,
});

export const world: Omit<ProposalContext, 'actor'> = {
  now: start,
  ...town,
  subject: subjectIn('groupe', 'political'),
  target: null,
  executedInForce: false,
  executedEuros: 0,
  delegation: null,
  envelope: { spendings: {} },
  spentOnObject: { spendings: {} },
  caseExists: false,
};
export type Around = Partial<typeof world>;

export const rules = storiesOf(proposals, world, { proposal: 'p' });
export const { when } = rules;
const { story } = rules;
export type Telling = ReturnType<typeof story>;
export type Told = Parameters<Telling['then']>[1];

export const terms = { carriedBy: 'ana', reviewOn: '2027-03-09', trial: null };

export const drafted = (around: Around = {}, body = 'groupe'): Telling =>
  story(start).then(
    'ana',
    {
      type: 'DraftProposal',
      subject: 's',
      body,
      matter: 'ordinary',
      effect: { kind: 'none' },
      title: 'Cantine à 1 €',
      text: 'Le repas coûte 1 € aux familles les plus modestes.',
      terms,
    },
    around,
  );

export const tabled = (): Telling => drafted().then('ana', { type: 'TableProposal' });

/** In a meeting with these present, brought to the objections round. */
export const inObjections = (
  present: readonly string[] = voters,
  from: Telling = tabled(),
  label = 'Séance 1',
): Telling =>
  (['clarification', 'reactions', 'amendment', 'objections'] as const).reduce(
    (so, to) => so.then('eva', { type: 'MovePhase', to }),
    from.then('eva', { type: 'TakeUpInMeeting', label, present: [...present] }),
  );

/** Between meetings, brought to the objections round by everyone having nothing to add. */
export const consulted = (): Telling =>
  [1, 2, 3].reduce(
    (so: Telling) => voters.reduce((now, person) => now.then(person, { type: 'DeclareReady' }), so),
    tabled().then('ana', { type: 'OpenBetweenMeetings' }),
  );

export const consent = (so: Telling, people: readonly string[], version = 1): Telling =>
  people.reduce(
    (now, person) => now.then(person, { type: 'TakePosition', version, position: { kind: 'consent' } }),
    so,
  );

export const object = (so: Telling, person: string, id: string, version = 1): Telling =>
  so.then(person, {
    type: 'TakePosition',
    version,
    position: {
      kind: 'objection',
      objection: id,
      criterion: 'workload',
      argument: 'La cuisine ne tient pas soixante repas de plus.',
    },
  });
