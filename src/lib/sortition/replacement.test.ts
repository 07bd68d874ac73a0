import { expect, test } from 'vitest';
import { draw } from './draw.ts';
import { replacementOf } from './replacement.ts';
import { samplePool, sketches } from './samples.ts';

const sketch = sketches.households;
const pool = samplePool(sketch);

test('a panel whose members leave is completed within its quotas, without them and without kept households', async () => {
  const first = await draw({ pool, size: sketch.size, objective: 'maximin', equalPanels: 1 });
  if (!first.ok) throw new Error('a panel exists');
  const panel = first.value.lottery?.panels[0] ?? [];
  const gone = panel.slice(0, 4);
  const kept = panel.slice(4);
  const rest = replacementOf(pool, sketch.size, kept, gone);
  if (!rest.ok) throw new Error(rest.error.fr);
  expect(rest.value.size).toBe(4);
  const second = await draw({ ...rest.value, objective: 'leximin' });
  if (!second.ok) throw new Error('the rest can be drawn: those gone could have stayed away before');
  for (const { panel: completing } of second.value.portfolio) {
    const whole = [...kept, ...completing].map((id) => pool.people.find((person) => person.id === id));
    expect(new Set(whole).size).toBe(sketch.size);
    expect(completing.some((id) => gone.includes(id))).toBe(false);
    const homes = whole.flatMap((person) => person?.household ?? []);
    expect(new Set(homes).size).toBe(homes.length);
    for (const { feature, value, min, max } of pool.quotas) {
      const at = pool.features.indexOf(feature);
      const count = whole.filter((person) => person?.values[at] === value).length;
      expect(count).toBeGreaterThanOrEqual(min);
      expect(count).toBeLessThanOrEqual(max);
    }
  }
});

test('strangers, people both kept and gone, and broken quotas are refused', () => {
  expect(replacementOf(pool, 40, ['x'], [])).toMatchObject({
    error: { fr: '« x » n’est pas dans la liste' },
  });
  expect(replacementOf(pool, 40, ['p1'], ['p1']).ok).toBe(false);
  const everybody = pool.people.map(({ id }) => id);
  expect(replacementOf(pool, 40, everybody, []).ok).toBe(false);
});
