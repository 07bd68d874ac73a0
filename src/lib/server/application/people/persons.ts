import { isElected, memberOf } from '#lib/governance/commune/index.ts';
import type { Organisation } from '../organisation/organisation.ts';

/** A person as a page shows them: an id for links, a name, initials for the small round mark. */
export interface PersonView {
  id: string;
  name: string;
  initials: string;
}

const unknown = { given: '', family: '' };

export const personView = (organisation: Organisation, id: string): PersonView => {
  const { given, family } = organisation.names.get(id) ?? unknown;
  const name = `${given} ${family}`.trim();
  return { id, name, initials: `${given.charAt(0)}${family.charAt(0)}`.toUpperCase() };
};

/** For the public: an elected member is named, nobody else is (I-25). */
export const publicPersonView = (organisation: Organisation, id: string): PersonView | null => {
  const member = memberOf(organisation.commune, id);
  return member && isElected(member.function) ? personView(organisation, id) : null;
};

export const bodyName = (organisation: Organisation, id: string): string =>
  organisation.bodies.bodies[id]?.name ?? '';

/** A body by its name, with its id to follow. */
export interface BodyLink {
  id: string;
  name: string;
}

export const bodyLink = (organisation: Organisation, id: string): BodyLink => ({
  id,
  name: bodyName(organisation, id),
});
