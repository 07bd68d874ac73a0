import { finderOf, type Finder } from './branching.ts';
import { headcounts } from './mixture.ts';
import type { Chances } from './relaxed.ts';
import type { Shape } from './shape.ts';

/** A sum this near to its bound stands on it: targets are held a little low (`relaxed.ts`). */
const onBound = 1e-6;

/**
 * A finder of those panels alone that can be part of a lottery giving the target. Where the target keeps a row at its
 * bound, a mixture does so only if each of its panels does, since none goes beyond: other panels would only be
 * taken in to be left out again. The same holds of a type drawn always, or never.
 */
export const finderOnFace = (shape: Shape, target: Chances): Finder => {
  const wanted = headcounts(shape, target);
  const rows = shape.rows.map((row) => {
    const sum = row.types.reduce((total, type) => total + (wanted[type] ?? 0), 0);
    if (sum > row.upper - onBound) return { ...row, lower: row.upper };
    return sum < row.lower + onBound ? { ...row, upper: row.lower } : row;
  });
  const finder = finderOf({ ...shape, rows });
  for (const [type, { cap }] of shape.types.entries()) {
    if ((wanted[type] ?? 0) < onBound) finder.restrict(type, 0, 0);
    else if ((wanted[type] ?? 0) > cap - onBound) finder.restrict(type, cap, cap);
  }
  return finder;
};
