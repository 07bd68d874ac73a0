import loadHighs from 'highs';
import type { Pool } from '#lib/sortition/pool.ts';

/**
 * LEXIMIN person by person, by column generation, written from its definition alone (Flanigan and others, Nature 596,
 * 2021, Methods) and sharing nothing with the engine but the type of a pool: no types of people, no relaxation, no
 * branch and bound. Panels are found by going through all of them, so for a dozen people at most.
 */

const keeps = ({ features, quotas, people }: Pool, panel: readonly number[]): boolean => {
  const members = panel.map((place) => people[place]);
  const homes = members.flatMap((person) => person?.household ?? []);
  return (
    new Set(homes).size === homes.length &&
    quotas.every(({ feature, value, min, max }) => {
      const at = features.indexOf(feature);
      const count = members.filter((person) => person?.values[at] === value).length;
      return count >= min && count <= max;
    })
  );
};

/** Every panel of `size` that keeps the quotas and the homes. */
const everyPanel = (pool: Pool, size: number): number[][] => {
  const found: number[][] = [];
  const extend = (panel: readonly number[], from: number): void => {
    if (panel.length === size) {
      if (keeps(pool, panel)) found.push([...panel]);
      return;
    }
    for (let place = from; place < pool.people.length; place++) extend([...panel, place], place + 1);
  };
  extend([], 0);
  return found;
};

const highs = await loadHighs();

interface Master {
  readonly level: number;
  /** What one more chance of each person would be worth. */
  readonly weights: readonly number[];
  readonly unit: number;
}

/** max z: everybody not settled has z at least, the settled have their level, over the panels known. */
const solveMaster = (
  places: readonly number[],
  panels: readonly (readonly number[])[],
  settled: ReadonlyMap<number, number>,
): Master => {
  const sum = (place: number): string =>
    panels.flatMap((panel, at) => (panel.includes(place) ? [`+ q${at}`] : [])).join(' ');
  const rows = places.map((place) =>
    settled.has(place)
      ? `p${place}: ${sum(place)} + 0 z + s >= ${(settled.get(place) ?? 0).toFixed(12)}`
      : `p${place}: ${sum(place)} - z + s >= 0`,
  );
  const unit = `unit: ${panels.map((_, at) => `q${at}`).join(' + ')} = 1`;
  // s: what the panels known cannot give yet, at a price that none would pay once they can.
  const text = `Maximize\n z - 1000 s\nSubject To\n ${[...rows, unit].join('\n ')}\nBounds\n z free\nEnd`;
  const solved = highs.solve(text, { output_flag: false });
  if (solved.Status !== 'Optimal') throw new Error(`master: ${solved.Status}`);
  const duals = new Map<string, number>();
  for (const row of solved.Rows) if ('Dual' in row) duals.set(row.Name, row.Dual);
  return {
    level: solved.Columns.z?.Primal ?? NaN,
    weights: places.map((place) => Math.abs(duals.get(`p${place}`) ?? 0)),
    unit: Math.abs(duals.get('unit') ?? 0),
  };
};

/** Everybody's chance, in the order of the pool; null where no panel keeps the quotas. */
export const leximinByColumns = (pool: Pool, size: number): number[] | null => {
  const all = everyPanel(pool, size);
  if (all.length === 0) return null;
  const places = [...pool.people.keys()];
  const settled = new Map<number, number>();
  const met = new Set(all.flat());
  for (const place of places) if (!met.has(place)) settled.set(place, 0);
  const known = [all[0] ?? []];
  while (settled.size < places.length) {
    const { level, weights } = bestOver(all, places, known, settled);
    const stuck = places.filter((place) => !settled.has(place) && (weights[place] ?? 0) > 1e-6);
    if (stuck.length === 0) throw new Error('nobody settled');
    for (const place of stuck) settled.set(place, level - 1e-10);
  }
  return places.map((place) => settled.get(place) ?? 0);
};

/** Adds the panel that the weights ask for, until none of all is worth more than those known. */
const bestOver = (
  all: readonly number[][],
  places: readonly number[],
  known: number[][],
  settled: ReadonlyMap<number, number>,
): Master => {
  for (;;) {
    const master = solveMaster(places, known, settled);
    const worth = (panel: readonly number[]): number =>
      panel.reduce((sum, place) => sum + (master.weights[place] ?? 0), 0);
    const best = all.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    if (worth(best) <= Math.max(...known.map(worth)) + 1e-7) return master;
    known.push(best);
  }
};
