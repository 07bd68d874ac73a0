import { z } from 'zod';
import { id } from '#lib/governance/fields.ts';
import { defineRead, found, foundOrMissing, versionFor } from '../ask.ts';
import { nothing } from '../parameters.ts';
import { anybody } from '../readers.ts';
import { governanceView, loadBody, rolesHeld } from './governance.ts';

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
  noun: 'bodies',
  readers: anybody,
  summary: 'One body, living or ended, with its last decisions.',
  parameters: z.strictObject({ body: id('The body.') }),
  read: async (reader, { body }) => {
    const view = await loadBody(reader.transaction, reader.organisation, body, reader.now);
    return foundOrMissing(view, await versionFor(reader, 'bodies'));
  },
});

export const readBodyNames = defineRead({
  name: 'readBodyNames',
  path: '/bodies',
  noun: 'bodies',
  readers: anybody,
  summary: 'Every body by its name, living or ended.',
  parameters: nothing,
  read: async (reader) => {
    const lines = Object.values(reader.organisation.bodies.bodies).map(({ id, name }) => ({ id, name }));
    return found({ lines }, await versionFor(reader, 'bodies'));
  },
});

export const readMandates = defineRead({
  name: 'readMandates',
  path: '/mandates',
  noun: 'mandates',
  readers: anybody,
  summary: 'Every role of the living bodies, and who holds it now.',
  parameters: nothing,
  read: async (reader) =>
    found({ lines: rolesHeld(reader.organisation, reader.now) }, await versionFor(reader, 'mandates')),
});
