import type { Conversation } from './gathering.ts';
import { withoutModerated } from './places.ts';
import { answered, tallyOf, type StatementTally } from './tallies.ts';

/** How two people answered the statements that both answered. */
export interface Pair {
  readonly shared: number;
  /** Answered alike: both agree, both disagree or both pass. */
  readonly alike: number;
  /** One agrees, the other disagrees; the rest of `shared` is a pass on one side. */
  readonly opposed: number;
}

export interface SmallBody {
  readonly people: readonly string[];
  /** Row and column as in `people`; null on the diagonal. */
  readonly agreement: readonly (readonly (Pair | null)[])[];
  /** Statements that most people answered alike, the most consensual first; counts, not estimates. */
  readonly consensual: readonly StatementTally[];
  /** Statements with people on both sides, the most evenly divided first. */
  readonly dividing: readonly StatementTally[];
}

const fewest = 5;
const most = 40;

const compare = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): Pair => {
  let [shared, alike, opposed] = [0, 0, 0];
  for (const [statement, value] of a) {
    const other = b.get(statement);
    if (other === undefined) continue;
    shared++;
    if (other === value) alike++;
    if (other * value < 0) opposed++;
  }
  return { shared, alike, opposed };
};

/** Sorted by a share, then by how many answered; equal ones keep their order. */
const sortedBy = (
  tallies: readonly StatementTally[],
  part: (tally: StatementTally) => number,
): readonly StatementTally[] =>
  tallies.toSorted((a, b) => part(b) / answered(b) - part(a) / answered(a) || answered(b) - answered(a));

/**
 * What a body of 5 to 40 people can be told without statistics: who answers like whom, what they share, what
 * divides them, all as counts that anyone can redo by hand. Statements that fewer than half of the people
 * answered are left out of the two lists; so are those set aside by `moderated`. Null for any other number
 * of people: fewer would be told apart, more would not be read.
 */
export const smallBody = (
  conversation: Conversation,
  moderated: ReadonlySet<string> = new Set(),
): SmallBody | null => {
  const asked = withoutModerated(conversation, moderated);
  const { people, answers } = asked;
  if (people.length < fewest || people.length > most) return null;
  const sheets = people.map((_, row) => {
    const sheet = new Map<number, number>();
    for (let at = answers.starts[row] ?? 0; at < (answers.starts[row + 1] ?? 0); at++)
      sheet.set(answers.statements[at] ?? 0, answers.values[at] ?? 0);
    return sheet;
  });
  const known = tallyOf(asked, people.keys()).filter((tally) => answered(tally) * 2 >= people.length);
  const wider = ({ agree, disagree }: StatementTally): number => Math.max(agree, disagree);
  const narrower = ({ agree, disagree }: StatementTally): number => Math.min(agree, disagree);
  return {
    people,
    agreement: sheets.map((a, i) => sheets.map((b, j) => (i === j ? null : compare(a, b)))),
    consensual: sortedBy(
      known.filter((tally) => wider(tally) * 2 > answered(tally)),
      wider,
    ),
    dividing: sortedBy(
      known.filter((tally) => narrower(tally) > 0),
      narrower,
    ),
  };
};
