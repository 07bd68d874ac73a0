import type { Highs } from 'highs';
import type { Pool } from './pool.ts';
import { createProgram } from './solver.ts';

/** The draw of all the seats of `count` panels at once: bounds are so many times larger. */
export const summedPanels = (pool: Pool, size: number, count: number): { pool: Pool; size: number } => ({
  size: size * count,
  pool: {
    ...pool,
    quotas: pool.quotas.map(({ feature, value, min, max }) => ({
      feature,
      value,
      min: min * count,
      max: max * count,
    })),
  },
});

/**
 * Parts the people drawn for all the panels into `count` panels of `size`, each within the quotas; null where no way
 * of parting them keeps the quotas.
 */
export const splitPanels = (
  highs: Highs,
  { features, quotas, people }: Pool,
  size: number,
  count: number,
  drawn: readonly string[],
): string[][] | null => {
  const byId = new Map(people.map((person) => [person.id, person]));
  const program = createProgram(highs, 'integer');
  const column = (at: number, panel: number): number => at * count + panel;
  const panels = [...Array(count).keys()];
  for (let at = 0; at < drawn.length * count; at++)
    program.addColumn({ cost: 0, lower: 0, upper: 1, rows: [], values: [] });
  const addRow = (columns: readonly number[], lower: number, upper: number): void =>
    program.addRow({ lower, upper, columns, values: columns.map(() => 1) });
  const places = [...drawn.keys()];
  for (const at of places)
    addRow(
      panels.map((panel) => column(at, panel)),
      1,
      1,
    );
  for (const panel of panels) {
    addRow(
      places.map((at) => column(at, panel)),
      size,
      size,
    );
    for (const { feature, value, min, max } of quotas) {
      const criterion = features.indexOf(feature);
      const having = places.filter((at) => byId.get(drawn[at] ?? '')?.values[criterion] === value);
      if (min > 0 || having.length > max)
        addRow(
          having.map((at) => column(at, panel)),
          min,
          Math.min(max, size),
        );
    }
  }
  const { status, x } = program.solve();
  program.dispose();
  if (status !== 'optimal') return null;
  return panels.map((panel) =>
    places.filter((at) => (x[column(at, panel)] ?? 0) > 0.5).flatMap((at) => drawn[at] ?? []),
  );
};
