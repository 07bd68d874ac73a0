import { expect, test } from 'vitest';
import { draw } from './draw.ts';
import { greedyPanel } from './greedy.ts';
import { seeded } from './random.ts';
import { samplePool, sketches } from './samples.ts';

test.each(['ordinary', 'households'] as const)('on the %s pool, greedy panels keep every rule', (name) => {
  const { size } = sketches[name];
  const pool = samplePool(sketches[name]);
  const random = seeded(3);
  const panels = Array.from({ length: 60 }, () => greedyPanel(pool, size, random)).filter(
    (one) => one !== null,
  );
  expect(panels.length).toBeGreaterThan(0);
  for (const panel of panels) {
    const members = panel.map((place) => pool.people[place]);
    expect(new Set(members).size).toBe(size);
    const homes = members.flatMap((person) => person?.household ?? []);
    expect(new Set(homes).size).toBe(homes.length);
    for (const { feature, value, min, max } of pool.quotas) {
      const count = members.filter(
        (person) => person?.values[pool.features.indexOf(feature)] === value,
      ).length;
      expect(count).toBeGreaterThanOrEqual(min);
      expect(count).toBeLessThanOrEqual(max);
    }
  }
});

test('its least chance stays below that of leximin', async () => {
  const { size } = sketches.ordinary;
  const pool = samplePool(sketches.ordinary);
  const drawn = await draw({ pool, size, objective: 'leximin' });
  const random = seeded(5);
  const times = pool.people.map(() => 0);
  let panels = 0;
  while (panels < 1000) {
    const panel = greedyPanel(pool, size, random);
    if (!panel) continue;
    panels++;
    for (const place of panel) times[place] = (times[place] ?? 0) + 1;
  }
  if (!drawn.ok) throw new Error('a panel exists');
  expect(Math.min(...times) / panels).toBeLessThan(drawn.value.minimum);
});

test('where nobody fits it says so', () => {
  const people = ['f', 'f'].map((value, at) => ({ id: `p${at}`, values: [value], household: null }));
  const quotas = [{ feature: 'genre', value: 'f', min: 0, max: 1 }];
  expect(greedyPanel({ features: ['genre'], quotas, people }, 2, seeded(1))).toBeNull();
});
