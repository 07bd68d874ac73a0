import { z } from 'zod';
import { natureGrid } from '#lib/governance/subjects/index.ts';
import { arbitrationOf } from '../cases/arbitration.ts';
import { electedOrStaff } from '../readers.ts';
import { citableDecisions } from '../subjects/backlog.ts';
import { competenceChoices, loadCompetence, questionOfSubject, type CompetenceQuestion } from './views.ts';
import { defineRead, found } from '../ask.ts';
import { optional, optionalId } from '../parameters.ts';

const grid = natureGrid.answers.shape;
const amount = (description: string) =>
  optional(z.coerce.number('number').min(0, 'number').max(1e12, 'number'), description);

const asked = z.strictObject({
  newPolicy: grid.newPolicy.default('unsure'),
  orientation: grid.orientation.default('unsure'),
  priceTaxLand: grid.priceTaxLand.default('unsure'),
  serviceOrganisation: grid.serviceOrganisation.default('unsure'),
  publicPosition: grid.publicPosition.default('unsure'),
  unbudgetedEuros: amount('Euros that the budget does not foresee, before tax.'),
  amountEuros: amount('What it costs, in euros before tax.'),
  matter: optional(z.string().max(200, 'too-long'), 'The matter, as perimeters of bodies name it.'),
  basis: optional(
    z.enum(['runningAffairs', 'executes'], 'choice'),
    'Running affairs, or the execution of `decision`.',
  ),
  decision: optionalId('The decision that it executes.'),
  body: optionalId('Whether this body may.'),
  role: optionalId('Whether who holds this role may, when no body is named.'),
  subject: optionalId('Ask about a subject as it was raised; every other parameter is then left aside.'),
});

const basisOf = ({ basis, decision }: z.output<typeof asked>): CompetenceQuestion['grounds']['basis'] => {
  if (basis === 'executes') return decision === null ? null : { kind: basis, decision };
  return basis === null ? null : { kind: basis };
};

const whoIn = ({ body, role }: z.output<typeof asked>): CompetenceQuestion['asked'] => {
  if (body !== null) return { kind: 'body', id: body };
  return role === null ? null : { kind: 'role', id: role };
};

const questionOf = (given: z.output<typeof asked>): CompetenceQuestion => {
  const { unbudgetedEuros, matter, amountEuros } = given;
  const { newPolicy, orientation, priceTaxLand, serviceOrganisation, publicPosition } = given;
  const grid = { newPolicy, orientation, priceTaxLand, serviceOrganisation, publicPosition };
  const grounds = { answers: grid, unbudgetedEuros, basis: basisOf(given) };
  return { nature: null, grounds, matter, amountEuros, asked: whoIn(given) };
};

/** « Qui peut décider ? »: the check of every adoption, asked beforehand. */
export const readWhoMayDecide = defineRead({
  name: 'readWhoMayDecide',
  path: '/who-may-decide',
  readers: electedOrStaff,
  summary:
    'Who may decide this, on what ground, under what conditions and what to do next. What is not answered counts as a doubt. A subject that is named is asked about as it was raised.',
  parameters: asked,
  read: async ({ transaction, organisation, now }, given) => {
    const subject = given.subject === null ? null : await questionOfSubject(transaction, given.subject);
    const question = subject?.question ?? questionOf(given);
    const answered = await loadCompetence(transaction, organisation, question, now);
    const arbitration = await arbitrationOf(transaction, organisation, answered, question.matter);
    return found({ ...answered, arbitration, subject: subject && { id: subject.id, title: subject.title } });
  },
});

export const readCompetenceChoices = defineRead({
  name: 'readCompetenceChoices',
  path: '/choices/who-may-decide',
  readers: electedOrStaff,
  summary:
    'What « Who may decide? » is asked with: matters, bodies, your roles, the decisions that may be executed.',
  parameters: z.strictObject({}),
  read: async ({ transaction, organisation, viewer, now }) =>
    found({
      ...(await competenceChoices(transaction, organisation, viewer, now)),
      decisions: await citableDecisions(transaction),
    }),
});
