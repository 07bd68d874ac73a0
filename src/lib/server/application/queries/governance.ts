import { isLive, type Body } from '#lib/governance/bodies/index.ts';
import { mandatesOf } from '#lib/governance/mandates/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { publicPersonView, type PersonView } from './persons.ts';
import type { CharterState } from '#lib/governance/charter/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Organisation } from './organisation.ts';

export interface RoleView {
  id: string;
  title: string;
  purpose: string;
  perimeter: string | null;
  accountabilities: readonly string[];
  envelopeEuros: number | null;
  kind: string;
  holders: { person: PersonView | null; from: string; until: string | null; designation: string }[];
}

export interface BodyView {
  id: string;
  name: string;
  kind: Body['kind'];
  power: Body['power'];
  purpose: string;
  perimeter: Body['perimeter'];
  quorum: number | null;
  rhythm: string;
  parent: string | null;
  endsOn: string | null;
  /** Elected members by name; others are counted, not named (I-25). */
  members: { person: PersonView | null; capacity: string }[];
  roles: RoleView[];
}

export interface GovernanceView {
  charter: CharterState;
  bodies: BodyView[];
}

const roleViews = (organisation: Organisation, body: string, today: string): RoleView[] =>
  Object.values(organisation.mandates.roles)
    .filter((role) => role.body === body)
    .map((role) => ({
      id: role.id,
      title: role.title,
      purpose: role.purpose,
      perimeter: role.perimeter,
      accountabilities: role.accountabilities,
      envelopeEuros: role.envelopeEuros,
      kind: role.kind,
      holders: Object.values(organisation.mandates.mandates)
        .filter(
          (mandate) => mandate.role === role.id && holds(organisation, mandate.person, mandate.id, today),
        )
        .map(({ person, from, until, designation }) => ({
          person: publicPersonView(organisation, person),
          from,
          until,
          designation,
        })),
    }));

const holds = (organisation: Organisation, person: string, mandate: string, today: string): boolean =>
  mandatesOf(organisation.mandates, organisation, person, today).some(({ id }) => id === mandate);

/** Who decides what, as anybody may read it: living bodies, their roles and the mandates in force. */
export const governanceView = (organisation: Organisation, now: Instant): GovernanceView => {
  const today = civilDateOf(now);
  return {
    charter: organisation.charter,
    bodies: Object.values(organisation.bodies.bodies)
      .filter((body) => isLive(body, today))
      .map((body) => ({
        id: body.id,
        name: body.name,
        kind: body.kind,
        power: body.power,
        purpose: body.purpose,
        perimeter: body.perimeter,
        quorum: body.quorum,
        rhythm: body.rhythm,
        parent: body.parent,
        endsOn: body.endsOn,
        members: body.members.map(({ person, capacity }) => ({
          person: publicPersonView(organisation, person),
          capacity,
        })),
        roles: roleViews(organisation, body.id, today),
      })),
  };
};
