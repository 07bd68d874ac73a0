import { personView } from './persons.ts';
import type { Organisation } from '../organisation/organisation.ts';

export interface DemoPerson {
  name: string;
  initials: string;
  email: string;
  function: string;
  majority: boolean;
}

/** Everyone as whom the demonstration can be entered. */
export const demoPeople = (organisation: Organisation): DemoPerson[] =>
  organisation.commune.status === 'none'
    ? []
    : Object.entries(organisation.commune.members)
        .toSorted(([, a], [, b]) => (a.rank ?? 999) - (b.rank ?? 999))
        .flatMap(([id, member]) => {
          const email = organisation.names.get(id)?.email;
          const { name, initials } = personView(organisation, id);
          return email
            ? [{ name, initials, email, function: member.function, majority: member.majority }]
            : [];
        });
