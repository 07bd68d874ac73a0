import type { PersonId } from '../commune/index.ts';

/** How often a person facilitated in the charter's window, should they also facilitate the next meeting. */
export interface RotaPlace {
  person: PersonId;
  /** Among the last meetings of the window, the next one left out. */
  times: number;
  /** Percent of the window, the next one included. */
  share: number;
  /** Beyond the share that the charter aims at: said, not forbidden. */
  beyond: boolean;
}

/**
 * Who might facilitate the next meeting, the one who did it least lately first; then whoever did it longest ago;
 * the id settles what is left. A proposal to those who prepare, who decide.
 * @param past facilitators of the body's last meetings, the latest first; null where nobody held the role
 * @param able those whose mandate is in force at the next meeting
 */
export const facilitationRota = (
  past: readonly (PersonId | null)[],
  able: readonly PersonId[],
  { windowMeetings, maxSharePercent }: { windowMeetings: number; maxSharePercent: number },
): RotaPlace[] => {
  const recent = past.slice(0, Math.max(0, windowMeetings - 1));
  const ago = (person: PersonId): number => {
    const place = past.indexOf(person);
    return place < 0 ? past.length : place;
  };
  return able
    .map((person): RotaPlace => {
      const times = recent.filter((other) => other === person).length;
      const share = Math.round((100 * (times + 1)) / (recent.length + 1));
      return { person, times, share, beyond: recent.length > 0 && share > maxSharePercent };
    })
    .toSorted(
      (a, b) => a.times - b.times || ago(b.person) - ago(a.person) || a.person.localeCompare(b.person),
    );
};
