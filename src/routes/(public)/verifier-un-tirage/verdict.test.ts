import { describe, expect, test } from 'vitest';
import lottery from './exemple/tirage.json' with { type: 'json' };
import { verdictOf } from './verdict.ts';

test('the example that the page offers is a true lottery', () => {
  const verdict = verdictOf(JSON.stringify(lottery));
  expect(verdict?.sound).toBe(true);
  expect(verdict?.drawn?.panel).toHaveLength(verdict?.size ?? 0);
  const seats = [...(verdict?.seats.values() ?? [])];
  expect(seats.reduce((sum, count) => sum + count, 0)).toBe(lottery.size * lottery.panels.length);
});

describe('a file', () => {
  test.each(['', 'null', '{}', '[]', '<html></html>', JSON.stringify({ ...lottery, panels: 3 })])(
    'that holds %j is no lottery',
    (text) => {
      expect(verdictOf(text)).toBeNull();
    },
  );

  const [first, ...others] = lottery.people;
  test.each([
    ['people', { people: [{ ...first, values: ['homme', ...(first?.values.slice(1) ?? [])] }, ...others] }],
    ['quotas', { quotas: lottery.quotas.map((quota) => ({ ...quota, max: quota.max + 1 })) }],
    ['outcome', { outcome: { ...lottery.outcome, index: 12 } }],
  ])('whose %s were changed is refused, and the page says where', (_, change) => {
    const verdict = verdictOf(JSON.stringify({ ...lottery, ...change }));
    expect(verdict?.sound).toBe(false);
    const { commitment, outcome } = verdict?.findings ?? { commitment: [], outcome: [] };
    expect([commitment.length, outcome.length]).toEqual('outcome' in change ? [0, 1] : [1, 0]);
  });
});
