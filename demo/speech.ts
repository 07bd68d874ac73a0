import { meetingId } from './rhythm.ts';
import { idOf, type Stage } from './stage.ts';
import valbrune from './valbrune.json' with { type: 'json' };

/** Nobody holds the floor longer at once, while others wait. */
const turn = 4;

/** Who speaks how long in a meeting: given the floor in turns, until each has spoken what the dossier says. */
export interface Speech {
  /** Turns of so many minutes at most, one after the other. */
  give(minutes: number): Promise<void>;
  /** What nobody had time for yet is said in the closing round. */
  giveRest(): Promise<void>;
}

interface Turn {
  person: string;
  minutes: number;
}

const minutesOf = (meeting: string): Turn[] => {
  const parole: Readonly<Record<string, Readonly<Record<string, number>>>> = valbrune.parole;
  return Object.entries(parole[meeting] ?? {})
    .map(([person, minutes]) => ({ person, minutes }))
    .sort((a, b) => a.minutes - b.minutes);
};

export const speechOf = ({ act, after, now }: Stage, meeting: string, leader: string): Speech => {
  const waiting = minutesOf(meeting);
  const next = (most: number): Turn | null => {
    const first = waiting.shift();
    if (!first) return null;
    const minutes = Math.min(first.minutes, most, waiting.length > 0 ? turn : most);
    if (first.minutes > minutes) waiting.push({ person: first.person, minutes: first.minutes - minutes });
    return { person: first.person, minutes };
  };
  const give = async (most: number): Promise<void> => {
    let left = most;
    while (left >= 1) {
      const spoken = next(left);
      if (!spoken) break;
      const person = idOf(spoken.person);
      await act(leader, { type: 'GiveFloor', meeting: meetingId(meeting), person });
      after(now(), spoken.minutes);
      left -= spoken.minutes;
    }
    if (left < most) await act(leader, { type: 'EndTurn', meeting: meetingId(meeting) });
  };
  return { give, giveRest: () => give(Infinity) };
};
