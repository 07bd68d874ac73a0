import { z } from 'zod';
import { defineRead, found, foundOrMissing } from '../ask.ts';
import { id } from '../fields.ts';
import { nothing } from '../parameters.ts';
import { anybody } from '../readers.ts';
import { governanceView, loadBody } from './governance.ts';

export const readGovernance = defineRead({
  name: 'readGovernance',
  path: '/governance',
  readers: anybody,
  summary: 'Who decides what: the charter in force, living bodies, their roles and mandates.',
  parameters: nothing,
  read: async ({ transaction, organisation, now }) =>
    found(await governanceView(transaction, organisation, now)),
});

export const readBody = defineRead({
  name: 'readBody',
  path: '/bodies/{body}',
  readers: anybody,
  summary: 'One body, living or ended, with its last decisions.',
  parameters: z.strictObject({ body: id }),
  read: async ({ transaction, organisation, now }, { body }) =>
    foundOrMissing(await loadBody(transaction, organisation, body, now)),
});

export const readBodyNames = defineRead({
  name: 'readBodyNames',
  path: '/bodies',
  readers: anybody,
  summary: 'Every body by its name, living or ended.',
  parameters: nothing,
  read: ({ organisation: { bodies } }) =>
    found({ bodies: Object.values(bodies.bodies).map(({ id, name }) => ({ id, name })) }),
});
