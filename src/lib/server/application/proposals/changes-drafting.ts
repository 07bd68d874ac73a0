import { isInFunction } from '#lib/governance/commune/index.ts';
import { isLive } from '#lib/governance/bodies/index.ts';
import { isMandateLive } from '#lib/governance/mandates/index.ts';
import { civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { inOrder } from '../bodies/in-order.ts';
import { bodyName, personView } from '../people/persons.ts';
import type { Organisation } from '../organisation/organisation.ts';

interface Choice {
  value: string;
  label: string;
}

/** What a change of powers chooses from. */
export interface ChangeChoices {
  bodies: Choice[];
  people: Choice[];
  roles: Choice[];
  /** Mandates that run or will: whose, and of what. */
  mandates: Choice[];
  today: CivilDate;
}

export const changeChoices = (organisation: Organisation, now: Instant): ChangeChoices => {
  const { commune, bodies, mandates } = organisation;
  const today = civilDateOf(now);
  const named = (id: string) => personView(organisation, id).name;
  const members = commune.status === 'none' ? [] : Object.keys(commune.members);
  const roleLabel = (id: string) => {
    const role = mandates.roles[id];
    return role ? `${role.title} · ${bodyName(organisation, role.body)}` : '';
  };
  return {
    bodies: inOrder(Object.values(bodies.bodies))
      .filter((body) => isLive(body, today))
      .map(({ id, name }) => ({ value: id, label: name })),
    people: members
      .filter((id) => commune.status !== 'none' && isInFunction(commune, id, today))
      .map((id) => ({ value: id, label: named(id) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'fr')),
    roles: Object.keys(mandates.roles).map((id) => ({ value: id, label: roleLabel(id) })),
    mandates: Object.values(mandates.mandates)
      .filter(
        (mandate) => isMandateLive(mandate, today) || (mandate.endedOn === null && mandate.from > today),
      )
      .map(({ id, role, person }) => ({ value: id, label: `${named(person)} · ${roleLabel(role)}` })),
    today,
  };
};

/** The bodies to which the group may lend its power: circles and assemblies. */
export const delegates = ({ bodies }: Organisation, now: Instant): Choice[] =>
  inOrder(Object.values(bodies.bodies))
    .filter((body) => isLive(body, civilDateOf(now)) && (body.kind === 'circle' || body.kind === 'assembly'))
    .map(({ id, name }) => ({ value: id, label: name }));
