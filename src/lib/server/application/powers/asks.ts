import { z } from 'zod';
import { id } from '../fields.ts';
import { mayReadBacklog } from '../subjects/backlog.ts';
import { loadCompetence } from './views.ts';
import { defineRead, found, type Read } from '../ask.ts';

const answer = z.enum(['yes', 'no', 'unsure']).default('unsure');
const amount = z.coerce.number('number').min(0, 'number').max(1e12, 'number').nullable().default(null);

/** « Qui peut décider ? »: the check of every adoption, asked beforehand. */
export const competenceReads: readonly Read[] = [
  defineRead({
    name: 'readWhoMayDecide',
    path: '/who-may-decide',
    audience: 'member',
    summary:
      'Who may decide this, on what ground, under what conditions and what to do next. What is not answered counts as a doubt. For elected members and staff.',
    parameters: z.strictObject({
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
    }),
    run: async ({ transaction, organisation, viewer, now }, asked) => {
      if (!mayReadBacklog(organisation, viewer, now)) return { kind: 'forbidden' };
      const { unbudgetedEuros, amountEuros, matter, basis, decision, body, role, ...answers } = asked;
      const executes = basis === 'executes' && decision !== null;
      const grounds = {
        answers,
        unbudgetedEuros,
        basis: executes
          ? { kind: 'executes' as const, decision }
          : basis === 'runningAffairs'
            ? { kind: basis }
            : null,
      };
      const who = body
        ? { kind: 'body' as const, id: body }
        : role
          ? { kind: 'role' as const, id: role }
          : null;
      const question = { nature: null, grounds, matter, amountEuros, asked: who };
      return found(await loadCompetence(transaction, organisation, question, now));
    },
  }),
];
