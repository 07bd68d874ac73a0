import { defineRead, found } from '../ask.ts';
import { loadVersion } from '../organisation/organisation.ts';
import { nothing } from '../parameters.ts';
import { anybody, person } from '../readers.ts';
import { charterView, publicCharterView } from './views.ts';

export const readCharter = defineRead({
  name: 'readCharter',
  path: '/charter',
  noun: 'charter',
  readers: person,
  summary: 'The charter in force, its earlier versions, and the draft that the group is asked to consent to.',
  parameters: nothing,
  read: async ({ transaction, organisation, viewer, now }) => {
    const version = await loadVersion(transaction, 'charter');
    return found({ ...charterView(organisation, viewer, now), version }, version);
  },
});

export const readCharterVersions = defineRead({
  name: 'readCharterVersions',
  path: '/charter/versions',
  readers: anybody,
  summary: 'The charter in force and every version before it, the last one first.',
  parameters: nothing,
  read: ({ organisation }) => found(publicCharterView(organisation)),
});
