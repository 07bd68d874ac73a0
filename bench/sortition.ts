/**
 * Sortition: LEXIMIN on pools of every kind, beside the linear program of maximin alone and the greedy draw of most
 * practitioners, in the same run.
 */
import { draw } from '../src/lib/sortition/draw.ts';
import { greedyPanel } from '../src/lib/sortition/greedy.ts';
import type { Pool } from '../src/lib/sortition/pool.ts';
import { seeded } from '../src/lib/sortition/random.ts';
import { relaxedLeximin } from '../src/lib/sortition/relaxed.ts';
import { samplePool, sketches } from '../src/lib/sortition/samples.ts';
import { shapeOf } from '../src/lib/sortition/shape.ts';
import { loadSolver } from '../src/lib/sortition/solver.ts';
import { assemblies, assemblyPool } from './support/assemblies.ts';

const highs = await loadSolver();
type Name = keyof typeof sketches;

/** Seconds of processor allowed, and the published time of a commercial solver on the real pool of the same measures. */
const limits: readonly (readonly [Name, limit: number, published: string])[] = [
  ['few profiles', 1, 'example_large 1162 s'],
  ['ordinary', 5, 'sf_a 20 s'],
  ['larger', 5, 'sf_d 46 s'],
  ['households', 5, 'none'],
  ['tight', 60, 'hd 37 s'],
  ['eight', 5, 'obf 184 s'],
  ['skewed', 60, 'cca 434 s'],
  ['big', 30, 'sf_e 4012 s'],
];

/** The same for pools as real assemblies have them (`support/assemblies.ts`), which are much harder. */
const assemblyLimits: readonly (readonly [keyof typeof assemblies, limit: number, published: string])[] = [
  ['eight tight', 45, 'obf 184 s'],
  ['eight exact', 45, 'obf 184 s'],
  ['seven exact', 45, 'hd 37 s'],
  ['four skewed', 30, 'cca 434 s'],
  ['big seven', 30, 'sf_e 4012 s'],
];

/**
 * The chances that the greedy draw gives, by drawing: until ten thousand panels, or five seconds, are reached. People
 * whom nothing tells apart have the same chance, so theirs is measured together.
 */
const greedyWords = (pool: Pool, size: number): string => {
  const random = seeded(1);
  const times = pool.people.map(() => 0);
  const start = performance.now();
  let [panels, tries] = [0, 0];
  while (panels < 10_000 && performance.now() - start < 5000) {
    const panel = greedyPanel(pool, size, random);
    tries++;
    if (!panel) continue;
    panels++;
    for (const place of panel) times[place] = (times[place] ?? 0) + 1;
  }
  if (panels === 0) return `greedy: none of ${tries} tries gave a panel`;
  const chances = shapeOf(pool, size).types.map(
    ({ people }) => people.reduce((sum, place) => sum + (times[place] ?? 0), 0) / people.length / panels,
  );
  return `greedy: least ${(Math.min(...chances) * 100).toFixed(2)} % (${panels} panels of ${tries} tries)`;
};

const measure = async (
  name: string,
  pool: Pool,
  size: number,
  limit: number,
  published: string,
): Promise<void> => {
  const start = performance.now();
  const maximin = relaxedLeximin(highs, shapeOf(pool, size), [], 1);
  const linear = (performance.now() - start) / 1000;
  const begun = performance.now();
  const before = process.cpuUsage();
  const drawn = await draw({ pool, size, objective: 'leximin' });
  const seconds = (performance.now() - begun) / 1000;
  const worked = process.cpuUsage(before).user / 1e6;
  const least = Math.min(...(maximin ?? []));
  const measures = `${name} ${pool.people.length}/${size}, ${pool.features.length} features`;
  if (!drawn.ok) throw new Error(`${name}: ${JSON.stringify(drawn.error)}`);
  const { certificate, minimum, gini, portfolio } = drawn.value;
  const proof = certificate.optimal
    ? 'proved'
    : `gap ${certificate.gap.toExponential(1)}, shortfall ${certificate.shortfall.toExponential(1)}`;
  console.log(
    `${measures}: leximin ${seconds.toFixed(2)} s (${worked.toFixed(2)} s of processor), least ${(minimum * 100).toFixed(2)} %, Gini ${gini.toFixed(2)}, ${proof}, ${portfolio.length} panels; maximin program alone ${linear.toFixed(2)} s, least ${(least * 100).toFixed(2)} %; ${greedyWords(pool, size)}; published, another pool: ${published}; limit ${limit} s ${worked <= limit ? 'kept' : 'MISSED'}`,
  );
};

for (const [name, limit, published] of limits)
  await measure(name, samplePool(sketches[name]), sketches[name].size, limit, published);
for (const [name, limit, published] of assemblyLimits)
  await measure(name, await assemblyPool(assemblies[name]), assemblies[name].size, limit, published);
