import type { CivilDate } from '#lib/kernel/civil.ts';
import { isLive, majorityGroupOf, type Body, type BodyId } from '../bodies/index.ts';
import { roleHolders, type Role, type RoleId } from '../mandates/index.ts';
import { politicalReasons, type Nature } from '../subjects/index.ts';
import { checkBody, checkRole, isDelegationLive, namedIn } from './check.ts';
import type {
  Basis,
  Competence,
  Condition,
  Decider,
  Matter,
  Obstacle,
  Question,
  Step,
  World,
} from './powers.ts';
import { initial } from './evolve.ts';
import { roomOf } from './spending.ts';

/** Nothing is counted of what was spent on the same object before: a question names none. */
const basisOf = ({ grounds: { basis } }: Question, world: World, date: CivilDate): Basis | null =>
  basis === null
    ? null
    : basis.kind === 'executes'
      ? { ...basis, inForce: world.executedInForce, room: null }
      : { ...basis, room: roomOf(world.charter.nature.unbudgetedEuros, initial, 'year', date) };

const liveBodies = ({ bodies }: World, date: CivilDate): Body[] =>
  Object.values(bodies.bodies).filter((body) => isLive(body, date));

/** The live delegation that a body holds for the matter, if any. */
const delegationTo = (body: Body, question: Question, world: World, date: CivilDate) =>
  world.delegations.find(
    (delegation) =>
      delegation.to === body.id &&
      isDelegationLive(delegation, date) &&
      question.matter !== null &&
      namedIn(delegation.matters, question.matter) !== null,
  ) ?? null;

const checkedBody = (body: Body, question: Question, nature: Nature, world: World, date: CivilDate) => {
  const delegation = delegationTo(body, question, world, date);
  const matter: Matter = { ...question, nature, basis: basisOf(question, world, date), delegation };
  return checkBody(body, matter, world.envelopes[delegation?.decision ?? body.id] ?? initial, date);
};

const checkedRole = (role: Role, question: Question, nature: Nature, world: World, date: CivilDate) =>
  checkRole(
    role,
    { ...question, nature, basis: basisOf(question, world, date), delegation: null },
    {
      envelope: world.envelopes[role.id] ?? initial,
      held: roleHolders(world.mandates, world, role.id, date).length > 0,
    },
    date,
  );

/** A role is thought of when it is asked about, or when its own words name the matter. */
const rolesFor = ({ asked, matter }: Question, { mandates }: World): Role[] =>
  Object.values(mandates.roles).filter(
    (role) =>
      (asked?.kind === 'role' && asked.id === role.id) || (matter !== null && role.perimeter !== null),
  );

/** The closest to the matter first: a delegation, a perimeter, then who executes, then the group. */
const closeness = ({ ground, kind, power }: Decider): number => {
  if (ground.kind === 'delegation') return 0;
  if (ground.kind === 'perimeter') return kind === 'role' ? 1 : 2;
  if (power === 'executive') return 3;
  return ground.kind === 'politicalPower' ? 5 : 4;
};

const decidersOf = (question: Question, nature: Nature, world: World, date: CivilDate): Decider[] => {
  const bodies = liveBodies(world, date).flatMap((body): Decider[] => {
    const checked = checkedBody(body, question, nature, world, date);
    return checked.ok ? [{ kind: 'body', id: body.id, power: body.power, ground: checked.value }] : [];
  });
  const roles = rolesFor(question, world).flatMap((role): Decider[] => {
    const checked = checkedRole(role, question, nature, world, date);
    return checked.ok ? [{ kind: 'role', id: role.id, power: 'executive', ground: checked.value }] : [];
  });
  return [...bodies, ...roles].toSorted((a, b) => closeness(a) - closeness(b));
};

