import { bodyName, type PersonView } from '../people/persons.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { OrganisationChange } from '#lib/governance/proposals/index.ts';
import type { CivilDate } from '#lib/kernel/civil.ts';

/** One change of the organisation that a text makes, as a page says it in words. */
export interface ChangeView {
  type: OrganisationChange['type'];
  /** Body concerned, by name; of a new one, the name it will have. */
  body: string;
  /** Role concerned, by title; null when the change is about none. */
  role: string | null;
  /** Null when there is none, or when the reader may not know who. */
  person: PersonView | null;
  from: string | null;
  until: CivilDate | null;
}

const plain = { role: null, person: null, from: null, until: null };

/**
 * @param told how the reader is told of a person: by name inside the body, elected people only in public (I-25)
 * @param before the changes that come earlier in the same text: a role may be defined, then given
 */
export const changeView = (
  organisation: Organisation,
  change: OrganisationChange,
  before: readonly OrganisationChange[],
  told: (person: string) => PersonView | null,
): ChangeView => {
  const { roles, mandates } = organisation.mandates;
  const created = (id: string) =>
    before.flatMap((earlier) =>
      earlier.type === 'CreateBody' && earlier.bodyId === id ? [earlier.name] : [],
    )[0];
  const named = (id: string) => bodyName(organisation, id) || (created(id) ?? '');
  const roleOf = (id: string) =>
    roles[id] ?? before.find((earlier) => earlier.type === 'DefineRole' && earlier.roleId === id);
  const ofRole = (id: string) => {
    const role = roleOf(id);
    return role && 'title' in role && 'body' in role
      ? { body: named(role.body), role: role.title ?? '' }
      : { body: '', role: '' };
  };
  switch (change.type) {
    case 'CreateBody':
      return { ...plain, type: change.type, body: change.name };
    case 'ChangeBody':
    case 'DissolveBody':
      return { ...plain, type: change.type, body: named(change.body) };
    case 'AdmitMember':
    case 'RemoveMember':
      return { ...plain, type: change.type, body: named(change.body), person: told(change.person) };
    case 'DefineRole':
      return { ...plain, type: change.type, body: named(change.body), role: change.title };
    case 'ChangeRole':
      return { ...plain, type: change.type, ...ofRole(change.role) };
    case 'GrantMandate':
      return {
        type: change.type,
        ...ofRole(change.role),
        person: told(change.person),
        from: change.from,
        until: change.until,
      };
    case 'EndMandate': {
      const mandate = mandates[change.mandateId];
      return {
        ...plain,
        type: change.type,
        ...ofRole(mandate?.role ?? ''),
        person: mandate ? told(mandate.person) : null,
        until: change.on,
      };
    }
  }
};

/** All changes of a text, in order. */
export const changeViews = (
  organisation: Organisation,
  changes: readonly OrganisationChange[],
  told: (person: string) => PersonView | null,
): ChangeView[] =>
  changes.map((change, index) => changeView(organisation, change, changes.slice(0, index), told));
