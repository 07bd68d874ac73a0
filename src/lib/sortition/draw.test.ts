import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, type Draw, type DrawRequest } from './draw.ts';
import { examples } from './examples.ts';
import type { Pool } from './pool.ts';
import { samplePool, sketches } from './samples.ts';
import { everyPanel, textbookLeximin } from './textbook.ts';

const drawn = async (request: DrawRequest): Promise<Draw> => {
  const result = await draw(request);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** What is wrong with a portfolio, counted again from the pool and nothing else. */
const portfolioFaults = (
  { features, quotas, people }: Pool,
  { size, portfolio, probabilities }: Draw,
): string[] => {
  const byId = new Map(people.map((person) => [person.id, person]));
  const chances = new Map(people.map(({ id }) => [id, 0]));
  const faults: string[] = [];
  let total = 0;
  for (const { panel, probability } of portfolio) {
    total += probability;
    if (new Set(panel).size !== size || probability <= 0) faults.push(`panel ${panel.join()}`);
    for (const id of panel) chances.set(id, (chances.get(id) ?? NaN) + probability);
    const homes = panel.flatMap((id) => byId.get(id)?.household ?? []);
    if (new Set(homes).size !== homes.length) faults.push(`homes ${panel.join()}`);
    for (const { feature, value, min, max } of quotas) {
      const count = panel.filter((id) => byId.get(id)?.values[features.indexOf(feature)] === value).length;
      if (count < min || count > max) faults.push(`${feature} ${value}: ${count}`);
    }
  }
  if (Math.abs(total - 1) > 1e-9) faults.push(`sum ${total}`);
  for (const [id, chance] of chances)
    if (!(Math.abs(chance - (probabilities[id] ?? NaN)) < 1e-9)) faults.push(`${id}: ${chance}`);
  return faults;
};

const sorted = (chances: Iterable<number>): number[] => [...chances].sort((a, b) => a - b);

describe.each(Object.entries(examples))('%s', (_, example) => {
  const { pool, size } = example;
  const leximin: Readonly<Record<string, number>> = example.leximin;
  const nash: Readonly<Record<string, number>> | null = 'nash' in example ? example.nash : null;

  test('leximin is the worked one, proved, by real panels', async () => {
    const found = await drawn({ pool, size, objective: 'leximin' });
    for (const [id, chance] of Object.entries(leximin))
      expect(found.probabilities[id], id).toBeCloseTo(chance, 6);
    expect(found.certificate).toMatchObject({ optimal: true });
    expect(portfolioFaults(pool, found)).toEqual([]);
    expect(found.excluded).toEqual(Object.keys(leximin).filter((id) => leximin[id] === 0));
  });

  test.runIf(nash)('Nash is the worked one', async () => {
    const found = await drawn({ pool, size, objective: 'nash' });
    for (const [id, chance] of Object.entries(nash ?? {}))
      expect(found.probabilities[id], id).toBeCloseTo(chance, 4);
  });
});

test('where the relaxation lies, its promise is cut off', async () => {
  const { pool, size } = examples['relaxation that lies'];
  const { certificate } = await drawn({ pool, size, objective: 'leximin' });
  expect(certificate.cuts).toBeGreaterThan(0);
});

/** Nine people at most, some sharing a home, and quotas that stand around a panel, so that one exists. */
const smallPools: fc.Arbitrary<{ pool: Pool; size: number }> = fc
  .record({
    values: fc.array(fc.tuple(fc.nat(1), fc.nat(2), fc.nat(1)), { minLength: 5, maxLength: 9 }),
    homes: fc.array(fc.nat(12), { minLength: 9, maxLength: 9 }),
    slack: fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { minLength: 9, maxLength: 9 }),
    size: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ values, homes, slack, size: asked }) => {
    const people = values.map((own, index) => ({
      id: `p${index}`,
      values: own.map(String),
      household: (homes[index] ?? 9) < 3 ? `h${homes[index]}` : null,
    }));
    const panel = people
      .filter(({ household }, at) => !household || people.findIndex((p) => p.household === household) === at)
      .slice(0, asked);
    const quotas = [2, 3, 2].flatMap((count, feature) =>
      Array.from({ length: count }, (_, value) => {
        const held = panel.filter((person) => person.values[feature] === String(value)).length;
        const [less = 0, more = 0] = slack[feature * 3 + value] ?? [];
        const min = Math.max(0, held - less);
        return { feature: `f${feature}`, value: String(value), min, max: held + more };
      }),
    );
    return { pool: { features: ['f0', 'f1', 'f2'], quotas, people }, size: panel.length };
  });

test('agrees with the definition of leximin over every panel written out', async () => {
  await fc.assert(
    fc.asyncProperty(smallPools, async ({ pool, size }) => {
      const panels = everyPanel(pool, size);
      const result = await draw({ pool, size, objective: 'leximin' });
      if (!result.ok) throw new Error('a panel exists');
      expect(portfolioFaults(pool, result.value)).toEqual([]);
      expect(result.value.certificate.optimal).toBe(true);
      const expected = await textbookLeximin(pool, panels);
      for (const [place, chance] of expected.entries())
        expect(result.value.probabilities[`p${place}`], `p${place}`).toBeCloseTo(chance, 5);
    }),
    { numRuns: 60, seed: 5 },
  );
}, 120_000);

