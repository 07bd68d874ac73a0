import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mismatches, readCases } from './cases.ts';
import { ruleNames } from './table.ts';

const read = readCases(readFileSync(new URL('./examples.json', import.meta.url), 'utf8'));
const cases = read.ok ? read.value : [];

test('every rule has a worked case', () => {
  expect(read.ok).toBe(true);
  const worked = new Set(cases.map(({ rule }) => rule));
  expect(ruleNames.filter((name) => !worked.has(name))).toEqual([]);
});

test.each(cases)('$id $rule', (one) => {
  expect(mismatches(one)).toEqual([]);
});
