import { isHere } from './who.ts';
import { rights } from '../subjects/index.ts';
import type { AgendaItem, Core, Gathered } from './state.ts';
import type { PersonId } from '../commune/index.ts';

/** Check-in and closing round, ten minutes each: an evening is not only its items. */
export const frameMinutes = 20;

/** Why an item stands where the proposed order puts it. */
export type PlaceReason = 'byRight' | 'carriedOver' | 'supported' | 'asked' | 'noTimeLeft';

export interface ProposedPlace {
  item: string;
  reason: PlaceReason;
  /** Minutes from the beginning of the items at which it starts; null when the evening has no room for it. */
  startsAfter: number | null;
}

const rank = ({ right }: AgendaItem): number => (right === null ? rights.length : rights.indexOf(right));

/** By right, then carried over most often, then most supported, then oldest; the id settles what is left. */
const before = (a: AgendaItem, b: AgendaItem): number =>
  rank(a) - rank(b) ||
  b.carriedOver - a.carriedOver ||
  b.supporters.length - a.supporters.length ||
  a.addedAt.localeCompare(b.addedAt) ||
  a.id.localeCompare(b.id);

const reasonOf = ({ right, carriedOver, supporters }: AgendaItem): PlaceReason => {
  if (right !== null) return 'byRight';
  if (carriedOver > 0) return 'carriedOver';
  return supporters.length > 0 ? 'supported' : 'asked';
};

/**
 * The order that the system proposes to those who prepare: deterministic, and each place says why. What comes
 * by right is always in; the others fill the time left in order of priority, a shorter one taking a gap that a
 * longer one cannot. Those without room stand last: they are proposed for the next meeting, not removed.
 * @param minutes the length of the meeting; `most`, the charter's longest
 */
export const proposedOrder = (
  items: readonly AgendaItem[],
  minutes: number,
  most: number,
): ProposedPlace[] => {
  const room = Math.min(minutes, most) - frameMinutes;
  let used = 0;
  const inTime: ProposedPlace[] = [];
  const tooMuch: ProposedPlace[] = [];
  for (const item of [...items].sort(before)) {
    if (item.right === null && used + item.minutes > room) {
      tooMuch.push({ item: item.id, reason: 'noTimeLeft', startsAfter: null });
      continue;
    }
    inTime.push({ item: item.id, reason: reasonOf(item), startsAfter: used });
    used += item.minutes;
  }
  return [...inTime, ...tooMuch];
};

/** The order of a round: those who have spoken least first, so that whoever is quiet is not left for the end. */
export const speakingOrder = (state: Pick<Core, 'attendance'> & Pick<Gathered, 'speaking'>): PersonId[] =>
  Object.keys(state.attendance)
    .filter((person) => isHere(state, person))
    .sort((a, b) => (state.speaking[a] ?? 0) - (state.speaking[b] ?? 0) || a.localeCompare(b));
