import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import type { BallotFile } from './ballot-file.ts';

interface Line {
  readonly line: number;
  readonly text: string;
}

/** Lines with something on them, comments (`# …`, outside quotes) cut off. */
const linesOf = (text: string): Line[] =>
  text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const cut = /^(?:[^"#]|"[^"]*")*/.exec(raw)?.[0] ?? raw;
    return cut.trim() ? [{ line: index + 1, text: cut.trim() }] : [];
  });

const notBlt: Sentence = {
  fr: 'ce n’est pas un fichier .blt : sa première ligne dit le nombre d’options et de sièges (« 4 2 »)',
  en: 'this is no .blt file: its first line tells the number of options and of seats (“4 2”)',
};
const unfinished: Sentence = {
  fr: 'il manque la ligne « 0 » qui suit les bulletins, puis le nom de chaque option',
  en: 'the line “0” that follows the papers is missing, then the name of each option',
};

/** Ranks by option of a list of preferences: `3 1=4 2`, `-` for a rank skipped; null when it names no option of the file. */
const ranksIn = (preferences: readonly string[], options: number): (number | null)[] | null => {
  const ranks = new Array<number | null>(options).fill(null);
  for (const [at, group] of preferences.entries()) {
    if (group === '-') continue;
    for (const word of group.split('=')) {
      const option = /^\d+$/.test(word) ? Number(word) : 0;
      if (option < 1 || option > options || ranks[option - 1] !== null) return null;
      ranks[option - 1] = at + 1;
    }
  }
  return ranks;
};

const nameIn = (text: string): string => text.replace(/^"(.*)"$/, '$1').trim();

/**
 * Reads a `.blt` file (ERS, OpaVote, OpenSTV): options and seats, options withdrawn, papers with their weights, `0`, names, title.
 * An option withdrawn is left out, and papers pass over it.
 */
export const readBlt = (path: string, text: string): Result<BallotFile, Sentence> => {
  const lines = linesOf(text);
  const [, options = 0, seats = 0] = (/^(\d+)\s+(\d+)$/.exec(lines[0]?.text ?? '') ?? []).map(Number);
  if (options < 1 || seats < 1) return refuse(atPlace(path, { line: 1, column: 1 }, notBlt));
  const withdrawn = new Set<number>();
  const ballots: (number | null)[][] = [];
  const weights: number[] = [];
  const places: number[] = [];
  let at = 1;
  for (; lines[at] && lines[at]?.text !== '0'; at++) {
    const { line, text: words } = lines[at] ?? { line: 0, text: '' };
    const aside = /^(-\d+(\s+|$))+$/.test(words);
    if (aside) for (const one of words.split(/\s+/)) withdrawn.add(-Number(one) - 1);
    if (aside) continue;
    const [weight = '', ...rest] = words.replace(/^\([^)]*\)\s*/, '').split(/\s+/);
    const ranks = rest.at(-1) === '0' ? ranksIn(rest.slice(0, -1), options) : null;
    if (!/^[1-9]\d{0,9}$/.test(weight) || !ranks) {
      const reason = {
        fr: `« ${words} » n’est pas un bulletin : son nombre, les numéros des options dans l’ordre, puis 0`,
        en: `“${words}” is no paper: its number, the numbers of the options in order, then 0`,
      };
      return refuse(atPlace(path, { line, column: 1 }, reason));
    }
    ballots.push(ranks);
    weights.push(Number(weight));
    places.push(line);
  }
  const names = lines.slice(at + 1).map((one) => nameIn(one.text));
  const last = lines.at(-1)?.line ?? 1;
  if (!lines[at] || names.length < options)
    return refuse(atPlace(path, { line: last, column: 1 }, unfinished));
  const kept = [...Array(options).keys()].filter((option) => !withdrawn.has(option));
  return ok({
    options: kept.map((option) => names[option] ?? ''),
    ballots: ballots.map((ranks) =>
      closedUp(
        kept.map((option) => ranks[option] ?? null),
        withdrawn,
        ranks,
      ),
    ),
    weights,
    lines: places,
    seats,
    title: names[options] || null,
    notes: [],
  });
};

/** Ranks without those that an option withdrawn leaves empty: its papers pass over it. */
const closedUp = (
  ranks: readonly (number | null)[],
  withdrawn: ReadonlySet<number>,
  all: readonly (number | null)[],
): (number | null)[] => {
  const gone = all.flatMap((rank, option) => (rank !== null && withdrawn.has(option) ? [rank] : []));
  const emptied = gone.filter((rank) => !ranks.includes(rank));
  return ranks.map((rank) =>
    rank === null ? null : rank - new Set(emptied.filter((one) => one < rank)).size,
  );
};
