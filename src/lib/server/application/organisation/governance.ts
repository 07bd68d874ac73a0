import { isLive, type Body, type Capacity } from '#lib/governance/bodies/index.ts';
import { isInFunction, memberOf, type MemberFunction } from '#lib/governance/commune/index.ts';
import {
  mandatesOf,
  roleKinds,
  type Designation,
  type Role,
  type RoleKind,
} from '#lib/governance/mandates/index.ts';
import { civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { inOrder } from '../bodies/in-order.ts';
import { coveredThrough, namesCoveredIn } from '../register/covered-names.ts';
import { bodyLink, publicPersonView, type BodyLink, type PersonView } from '../people/persons.ts';
import { lastDecisions, type RegisterLine } from '../register/register.ts';
import { titlesOf, type DecisionLink } from '../register/titles.ts';
import type { CharterParameters } from '#lib/governance/charter/index.ts';
import type { Organisation } from './organisation.ts';

/** For the public: an elected member by name, anybody else by function only (I-25). */
export interface PublicPerson {
  person: PersonView | null;
  function: MemberFunction;
}

export interface HolderView extends PublicPerson {
  from: CivilDate;
  until: CivilDate | null;
  designation: Designation;
}

export interface RoleView {
  id: string;
  title: string;
  purpose: string;
  perimeter: string | null;
  accountabilities: readonly string[];
  envelopeEuros: number | null;
  kind: RoleKind;
  holders: HolderView[];
}

export interface BodyMemberView extends PublicPerson {
  capacity: Capacity;
}

export interface BodyView {
  id: string;
  name: string;
  kind: Body['kind'];
  power: Body['power'];
  purpose: string;
  perimeter: Body['perimeter'];
  /** As the body says it: a number of members, or a share of them in percent; both null: more than half. */
  quorum: number | null;
  quorumPercent: number | null;
  rhythm: string;
  parent: { id: string; name: string } | null;
  /** Circles and project groups that sit inside this body. */
  inside: { id: string; name: string }[];
  /** Last day of a body made for a time, or the day on which it was dissolved. */
  endsOn: CivilDate | null;
  live: boolean;
  members: BodyMemberView[];
  roles: RoleView[];
}

/** The rules in force and how they came to be; never who thought what of them. */
export interface CharterSummary {
  version: number;
  since: Instant;
  parameters: CharterParameters;
  /** Latest first. The first version was consented to directly: no decision carried it. */
  history: { version: number; since: Instant; decision: DecisionLink | null }[];
}

export interface GovernanceView {
  /** Null until a first charter is in force. */
  charter: CharterSummary | null;
  bodies: BodyView[];
}

const publicPerson = (organisation: Organisation, id: string): PublicPerson => ({
  person: publicPersonView(organisation, id),
  function: memberOf(organisation.commune, id)?.function ?? 'resident',
});

const rankOf = ({ commune }: Organisation, id: string): number =>
  memberOf(commune, id)?.rank ?? Number.MAX_SAFE_INTEGER;

const holderViews = (organisation: Organisation, role: string, today: string): HolderView[] =>
  Object.values(organisation.mandates.mandates)
    .filter((mandate) => mandate.role === role)
    .filter(({ id, person }) =>
      mandatesOf(organisation.mandates, organisation, person, today).some((held) => held.id === id),
    )
    .map(({ person, from, until, designation }) => ({
      ...publicPerson(organisation, person),
      from,
      until,
      designation,
    }));

type Cover = (text: string) => string;

const compareRoles = (a: Role, b: Role): number =>
  roleKinds.indexOf(a.kind) - roleKinds.indexOf(b.kind) || a.title.localeCompare(b.title, 'fr');

const roleViews = (organisation: Organisation, body: string, today: string, cover: Cover): RoleView[] =>
  Object.values(organisation.mandates.roles)
    .filter((role) => role.body === body)
    .toSorted(compareRoles)
    .map(({ id, title, purpose, perimeter, accountabilities, envelopeEuros, kind }) => ({
      id,
      title,
      ...coveredThrough({ purpose, perimeter, accountabilities }, cover),
      envelopeEuros,
      kind,
      holders: holderViews(organisation, id, today),
    }));

const memberViews = (organisation: Organisation, body: Body, today: string): BodyMemberView[] =>
  body.members
    .filter(({ person }) => isInFunction(organisation.commune, person, today))
    .toSorted((a, b) => rankOf(organisation, a.person) - rankOf(organisation, b.person))
    .map(({ person, capacity }) => ({ ...publicPerson(organisation, person), capacity }));

const bodyView = (organisation: Organisation, body: Body, today: string, cover: Cover): BodyView => {
  const { bodies } = organisation.bodies;
  const named = ({ id, name }: Body) => ({ id, name });
  const parent = body.parent === null ? undefined : bodies[body.parent];
  return {
    id: body.id,
    name: body.name,
    kind: body.kind,
    power: body.power,
    purpose: cover(body.purpose),
    perimeter: coveredThrough(body.perimeter, cover),
    quorum: body.quorum,
    quorumPercent: body.quorumPercent ?? null,
    rhythm: cover(body.rhythm),
    parent: parent ? named(parent) : null,
    inside: inOrder(
      Object.values(bodies).filter((other) => other.parent === body.id && isLive(other, today)),
    ).map(named),
    endsOn: body.dissolvedOn ?? body.endsOn,
    live: isLive(body, today),
    members: memberViews(organisation, body, today),
    roles: roleViews(organisation, body.id, today, cover),
  };
};

const charterSummary = async (
  transaction: Transaction,
  { charter }: Organisation,
  cover: Cover,
): Promise<CharterSummary | null> => {
  if (charter.status !== 'inForce') return null;
  const decisions = charter.history.flatMap(({ decision }) => (decision === null ? [] : [decision]));
  const titles = await titlesOf(transaction, decisions);
  return {
    version: charter.version,
    since: charter.since,
    parameters: charter.parameters,
    history: charter.history
      .map(({ version, since, decision }) => ({
        version,
        since,
        decision: decision === null ? null : { id: decision, title: cover(titles.get(decision) ?? '') },
      }))
      .toReversed(),
  };
};

/** Who decides what, as anybody may read it: the charter, living bodies, their roles and mandates in force. */
export const governanceView = async (
  transaction: Transaction,
  organisation: Organisation,
  now: Instant,
): Promise<GovernanceView> => {
  const today = civilDateOf(now);
  const cover = namesCoveredIn(organisation);
  return {
    charter: await charterSummary(transaction, organisation, cover),
    bodies: inOrder(Object.values(organisation.bodies.bodies).filter((body) => isLive(body, today))).map(
      (body) => bodyView(organisation, body, today, cover),
    ),
  };
};

/** The roles of living bodies, each with its body and who holds it now. */
export const rolesHeld = (organisation: Organisation, now: Instant): (RoleView & { body: BodyLink })[] => {
  const today = civilDateOf(now);
  const cover = namesCoveredIn(organisation);
  const live = Object.values(organisation.bodies.bodies).filter((body) => isLive(body, today));
  return inOrder(live).flatMap(({ id }) =>
    roleViews(organisation, id, today, cover).map((role) => ({ ...role, body: bodyLink(organisation, id) })),
  );
};

/** One body, living or ended, with its last decisions; undefined when there is none by this id. */
export const loadBody = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  now: Instant,
): Promise<{ body: BodyView; decisions: RegisterLine[] } | undefined> => {
  const body = isUuid(id) ? organisation.bodies.bodies[id] : undefined;
  if (!body) return undefined;
  return {
    body: bodyView(organisation, body, civilDateOf(now), namesCoveredIn(organisation)),
    decisions: await lastDecisions(transaction, organisation, id, 5),
  };
};
