import { folded } from '#lib/kernel/folded.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import type { TableRow } from '#lib/kernel/table.ts';
import { wholeNumber } from './ballot.ts';
import type { BallotFile } from './ballot-file.ts';

interface Profile {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

/** How many of each grade, worst first, an option received; refuses what is no count. */
const countsIn = (
  path: string,
  header: readonly string[],
  { line, cells }: TableRow,
  places: readonly number[],
): Result<number[], Sentence> => {
  const counts: number[] = [];
  for (const at of places) {
    const cell = (cells[at] ?? '').trim();
    const count = cell === '' ? 0 : wholeNumber(cell);
    if (count === null || count < 0) {
      const reason = {
        fr: `« ${cell} » n’est pas un nombre de mentions`,
        en: `“${cell}” is no number of grades`,
      };
      return refuse(atPlace(path, { line, column: header[at] ?? '' }, reason));
    }
    counts.push(count);
  }
  return ok(counts);
};

/**
 * Papers that give each option the grades counted: one bears each option's worst grades, the last its best, so that
 * their number is that of the option most judged. Who gave what is not known, and changes no count of grades.
 */
const laidOut = (profiles: readonly (readonly number[])[], grades: readonly string[]) => {
  const ends = profiles.map((counts) => {
    let end = 0;
    return counts.map((count) => (end += count));
  });
  const cuts = [...new Set(ends.flat())].filter((cut) => cut > 0).sort((a, b) => a - b);
  const weights = cuts.map((cut, at) => cut - (cuts[at - 1] ?? 0));
  const ballots = cuts.map((cut) => ends.map((mine) => grades[mine.findIndex((end) => end >= cut)] ?? null));
  return { weights, ballots };
};

/** The papers of a profile: its headings after the first are the grades of the scale. Null for any other table. */
export const papersOfProfile = (
  path: string,
  { header, rows }: Profile,
  grades: readonly string[],
): Result<BallotFile, Sentence> | null => {
  const headings = header.map(folded);
  const places = grades.map((grade) => headings.indexOf(folded(grade)));
  if (header.length !== grades.length + 1 || places.some((at) => at < 1)) return null;
  const profiles: number[][] = [];
  for (const row of rows) {
    const counts = countsIn(path, header, row, places);
    if (!counts.ok) return counts;
    profiles.push(counts.value);
  }
  const { weights, ballots } = laidOut(profiles, grades);
  if (ballots.length === 0) return null;
  return ok({
    options: rows.map(({ cells }) => (cells[0] ?? '').trim()),
    ballots,
    weights,
    lines: ballots.map(() => 1),
    seats: null,
    title: null,
    notes: [],
  });
};