test('leximin leaves nobody below the maximin optimum, and Nash has the greatest geometric mean', async () => {
  const { pool, size } = { pool: samplePool(sketches.tight), size: sketches.tight.size };
  const leximin = await drawn({ pool, size, objective: 'leximin' });
  const maximin = await drawn({ pool, size, objective: 'maximin' });
  expect(leximin.minimum).toBeGreaterThan(maximin.minimum - 1e-6);
  expect(leximin.gini).toBeLessThanOrEqual(maximin.gini + 1e-9);
  const nash = await drawn({ pool, size, objective: 'nash' });
  expect(nash.geometricMean).toBeGreaterThan(leximin.geometricMean);
});

describe.each(['ordinary', 'larger', 'tight', 'eight', 'skewed', 'few profiles', 'households'] as const)(
  'the %s pool',
  (name) => {
    test('gets a proved optimum, real panels, and a lottery within one thousandth', async () => {
      const sketch = sketches[name];
      const pool = samplePool(sketch);
      const found = await drawn({ pool, size: sketch.size, objective: 'leximin', equalPanels: 1000 });
      expect(portfolioFaults(pool, found)).toEqual([]);
      expect(found.certificate.optimal).toBe(true);
      expect(found.certificate.gap).toBeLessThan(1e-6);
      const lots = (found.lottery?.panels ?? []).map((panel) => ({ panel, probability: 1 / 1000 }));
      const counted = new Map<string, number>(pool.people.map(({ id }) => [id, 0]));
      for (const { panel } of lots)
        for (const id of panel) counted.set(id, (counted.get(id) ?? 0) + 1 / 1000);
      const even = { ...found, portfolio: lots, probabilities: Object.fromEntries(counted) };
      expect(portfolioFaults(pool, even)).toEqual([]);
      expect(sorted(counted.values())[0]).toBeGreaterThan(found.minimum - 1e-3 - 1e-9);
    });
  },
);

test.each([
  ['ordinary', 14],
  ['households', 13],
  ['larger', 14],
  ['skewed', 16],
] as const)(
  'the %s pool of seed %i loses no more than one thousandth to equal panels',
  async (name, seed) => {
    const sketch = { ...sketches[name], seed };
    const pool = samplePool(sketch);
    const found = await drawn({ pool, size: sketch.size, objective: 'leximin', equalPanels: 1000 });
    expect(found.lottery?.minimum).toBeGreaterThanOrEqual(found.minimum - 1e-3 - 1e-9);
  },
);

test.each([
  [40, 10, 1],
  [60, 12, 2],
  [150, 20, 5],
])(
  '%i people whose quotas leave no slack in eight features: proved, some in no panel',
  async (people, size, seed) => {
    const features = [2, 3, 4, 2, 5, 3, 2, 4];
    const pool = samplePool({ people, size, features, skew: 3, slack: 0, seed });
    const found = await drawn({ pool, size, objective: 'leximin' });
    expect(portfolioFaults(pool, found)).toEqual([]);
    expect(found.certificate.optimal).toBe(true);
    expect(found.excluded.length).toBeGreaterThan(0);
    expect(found.minimum).toBeGreaterThan(0);
  },
);

test('the same request gives the same lottery', async () => {
  const request = {
    pool: samplePool(sketches.eight),
    size: 30,
    objective: 'leximin',
    equalPanels: 10,
  } as const;
  expect(await drawn(request)).toEqual(await drawn(request));
});

describe('quotas that no panel keeps', () => {
  const people = ['f', 'f', 'f', 'h'].map((value, index) => ({
    id: `${index}`,
    values: [value],
    household: null,
  }));
  const quotas = [
    { feature: 'genre', value: 'f', min: 1, max: 2 },
    { feature: 'genre', value: 'h', min: 2, max: 2 },
  ];
  test('are named, with the smallest change', async () => {
    expect(
      await draw({ pool: { features: ['genre'], quotas, people }, size: 3, objective: 'leximin' }),
    ).toEqual({
      ok: false,
      error: {
        kind: 'infeasible',
        conflict: [quotas[1]],
        changes: [{ feature: 'genre', value: 'h', min: 1, max: 2 }],
        withinFlex: true,
      },
    });
  });

  test('are named when one asks for more people than the panel has', async () => {
    const greedy = [
      { feature: 'genre', value: 'f', min: 5, max: 6 },
      { feature: 'genre', value: 'h', min: 0, max: 1 },
    ];
    const pool = { features: ['genre'], quotas: greedy, people };
    expect(await draw({ pool, size: 2, objective: 'leximin' })).toMatchObject({
      error: { conflict: [greedy[0]], changes: [{ value: 'f', min: 2 }], withinFlex: true },
    });
  });

  test('move beyond their flex bounds only when those do not suffice', async () => {
    const rigid = quotas.map((quota) => ({ ...quota, minFlex: quota.min, maxFlex: quota.max }));
    const pool = { features: ['genre'], quotas: rigid, people };
    const result = await draw({ pool, size: 3, objective: 'leximin' });
    expect(result).toMatchObject({ error: { withinFlex: false, changes: [{ value: 'h', min: 1 }] } });
  });
});

test.each([0, 5])('a panel of %i out of 4 is refused', async (size) => {
  const people = ['a', 'b', 'c', 'd'].map((id) => ({ id, values: [], household: null }));
  const result = await draw({ pool: { features: [], quotas: [], people }, size, objective: 'leximin' });
  expect(result).toMatchObject({ ok: false, error: { kind: 'fault' } });
});
