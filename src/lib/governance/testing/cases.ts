import { decide, evolve, initial } from '../cases/index.ts';
import { storiesOf } from './story.ts';
import { body, seats, town, withBodies } from './town.ts';
import type { CaseContext, SeenDecision } from '../cases/index.ts';
import type { RaisedSubject } from '../subjects/index.ts';

/** What a case is about: a subject, or what the bureau decided of it. */
export const now = '2026-10-14T09:00:00.000Z';

const open = 'no' as const;

export const subjectIn = (of: string, more: Partial<RaisedSubject> = {}): RaisedSubject => ({
  status: 'raised',
  id: 's1',
  title: 'La salle des Merlandes',
  text: 'Qui l’occupe ?',
  raisedBy: 'maire',
  raisedAt: now,
  body: of,
  origin: null,
  nature: 'political',
  grounds: {
    answers: {
      newPolicy: open,
      orientation: 'yes',
      priceTaxLand: open,
      serviceOrganisation: open,
      publicPosition: open,
    },
    unbudgetedEuros: null,
    basis: null,
  },
  contests: [],
  settledBy: null,
  supporters: [],
  meeting: null,
  passages: [],
  byRight: null,
  homes: [of],
  ...more,
});

export const ofBureau: SeenDecision = {
  body: 'bureau',
  subject: 's1',
  state: 'inForce',
  contested: false,
  publishedAt: '2026-10-13T10:00:00.000Z',
  settles: null,
  assigns: null,
};

/** A project group decides nothing. */
const { bodies } = withBodies(body('projet', 'projectGroup', { members: seats(['dan']) }));

export const world: Omit<CaseContext, 'actor'> = {
  now,
  ...town,
  bodies,
  subject: { status: 'none' },
  decision: null,
  proposalExists: false,
};
export type Around = Partial<typeof world>;

export const rules = storiesOf({ initial, decide, evolve }, world);
export const { when, after } = rules;
