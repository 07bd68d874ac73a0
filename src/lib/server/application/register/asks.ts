import { z } from 'zod';
import { id } from '#lib/governance/fields.ts';
import { matters } from '#lib/governance/charter/index.ts';
import { adoptions } from '#lib/governance/proposals/index.ts';
import { executionInside } from '../actions/acts.ts';
import { defineRead, found, foundOrMissing } from '../ask.ts';
import { nature, optional, optionalDay, optionalId, page, words } from '../parameters.ts';
import { anybody, electedOrStaff } from '../readers.ts';
import { loadDecision } from './decision.ts';
import { registerPage } from './register.ts';

export const readRegister = defineRead({
  name: 'readRegister',
  path: '/register',
  readers: anybody,
  summary: 'The public register of decisions, latest first, twenty to a page.',
  parameters: z.strictObject({
    words,
    body: optionalId('Only those of a body.'),
    nature,
    status: optional(
      z.enum(['inForce', ...adoptions, 'superseded', 'repealed'], 'choice'),
      'Only those that stand so; `inForce` is whatever still holds.',
    ),
    matter: optional(z.enum(matters, 'choice'), 'Only those on this matter.'),
    from: optionalDay('Decided from this day on.'),
    to: optionalDay('Decided up to this day, included.'),
    page,
  }),
  read: async ({ transaction, organisation }, filter) =>
    found(await registerPage(transaction, organisation, filter)),
});

export const readDecision = defineRead({
  name: 'readDecision',
  path: '/decisions/{decision}',
  readers: anybody,
  summary: 'One decision: what, by which body, why, how its text changed and what came of it.',
  parameters: z.strictObject({ decision: id('The decision.') }),
  read: async ({ transaction, organisation, now }, { decision }) =>
    foundOrMissing(await loadDecision(transaction, organisation, decision, now)),
});

export const readExecution = defineRead({
  name: 'readExecution',
  path: '/decisions/{decision}/execution',
  readers: electedOrStaff,
  summary: 'The actions of a decision, and whether you may open one.',
  parameters: z.strictObject({ decision: id('The decision.') }),
  read: async ({ transaction, organisation, viewer, now }, { decision }) =>
    found(await executionInside(transaction, organisation, decision, { viewer, now })),
});
