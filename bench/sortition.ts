/** Sortition: LEXIMIN on pools of every kind, beside the linear program of maximin alone, in the same run. */
import { draw } from '../src/lib/sortition/draw.ts';
import { relaxedLeximin } from '../src/lib/sortition/relaxed.ts';
import { samplePool, sketches } from '../src/lib/sortition/samples.ts';
import { shapeOf } from '../src/lib/sortition/shape.ts';
import { loadSolver } from '../src/lib/sortition/solver.ts';

const highs = await loadSolver();
type Name = keyof typeof sketches;

/** Seconds allowed, and the published time of a commercial solver on the real pool of the same measures. */
const limits: readonly (readonly [Name, limit: number, published: string])[] = [
  ['few profiles', 1, 'example_large 1162 s'],
  ['ordinary', 5, 'sf_a 20 s'],
  ['larger', 5, 'sf_d 46 s'],
  ['households', 5, 'none'],
  ['tight', 60, 'hd 37 s'],
  ['eight', 60, 'obf 184 s'],
  ['skewed', 60, 'cca 434 s'],
  ['big', 60, 'sf_e 4012 s'],
];

for (const [name, limit, published] of limits) {
  const sketch = sketches[name];
  const pool = samplePool(sketch);
  const start = performance.now();
  const maximin = relaxedLeximin(highs, shapeOf(pool, sketch.size), [], 1);
  const linear = (performance.now() - start) / 1000;
  const begun = performance.now();
  const before = process.cpuUsage();
  const drawn = await draw({ pool, size: sketch.size, objective: 'leximin' });
  const seconds = (performance.now() - begun) / 1000;
  const worked = process.cpuUsage(before).user / 1e6;
  const least = Math.min(...(maximin ?? []));
  const measures = `${name} ${sketch.people}/${sketch.size}, ${sketch.features.length} features`;
  if (!drawn.ok) throw new Error(`${name}: ${JSON.stringify(drawn.error)}`);
  const { certificate, minimum, portfolio } = drawn.value;
  const proof = certificate.optimal
    ? 'proved'
    : `gap ${certificate.gap.toExponential(1)}, shortfall ${certificate.shortfall.toExponential(1)}`;
  console.log(
    `${measures}: leximin ${seconds.toFixed(2)} s (${worked.toFixed(2)} s of processor), least ${(minimum * 100).toFixed(2)} %, ${proof}, ${portfolio.length} panels; maximin program alone ${linear.toFixed(2)} s, least ${(least * 100).toFixed(2)} %; published, another pool: ${published}; limit ${limit} s ${seconds <= limit ? 'kept' : 'MISSED'}`,
  );
}
