import loadHighs from 'highs';
import type { Pool } from './pool.ts';

/** Every panel that keeps size, quotas and households, by trying all subsets: for a dozen people at most. */
export const everyPanel = ({ features, quotas, people }: Pool, size: number): number[][] => {
  const keepsQuotas = (panel: readonly number[]): boolean =>
    quotas.every(({ feature, value, min, max }) => {
      const at = features.indexOf(feature);
      const count = panel.filter((place) => people[place]?.values[at] === value).length;
      return count >= min && count <= max;
    });
  const keepsHomes = (panel: readonly number[]): boolean => {
    const homes = panel.flatMap((place) => people[place]?.household ?? []);
    return new Set(homes).size === homes.length;
  };
  const found: number[][] = [];
  for (let set = 0; set < 2 ** people.length; set++) {
    const panel = [...people.keys()].filter((place) => (set >> place) & 1);
    if (panel.length === size && keepsQuotas(panel) && keepsHomes(panel)) found.push(panel);
  }
  return found;
};

/**
 * LEXIMIN as its definition says, over all panels written out, person by person and without duals: the least
 * chance as high as possible, then whoever cannot be raised alone is settled there, and so on.
 */
export const textbookLeximin = async (
  pool: Pool,
  panels: readonly (readonly number[])[],
): Promise<number[]> => {
  const highs = await loadHighs();
  const settled = new Map<number, number>();
  const chance = (place: number): string =>
    panels.flatMap((panel, at) => (panel.includes(place) ? [`q${at}`] : [])).join(' + ') || '0 z';
  const places = [...pool.people.keys()];
  const best = (objective: string, rows: readonly string[]): number => {
    const unit = `${panels.map((_, at) => `q${at}`).join(' + ')} = 1`;
    const problem = `Maximize\n ${objective}\nSubject To\n ${[unit, ...rows].join('\n ')}\nEnd`;
    return highs.solve(problem, { output_flag: false }).ObjectiveValue;
  };
  const floors = (level: string): string[] =>
    places.map((place) =>
      settled.has(place)
        ? `${chance(place)} >= ${(settled.get(place) ?? 0) - 1e-8}`
        : `${chance(place)} ${level} >= 0`,
    );
  while (settled.size < places.length) {
    const level = best('z', floors('- z'));
    const held = places.map((place) => `${chance(place)} >= ${(settled.get(place) ?? level) - 1e-8}`);
    const stuck = places.filter((place) => !settled.has(place) && best(chance(place), held) < level + 1e-6);
    for (const place of stuck) settled.set(place, level);
    if (stuck.length === 0) throw new Error('nobody settled');
  }
  return places.map((place) => settled.get(place) ?? 0);
};
