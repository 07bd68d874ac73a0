import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import { placeOf } from './chosen.ts';
import { summaryOfChances, type Draw } from './draw.ts';
import { greedyPanel } from './greedy.ts';
import type { Pool } from './pool.ts';
import { seeded } from './random.ts';

/** Panels by which the greedy draw's chances are measured, tries and seconds after which it gives up. */
const sample = 1000;
const mostTries = 100_000;
const mostSeconds = 20;

/** What can be said of a draw by the greedy way: its chances are measured, and nothing bounds them. */
export type GreedyDraw = Pick<
  Draw,
  'size' | 'probabilities' | 'portfolio' | 'minimum' | 'gini' | 'geometricMean'
> & { readonly objective: 'greedy'; readonly tries: number };

/**
 * Draws as most practitioners do, again and again, so that its chances can be compared with those of LEXIMIN: the
 * portfolio is what it drew. Refuses where it finds no panel.
 */
export const greedyDraw = (pool: Pool, size: number, seed: string): Result<GreedyDraw, Sentence> => {
  const random = seeded(Math.floor(placeOf(`greedy ${seed}`) * 2 ** 32));
  const times = pool.people.map(() => 0);
  const panels: number[][] = [];
  const start = performance.now();
  let tries = 0;
  while (panels.length < sample && tries < mostTries && performance.now() - start < mostSeconds * 1000) {
    tries++;
    const panel = greedyPanel(pool, size, random);
    if (!panel) continue;
    panels.push(panel);
    for (const place of panel) times[place] = (times[place] ?? 0) + 1;
  }
  if (panels.length === 0)
    return refuse({
      fr: `la méthode gloutonne n’a trouvé aucun panel en ${tries} essais ; --objective leximin en trouve s’il y en a`,
      en: `the greedy way found no panel in ${tries} tries; --objective leximin finds one if there is any`,
    });
  const chances = times.map((count) => count / panels.length);
  const idOf = (place: number): string => pool.people[place]?.id ?? '';
  return ok({
    objective: 'greedy',
    size,
    tries,
    probabilities: Object.fromEntries(chances.map((chance, place) => [idOf(place), chance])),
    portfolio: panels.map((panel) => ({ panel: panel.map(idOf), probability: 1 / panels.length })),
    ...summaryOfChances(chances),
    minimum: Math.min(...chances),
  });
};
