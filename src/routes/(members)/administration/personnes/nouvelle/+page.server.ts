import { randomUUID } from 'node:crypto';
import { acting } from '../../../../acting.ts';
import { administering } from '../../access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  administering(event);
  return { seed: randomUUID(), personId: randomUUID() };
};

const email = 'people.0.email';

export const actions = acting('commune', {
  default: {
    type: 'RegisterPeople',
    then: ({ event, text }) =>
      event.locals.visitor.charterInForce && text('people.0.function') !== 'resident'
        ? '/administration/changements?fait=ecrit#fait'
        : `/administration/personnes/${text('people.0.personId')}?fait=${text(email) ? 'ajout' : 'ajout-sans-adresse'}`,
    fieldsOf: ({ code, message, fields }) => (code === 'email-taken' ? { [email]: message } : fields),
  },
});
