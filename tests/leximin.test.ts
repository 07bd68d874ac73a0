import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw } from '#lib/sortition/draw.ts';
import type { Pool } from '#lib/sortition/pool.ts';
import { samplePool, sketches } from '#lib/sortition/samples.ts';
import { runs } from './support/runs.ts';
import { leximinByColumns } from './support/leximin-by-columns.ts';

interface Asked {
  readonly pool: Pool;
  readonly size: number;
}

/** Up to ten people, some sharing a home, under quotas that stand near a panel, or anywhere. */
const smallPools: fc.Arbitrary<Asked> = fc
  .record({
    values: fc.array(fc.tuple(fc.nat(1), fc.nat(2), fc.nat(1)), { minLength: 4, maxLength: 10 }),
    homes: fc.array(fc.nat(14), { minLength: 10, maxLength: 10 }),
    slack: fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { minLength: 9, maxLength: 9 }),
    size: fc.integer({ min: 1, max: 5 }),
    shift: fc.nat(3),
  })
  .map(({ values, homes, slack, size: asked, shift }) => {
    const people = values.map((own, at) => ({
      id: `p${at}`,
      values: own.map(String),
      household: (homes[at] ?? 9) < 3 ? `h${homes[at]}` : null,
    }));
    const size = Math.min(asked, people.length);
    const around = Array.from({ length: size }, (_, at) => people[(at + shift) % people.length]);
    const quotas = [2, 3, 2].flatMap((count, feature) =>
      Array.from({ length: count }, (_, value) => {
        const held = around.filter((person) => person?.values[feature] === String(value)).length;
        const [less = 0, more = 0] = slack[feature * 3 + value] ?? [];
        return {
          feature: `f${feature}`,
          value: String(value),
          min: Math.max(0, held - less),
          max: held + more,
        };
      }),
    );
    return { pool: { features: ['f0', 'f1', 'f2'], quotas, people }, size };
  });

const chancesOf = async ({ pool, size }: Asked): Promise<Readonly<Record<string, number>> | null> => {
  const drawn = await draw({ pool, size, objective: 'leximin' });
  if (drawn.ok) expect(drawn.value.certificate.optimal).toBe(true);
  return drawn.ok ? drawn.value.probabilities : null;
};

test('chances are those of a second program, written from the definition', async () => {
  await fc.assert(
    fc.asyncProperty(smallPools, async (asked) => {
      const expected = leximinByColumns(asked.pool, asked.size);
      const found = await chancesOf(asked);
      expect(found === null).toBe(expected === null);
      for (const [place, chance] of (expected ?? []).entries())
        expect(found?.[`p${place}`], `p${place}`).toBeCloseTo(chance, 5);
    }),
    runs(20_000, 500),
  );
}, 3_600_000);

/** The same pool with other names, its people, features and quotas in another order; names go back by `ids`. */
const disguised = (
  { pool, size }: Asked,
  keys: readonly number[],
): { asked: Asked; ids: Map<string, string> } => {
  const turn = <T>(items: readonly T[], from: number): T[] =>
    [...items.keys()]
      .sort((a, b) => (keys[(a + from) % keys.length] ?? 0) - (keys[(b + from) % keys.length] ?? 0) || b - a)
      .flatMap((at) => items[at] ?? []);
  const order = turn([...pool.features.keys()], 1);
  const renamed = (feature: string): string =>
    `critère ${pool.features.length - pool.features.indexOf(feature)}`;
  const valued = (value: string): string => `valeur ${9 - value.length} ${[...value].reverse().join('')}`;
  const people = turn(pool.people, 2);
  const ids = new Map(people.map(({ id }, at) => [id, `autre ${at}`]));
  return {
    ids,
    asked: {
      size,
      pool: {
        features: order.map((at) => renamed(pool.features[at] ?? '')),
        quotas: turn(pool.quotas, 3).map((quota) => ({
          ...quota,
          feature: renamed(quota.feature),
          value: valued(quota.value),
        })),
        people: people.map(({ id, values, household }) => ({
          id: ids.get(id) ?? '',
          values: order.map((at) => valued(values[at] ?? '')),
          household: household && `maison ${household}`,
        })),
      },
    },
  };
};

const keysOf = fc.array(fc.nat(1000), { minLength: 31, maxLength: 31 });

test('names, and the order of people, criteria and quotas, change nobody’s chance', async () => {
  await fc.assert(
    fc.asyncProperty(smallPools, keysOf, async (asked, keys) => {
      const { asked: other, ids } = disguised(asked, keys);
      const [one, two] = [await chancesOf(asked), await chancesOf(other)];
      expect(two === null).toBe(one === null);
      for (const [id, chance] of Object.entries(one ?? {}))
        expect(two?.[ids.get(id) ?? ''], id).toBeCloseTo(chance, 5);
    }),
    runs(2_000, 100),
  );
}, 3_600_000);

test.each(['tight', 'households'] as const)('nor those of the %s pool', async (name) => {
  const asked = { pool: samplePool(sketches[name]), size: sketches[name].size };
  const { asked: other, ids } = disguised(asked, [5, 3, 8, 1, 9, 2, 7]);
  const [one, two] = [await chancesOf(asked), await chancesOf(other)];
  for (const [id, chance] of Object.entries(one ?? {}))
    expect(two?.[ids.get(id) ?? ''], id).toBeCloseTo(chance, 5);
});
