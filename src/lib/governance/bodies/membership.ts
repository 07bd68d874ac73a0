import { civilDateOf } from '#lib/kernel/civil.ts';
import { isElected, isInFunction, isStaff, memberOf, type PersonId } from '../commune/index.ts';
import type { BodiesContext, BodiesRefusal, BodiesState, BodyKind, BodyMember, Capacity } from './bodies.ts';
import { isVoter, majorityGroupOf, reservedToElected } from './facts.ts';

/** Null when the person may sit in a body of that kind in that capacity. */
export const checkSeat = (
  bodies: BodiesState,
  kind: BodyKind,
  { person, capacity }: { readonly person: PersonId; readonly capacity: Capacity },
  context: BodiesContext,
): BodiesRefusal | null => {
  const { commune } = context;
  const today = civilDateOf(context.now);
  const member = memberOf(commune, person);
  if (member === null) return { code: 'person-unknown', person };
  if (!isInFunction(commune, person, today)) return { code: 'person-not-in-function', person, on: today };
  if (capacity === 'adviser') return null;
  if (capacity === 'watch') {
    if (kind !== 'bureau') return { code: 'watch-only-in-bureau', kind };
    const group = majorityGroupOf(bodies);
    const watches = group !== null && isVoter(group, commune, person, today);
    return watches ? null : { code: 'watch-must-be-of-majority-group', person };
  }
  if (reservedToElected(kind) && !isElected(member.function)) {
    return { code: 'member-must-be-elected', person, kind };
  }
  // A circle decides inside its perimeter; whoever executes may not decide there as well.
  return kind === 'circle' && isStaff(member.function) ? { code: 'staff-only-advise', person, kind } : null;
};

/** Members in full capacity: those a quorum is counted on. */
export const countMembers = (members: readonly Pick<BodyMember, 'capacity'>[]): number =>
  members.filter(({ capacity }) => capacity === 'member').length;

/**
 * Between one and the members, null where nothing asks for one. The majority group always has a quorum:
 * without it, one person in a room would decide for all (I-9).
 */
export const checkQuorum = (kind: BodyKind, quorum: number | null, members: number): BodiesRefusal | null => {
  if (quorum === null) return kind === 'majorityGroup' ? { code: 'quorum-below-one', quorum: 0 } : null;
  if (!Number.isSafeInteger(quorum) || quorum < 1) return { code: 'quorum-below-one', quorum };
  return quorum > members ? { code: 'quorum-above-members', quorum, members } : null;
};
