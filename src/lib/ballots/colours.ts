import { ok } from '#lib/kernel/result.ts';
import { plain, type Ballot, type Counted, type Order, type Question } from './ballot.ts';
import { countAnswers, type Counts } from './counts.ts';
import { largerFraction, orderBy } from './order.ts';

/** Colours of the abacus by weight, index 0 weighing 5; then white (does not know) and black (refuses). */
const abacus: Readonly<Record<string, number>> = {
  'vert fonce': 0,
  'dark green': 0,
  '5': 0,
  'vert clair': 1,
  'light green': 1,
  '4': 1,
  orange: 2,
  '3': 2,
  'rouge clair': 3,
  'light red': 3,
  '2': 3,
  'rouge fonce': 4,
  'dark red': 4,
  '1': 4,
  blanc: 5,
  white: 5,
  noir: 6,
  black: 6,
};

export interface AbacusRow {
  readonly option: string;
  /** From dark green (5) to dark red (1). */
  readonly counts: readonly number[];
  readonly white: number;
  readonly black: number;
  readonly silent: number;
  readonly expressed: number;
  readonly sum: number;
  /** Null when nobody expressed a colour. */
  readonly mean: number | null;
  /** Of the whole group, not of a sample: divided by the number expressed. */
  readonly standardDeviation: number | null;
}

export interface Abacus {
  readonly method: 'regnier';
  /** In the table's order: mean, then number expressed. */
  readonly options: readonly AbacusRow[];
  readonly order: Order;
}

const abacusRow = ({ option, counts, empty }: Counts): AbacusRow => {
  const colours = counts.slice(0, 5);
  const expressed = colours.reduce((sum, n) => sum + n, 0);
  const sum = colours.reduce((points, n, index) => points + n * (5 - index), 0);
  const squares = colours.reduce((points, n, index) => points + n * (5 - index) ** 2, 0);
  return {
    option,
    counts: colours,
    white: counts[5] ?? 0,
    black: counts[6] ?? 0,
    silent: empty,
    expressed,
    sum,
    mean: expressed ? sum / expressed : null,
    standardDeviation: expressed ? Math.sqrt(squares * expressed - sum * sum) / expressed : null,
  };
};

const compareAbacus = (a: AbacusRow, b: AbacusRow): number =>
  largerFraction(a.sum, a.expressed, b.sum, b.expressed) || b.expressed - a.expressed;

/**
 * Régnier's abacus: five colours weigh 5 to 1, white and black are counted apart.
 * Source: F. Régnier, Annoncer la couleur, Institut de la métaphore, 1989.
 */
export const regnierAbacus = (ballots: readonly Ballot[], question: Question): Counted<Abacus> => {
  const expected = {
    fr: 'une couleur de l’abaque (vert foncé, vert clair, orange, rouge clair, rouge foncé, blanc, noir)',
    en: 'a colour of the abacus (dark green, light green, orange, light red, dark red, white, black)',
  };
  const counted = countAnswers(ballots, question, 7, (cell) => abacus[plain(cell)] ?? null, expected);
  if (!counted.ok) return counted;
  const options = counted.value.map(abacusRow).sort(compareAbacus);
  return ok({ method: 'regnier', options, order: orderBy(options, compareAbacus) });
};

const lights: Readonly<Record<string, number>> = {
  vert: 0,
  green: 0,
  orange: 1,
  jaune: 1,
  rouge: 2,
  red: 2,
  blanc: 3,
  white: 3,
};

export interface ColourRow {
  readonly option: string;
  readonly green: number;
  readonly orange: number;
  readonly red: number;
  readonly white: number;
  readonly silent: number;
}

export interface ColourVote {
  readonly method: 'colours';
  readonly options: readonly ColourRow[];
  readonly order: Order;
}

/** Three-colour vote, a quick reading of the room: fewest reds first, then most greens. */
export const colourVote = (ballots: readonly Ballot[], question: Question): Counted<ColourVote> => {
  const read = (cell: string | number | null): number | null => lights[plain(cell)] ?? null;
  const expected = { fr: 'vert, orange, rouge ou blanc', en: 'green, orange, red or white' };
  const counted = countAnswers(ballots, question, 4, read, expected);
  if (!counted.ok) return counted;
  const options = counted.value.map(({ option, counts, empty }): ColourRow => {
    const [green = 0, orange = 0, red = 0, white = 0] = counts;
    return { option, green, orange, red, white, silent: empty };
  });
  const order = orderBy(options, (a, b) => a.red - b.red || b.green - a.green);
  return ok({ method: 'colours', options, order });
};