/** Bodies and roles whose perimeters name the same matter: the group says whose it is. */
const claimsOn = ({ matter }: Question, world: World, date: CivilDate): (BodyId | RoleId)[] => {
  if (matter === null) return [];
  const claiming = liveBodies(world, date)
    .filter(({ perimeter }) => perimeter !== null && namedIn(perimeter.matters, matter) !== null)
    .map(({ id }) => id);
  return claiming.length > 1 ? claiming : [];
};

const conditionsOf = (decider: Decider, question: Question, nature: Nature, world: World): Condition[] => {
  const conditions: Condition[] = [];
  if (question.grounds.answers.serviceOrganisation !== 'no') conditions.push({ kind: 'advice' });
  if (nature === 'political') conditions.push({ kind: 'deliberation', article: 'L2121-29' });
  else {
    conditions.push(
      decider.kind === 'role'
        ? { kind: 'mayoralOrder', article: 'L2122-18' }
        : { kind: 'mayoralDecision', article: 'L2122-22' },
    );
  }
  // The group's own decisions are nobody's to call in: they are already before everyone.
  if (decider.ground.kind !== 'politicalPower') conditions.push({ kind: 'callIn', ...world.charter.callIn });
  return conditions;
};

/** What stands in the way of who was asked about. */
const obstacleOf = (question: Question, nature: Nature, world: World, date: CivilDate): Obstacle | null => {
  const { asked } = question;
  if (asked === null) return null;
  const body = asked.kind === 'body' ? world.bodies.bodies[asked.id] : undefined;
  const role = asked.kind === 'role' ? world.mandates.roles[asked.id] : undefined;
  const checked = body
    ? checkedBody(body, question, nature, world, date)
    : role && checkedRole(role, question, nature, world, date);
  return checked && !checked.ok ? checked.error : null;
};

interface Found {
  readonly decider: Decider | null;
  readonly claims: readonly (BodyId | RoleId)[];
  readonly obstacle: Obstacle | null;
}

const nextStep = ({ asked }: Question, { decider, claims, obstacle }: Found, group: Body | null): Step => {
  if (decider === null) return { kind: 'setUp' };
  // What only the group may decide is nobody else's to claim.
  const lent = decider.ground.kind !== 'politicalPower';
  if (claims.length > 1 && group && lent) return { kind: 'arbitrate', group: group.id, claims };
  const to = decider.kind === 'body' ? decider.id : (group?.id ?? decider.id);
  if (obstacle && asked?.kind === 'body' && asked.id !== to) return { kind: 'refer', from: asked.id, to };
  if (obstacle) return { kind: 'raise', body: to };
  if (asked?.kind === 'body') return { kind: 'raise', body: asked.id };
  return decider.kind === 'role' ? { kind: 'askAdvice', role: decider.id } : { kind: 'raise', body: to };
};

/**
 * Who may decide this, on what ground and under what conditions, and the gesture to make now. Doubt is
 * political (I-1). The guide's first key: political power to the group, execution to the bureau and roles.
 * A plain explanation: adoption asks `checkBody` again, on what is then so.
 */
export const whoMayDecide = (question: Question, world: World, date: CivilDate): Competence => {
  const reasons =
    question.nature === null ? politicalReasons(question.grounds, world.charter.nature.unbudgetedEuros) : [];
  const nature = question.nature ?? (reasons.length === 0 ? 'executive' : 'political');
  const deciders = decidersOf(question, nature, world, date);
  const { asked } = question;
  const decider =
    deciders.find(({ kind, id }) => asked?.kind === kind && asked.id === id) ?? deciders[0] ?? null;
  const found: Found = {
    decider,
    claims: claimsOn(question, world, date),
    obstacle: obstacleOf(question, nature, world, date),
  };
  return {
    nature,
    reasons,
    ...found,
    alternatives: deciders.filter((one) => one !== decider),
    conditions: decider ? conditionsOf(decider, question, nature, world) : [],
    next: nextStep(question, found, majorityGroupOf(world.bodies)),
  };
};
