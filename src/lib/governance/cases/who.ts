import { addDays, civilDateOf, endOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { bodyOf, isVoter, majorityGroupOf, type Body, type BodyId } from '../bodies/index.ts';
import { isInFunction, memberOf, type MemberFunction, type PersonId } from '../commune/index.ts';
import { roleHolders, type RoleId, type RoleKind } from '../mandates/index.ts';
import type { CaseState, HeardCase } from './state.ts';
import type { CaseContext, CaseRefusal } from './case.ts';

type Allowed = Result<PersonId, CaseRefusal>;

export const todayOf = ({ now }: CaseContext): CivilDate => civilDateOf(now);

export const systemOnly = ({ actor }: CaseContext): CaseRefusal | null =>
  actor.kind === 'system' ? null : { code: 'system-only' };

/** Somebody in function: what has ended gives no power (I-16). */
const inFunction = (context: CaseContext): Allowed => {
  const { actor, commune } = context;
  if (actor.kind !== 'person') return refuse({ code: 'person-required' });
  const today = todayOf(context);
  return isInFunction(commune, actor.person, today)
    ? ok(actor.person)
    : refuse({ code: 'not-in-function', on: today });
};

/** Whoever sits in the body that has the subject; a watch sits there to see what must be sent to the group. */
export const sender = (from: BodyId, context: CaseContext): Allowed => {
  const person = inFunction(context);
  if (!person.ok) return person;
  const seated = bodyOf(context.bodies, from)?.members.some(
    (member) => member.person === person.value && member.capacity !== 'adviser',
  );
  return seated ? person : refuse({ code: 'not-in-sending-body', body: from });
};

export const groupOf = ({ bodies }: CaseContext): Result<Body, CaseRefusal> => {
  const group = majorityGroupOf(bodies);
  return group ? ok(group) : refuse({ code: 'no-majority-group' });
};

/** A member who counts in the majority group today: an administrator alone is none (I-6). */
export const groupMember = (group: Body, context: CaseContext): Allowed => {
  const person = inFunction(context);
  if (!person.ok) return person;
  return isVoter(group, context.commune, person.value, todayOf(context))
    ? person
    : refuse({ code: 'group-member-required' });
};

export const claimantMember = (claimant: Body, context: CaseContext): Allowed => {
  const person = inFunction(context);
  if (!person.ok) return person;
  return isVoter(claimant, context.commune, person.value, todayOf(context))
    ? person
    : refuse({ code: 'claimant-member-required', body: claimant.id });
};

/** Whoever counts in a body that holds the matter, or in the group that settles it. */
export const concernedMember = (bodies: readonly Body[], context: CaseContext): Allowed => {
  const person = inFunction(context);
  if (!person.ok) return person;
  const counts = bodies.some((body) => isVoter(body, context.commune, person.value, todayOf(context)));
  return counts ? person : refuse({ code: 'concerned-member-required' });
};

const onDuty: readonly RoleKind[] = ['mayor', 'deputy', 'delegate'];

/** The mayor, or who holds today a role through which the mayor's powers are exercised (L2122-17, L2122-18). */
export const dutyHolder = (role: RoleId | null, context: CaseContext): Allowed => {
  const person = inFunction(context);
  if (!person.ok) return person;
  const { commune, bodies, mandates } = context;
  if (role === null)
    return memberOf(commune, person.value)?.function === 'mayor' ? person : refuse({ code: 'duty-required' });
  const known = mandates.roles[role];
  const held =
    known !== undefined &&
    onDuty.includes(known.kind) &&
    roleHolders(mandates, { commune, bodies }, role, todayOf(context)).includes(person.value);
  return held ? person : refuse({ code: 'duty-required' });
};

const authors: readonly MemberFunction[] = ['mayor', 'deputy', 'delegateCouncillor', 'generalSecretary'];

/** Who signs acts under a delegation of the law, or keeps their record. */
export const actAuthor = (context: CaseContext): Allowed => {
  const person = inFunction(context);
  if (!person.ok) return person;
  const held = memberOf(context.commune, person.value)?.function;
  return held !== undefined && authors.includes(held) ? person : refuse({ code: 'act-author-required' });
};

/** The end of the last day on which members may call a decision in; null before its record is published. */
export const callInUntil = (publishedAt: Instant | null, days: number): Instant | null =>
  publishedAt === null ? null : endOf(addDays(civilDateOf(publishedAt), days));

export const isSettled = (state: HeardCase): boolean => state.end !== null;

/** It binds a meeting: a call-in does from the last member that it needed. */
export const isLive = (state: HeardCase): boolean =>
  !isSettled(state) && (state.kind !== 'callIn' || state.openedAt !== null);

/** What everyone should see as out of rule: done without reason or never confirmed, or outside the circuit. */
export const isIrregular = (state: CaseState): boolean => {
  if (state.kind === 'report') return state.end === null;
  if (state.kind !== 'emergency' || state.end !== null) return false;
  return state.lapsedAt !== null || (state.reasonMissedAt !== null && state.reason === null);
};

/** When a case asks to be looked at again without anybody acting; null when it waits for nothing. */
export const caseDueAt = (state: CaseState): Instant | null => {
  if (state.kind === 'callIn')
    return state.openedAt === null && state.expiredAt === null ? state.until : null;
  if (state.kind !== 'emergency') return null;
  return state.reason === null && state.reasonMissedAt === null ? state.reasonDueAt : null;
};
