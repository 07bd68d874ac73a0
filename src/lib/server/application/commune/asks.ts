import { civilDateOf } from '#lib/kernel/civil.ts';
import { defineRead, found, versionFor } from '../ask.ts';
import { nothing } from '../parameters.ts';
import { anybody, person } from '../readers.ts';
import { legalFigures } from '../setting-up/legal.ts';
import { changes } from './changes.ts';
import { communeView } from './views.ts';

export const readCommune = defineRead({
  name: 'readCommune',
  path: '/commune',
  noun: 'commune',
  readers: anybody,
  summary: 'The commune at its door: work under way by body, last decisions, next reviews.',
  parameters: nothing,
  read: async (reader) => {
    const { transaction, organisation, now } = reader;
    const { commune } = organisation;
    if (commune.status === 'none') return { kind: 'missing' };
    const { name, insee, population } = commune;
    const view = await communeView(transaction, organisation, now);
    return found({ name, insee, population, ...view }, await versionFor(reader, 'commune'));
  },
});

export const readLaw = defineRead({
  name: 'readLaw',
  path: '/law',
  readers: anybody,
  summary: 'What the law asks of a commune of that size: each figure with its article and calculation.',
  parameters: nothing,
  read: ({ organisation: { commune }, now }) =>
    commune.status === 'none' ? { kind: 'missing' } : found(legalFigures(commune, civilDateOf(now))),
});

export const readChanges = defineRead({
  name: 'readChanges',
  path: '/changes',
  noun: 'commune',
  readers: person,
  summary:
    'What gives somebody a voice and was written down by one person: what awaits a second one first, then the latest.',
  parameters: nothing,
  read: async (reader) => found({ lines: await changes(reader) }, await versionFor(reader, 'commune')),
});
