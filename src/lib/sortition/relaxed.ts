import type { Highs } from 'highs';
import type { Shape } from './shape.ts';
import { createProgram, type Program } from './solver.ts';

/** Σ weights·composition ≤ limit: true of every panel, though not of every point of the relaxation. */
export interface Cut {
  readonly weights: Float64Array;
  readonly limit: number;
}

/** Each type's chance, one number in [0, 1] a type: at best, over the relaxation and the cuts. */
export type Chances = Float64Array;

const peopleOf = (shape: Shape, type: number): number => shape.types[type]?.people.length ?? 1;

/** Chances as columns, first; the shape's rows and the cuts as rows, first. */
export const chancesProgram = (highs: Highs, shape: Shape, cuts: readonly Cut[]): Program => {
  const program = createProgram(highs, 'linear');
  for (const { cap, people } of shape.types)
    program.addColumn({ cost: 0, lower: 0, upper: cap / people.length, rows: [], values: [] });
  for (const { types, lower, upper } of shape.rows)
    program.addRow({ lower, upper, columns: types, values: types.map((type) => peopleOf(shape, type)) });
  for (const { weights, limit } of cuts) {
    const columns = [...weights.keys()].filter((type) => weights[type] !== 0);
    const values = columns.map((type) => (weights[type] ?? 0) * peopleOf(shape, type));
    program.addRow({ lower: -Infinity, upper: limit, columns, values });
  }
  return program;
};

/** Levels are held a little low: held exactly, rounding can leave the next program without any point. */
const holdSlack = 1e-9;
const mostSlack = 1e-6;

/** Types whose level row carries weight in the optimum: they can rise no higher. */
const stuckTypes = (duals: Float64Array, first: number, free: ReadonlySet<number>): number[] => {
  const weightOf = (type: number) => Math.abs(duals[first + type] ?? 0);
  const stuck = [...free].filter((type) => weightOf(type) > 1e-7);
  if (stuck.length > 0) return stuck;
  const [heaviest] = [...free].sort((a, b) => weightOf(b) - weightOf(a));
  return heaviest === undefined ? [] : [heaviest];
};

/**
 * LEXIMIN over the relaxation: raise the least chance as high as it goes, hold those that cannot go higher,
 * raise the next least, and so on (Flanigan and others, *Nature* 596, 2021, without their integer programs).
 * With `stages` 1, stops after the first: maximin. At most one linear program a type, each from the last basis.
 * Null where the relaxation itself is empty.
 */
export const relaxedLeximin = (
  highs: Highs,
  shape: Shape,
  cuts: readonly Cut[],
  stages = Infinity,
): Chances | null => {
  const program = chancesProgram(highs, shape, cuts);
  const count = shape.types.length;
  const first = shape.rows.length + cuts.length;
  program.addColumn({ cost: 1, lower: 0, upper: 1, rows: [], values: [] });
  const held = new Map<number, number>();
  const free = new Set(shape.types.keys());
  for (const type of free)
    program.addRow({ lower: 0, upper: Infinity, columns: [type, count], values: [1, -1] });
  const hold = (type: number, chance: number): void =>
    program.setBounds(type, Math.max(0, chance), (shape.types[type]?.cap ?? 1) / peopleOf(shape, type));
  let chances: Chances | null = null;
  let give = holdSlack;
  try {
    for (let stage = 0; stage < stages && free.size > 0;) {
      const { status, value, duals, x } = program.solve();
      if (status !== 'optimal') {
        if (!chances || (give *= 10) > mostSlack) return chances;
        for (const [type, chance] of held) hold(type, chance - give);
        continue;
      }
      chances = x.slice(0, count);
      for (const type of stuckTypes(duals, first, free)) {
        free.delete(type);
        held.set(type, value);
        program.setRow(first + type, -Infinity, Infinity);
        hold(type, value - give);
      }
      stage++;
    }
    return chances;
  } finally {
    program.dispose();
  }
};
