import type { Highs } from 'highs';
import type { Quota } from './pool.ts';
import type { Shape } from './shape.ts';
import { createProgram, type Program } from './solver.ts';

/** One quota as it would have to be for a panel to exist. */
export interface QuotaChange {
  readonly feature: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
}

/** Why no panel exists: quotas that cannot be met together, and the fewest persons to give on quotas. */
export interface Infeasible {
  /** Each of them is needed for the contradiction: without any one, a panel exists (or other quotas clash). */
  readonly conflict: readonly Quota[];
  /** Null where even the widest flex bounds leave no panel. */
  readonly changes: readonly QuotaChange[] | null;
  /** Whether the changes stay within `min_flex` and `max_flex`. */
  readonly withinFlex: boolean;
}

/** The shape as an integer program: compositions as columns, the shape's rows as rows. */
const compositions = (highs: Highs, shape: Shape): Program => {
  const program = createProgram(highs, 'integer');
  for (const { cap } of shape.types)
    program.addColumn({ cost: 0, lower: 0, upper: cap, rows: [], values: [] });
  for (const { types, lower, upper } of shape.rows)
    program.addRow({ lower, upper, columns: types, values: types.map(() => 1) });
  return program;
};

/**
 * The fewest persons to add to maxima and take off minima, as whole numbers. `free` ignores flex bounds. Null
 * where nothing helps.
 */
const leastChanges = (
  highs: Highs,
  shape: Shape,
  quotas: readonly Quota[],
  free: boolean,
): QuotaChange[] | null => {
  const program = compositions(highs, shape);
  const columns = new Map<number, { down: number; up: number }>();
  let next = shape.types.length;
  for (const [row, { quota: at }] of shape.rows.entries()) {
    const quota = at === null ? undefined : quotas[at];
    if (at === null || !quota) continue;
    const lowest = free ? 0 : (quota.minFlex ?? 0);
    const highest = free ? shape.size : Math.max(quota.maxFlex ?? shape.size, quota.max);
    const [down, up] = [quota.min - lowest, Math.max(0, highest - quota.max)];
    // Σ + down − up between the quota's bounds: giving on the minimum fills, giving on the maximum empties.
    program.addColumn({ cost: -1, lower: 0, upper: down, rows: [row], values: [1] });
    program.addColumn({ cost: -1, lower: 0, upper: up, rows: [row], values: [-1] });
    columns.set(at, { down: next, up: next + 1 });
    next += 2;
  }
  const { status, x } = program.solve();
  program.dispose();
  if (status !== 'optimal') return null;
  return quotas.flatMap((quota, at): QuotaChange[] => {
    const { down, up } = columns.get(at) ?? { down: -1, up: -1 };
    const [less, more] = [Math.round(x[down] ?? 0), Math.round(x[up] ?? 0)];
    if (less === 0 && more === 0) return [];
    const { feature, value, min, max } = quota;
    return [{ feature, value, min: min - less, max: max + more }];
  });
};

/** Drops quotas one by one as long as no panel exists; those left clash by themselves. */
const clash = (highs: Highs, shape: Shape, quotas: readonly Quota[]): Quota[] => {
  const program = compositions(highs, shape);
  const kept: Quota[] = [];
  for (const [row, { quota: at, lower, upper }] of shape.rows.entries()) {
    const quota = at === null ? undefined : quotas[at];
    if (!quota) continue;
    program.setRow(row, 0, shape.size);
    if (program.solve().status === 'infeasible') continue;
    program.setRow(row, lower, upper);
    kept.push(quota);
  }
  program.dispose();
  return kept;
};

/** Whether a panel exists; if not, which quotas prevent it and the smallest change that makes one possible. */
export const checkQuotas = (highs: Highs, shape: Shape, quotas: readonly Quota[]): Infeasible | null => {
  const program = compositions(highs, shape);
  const { status } = program.solve();
  program.dispose();
  if (status === 'optimal') return null;
  const conflict = clash(highs, shape, quotas);
  const within = leastChanges(highs, shape, quotas, false);
  if (within) return { conflict, changes: within, withinFlex: true };
  return { conflict, changes: leastChanges(highs, shape, quotas, true), withinFlex: false };
};
