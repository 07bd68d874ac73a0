import { numbers } from './numbers.ts';
import { principalAxes, type Centred } from './principal.ts';

/** Places of the answers to each statement, one statement after the other. */
const byStatement = ({ statements, size }: Centred): { order: Int32Array; starts: Int32Array } => {
  const starts = new Int32Array(size + 1);
  for (const statement of statements) starts[statement + 1] = (starts[statement + 1] ?? 0) + 1;
  for (let i = 0; i < size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(statements.length);
  for (let at = 0; at < statements.length; at++) {
    const statement = statements[at] ?? 0;
    const place = next[statement] ?? 0;
    order[place] = at;
    next[statement] = place + 1;
  }
  return { order, starts };
};

/**
 * The first spreads of the same answers, dealt out anew among those who answered each statement: what chance
 * alone would show (parallel analysis, J. L. Horn, Psychometrika 30, 1965). The largest of 19 deals, so that
 * one map of chance in twenty goes beyond it; fewer deals for many answers, where they hardly differ.
 */
export const spreadsByChance = (centred: Centred, count: number): number[] => {
  const { order, starts } = byStatement(centred);
  const values = centred.values.slice();
  const next = numbers(1);
  const deals = Math.max(1, Math.min(19, Math.floor(2e5 / Math.max(1, values.length))));
  const largest = new Array<number>(count).fill(0);
  for (let deal = 0; deal < deals; deal++) {
    for (let statement = 0; statement < centred.size; statement++) {
      const from = starts[statement] ?? 0;
      for (let i = (starts[statement + 1] ?? 0) - 1; i > from; i--) {
        const a = order[i] ?? 0;
        const b = order[from + Math.floor(next() * (i - from + 1))] ?? 0;
        const kept = values[a] ?? 0;
        values[a] = values[b] ?? 0;
        values[b] = kept;
      }
    }
    const floors = largest.map(() => 0);
    const dealt = principalAxes({ ...centred, values }, undefined, { floors, tolerance: 1e-2 });
    for (const [rank, before] of largest.entries())
      largest[rank] = Math.max(before, dealt.spreads[rank] ?? 0);
  }
  return largest;
};
