import { civilDateOf } from '#lib/kernel/civil.ts';
import { isElected, isInFunction, isStaff, memberOf, type PersonId } from '../commune/index.ts';
import type {
  BodiesContext,
  BodiesRefusal,
  BodiesState,
  Body,
  BodyKind,
  BodyMember,
  Capacity,
} from './bodies.ts';
import { smallestQuorum } from './quorum.ts';
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

/** Whether the members can meet the quorum that their body has. */
export const checkReach = ({ quorum }: Pick<Body, 'quorum'>, members: number): BodiesRefusal | null =>
  quorum !== null && quorum > members ? { code: 'quorum-above-members', quorum, members } : null;

/** The least and the most that a share may be, in percent: never under a third, never more than everyone. */
const share = { least: 34, most: 100 };

/**
 * A number of members or a share of them, not both; neither where nothing asks for one. It is written within what
 * counts: the majority group always has one, and nowhere may a handful decide for all (I-9).
 */
export const checkQuorum = (
  { kind, quorum, quorumPercent = null }: Pick<Body, 'kind' | 'quorum' | 'quorumPercent'>,
  members: number,
): BodiesRefusal | null => {
  if (quorumPercent !== null) {
    if (quorum !== null) return { code: 'quorum-said-twice' };
    const within =
      Number.isSafeInteger(quorumPercent) && quorumPercent >= share.least && quorumPercent <= share.most;
    return within ? null : { code: 'quorum-share-out-of-bounds', ...share };
  }
  if (quorum === null) return kind === 'majorityGroup' ? { code: 'quorum-required' } : null;
  const least = Math.min(smallestQuorum(members, members), Math.max(members, 1));
  if (!Number.isSafeInteger(quorum) || quorum < least) return { code: 'quorum-too-small', quorum, least };
  return checkReach({ quorum }, members);
};
