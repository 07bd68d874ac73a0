import { z } from 'zod';
import { id } from '../fields.ts';
import { arbitrationOf } from '../cases/arbitration.ts';
import { electedOrStaff } from '../readers.ts';
import { citableDecisions } from '../subjects/backlog.ts';
import { competenceChoices, loadCompetence, questionOfSubject, type CompetenceQuestion } from './views.ts';
import { defineRead, found } from '../ask.ts';

const answer = z.enum(['yes', 'no', 'unsure']).default('unsure');
const amount = z.coerce.number('number').min(0, 'number').max(1e12, 'number').nullable().default(null);

const asked = z.strictObject({
  newPolicy: answer,
  orientation: answer,
  priceTaxLand: answer,
  serviceOrganisation: answer,
  publicPosition: answer,
  unbudgetedEuros: amount,
  amountEuros: amount,
  matter: z.string().max(200, 'too-long').nullable().default(null),
  basis: z.enum(['runningAffairs', 'executes']).nullable().default(null),
  decision: id.nullable().default(null),
  body: id.nullable().default(null),
  role: id.nullable().default(null),
  subject: id.nullable().default(null),
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
