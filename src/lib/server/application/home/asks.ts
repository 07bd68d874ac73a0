import { defineRead, found } from '../ask.ts';
import { personView } from '../people/persons.ts';
import { nothing } from '../parameters.ts';
import { person } from '../readers.ts';
import { homeView } from './home.ts';

export const readHome = defineRead({
  name: 'readHome',
  path: '/home',
  readers: person,
  summary: 'What is awaited of you, your mandates and bodies, and the news since your last visit.',
  parameters: nothing,
  read: async ({ transaction, organisation, viewer, now }) =>
    found({
      person: personView(organisation, viewer),
      ...(await homeView(transaction, organisation, viewer, now)),
    }),
});
