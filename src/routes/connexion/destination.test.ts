import type { Cookies } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { destinationOf } from './destination.ts';

const jar = (vers: string) => ({ get: () => vers }) as unknown as Cookies;

test.each([
  ['/propositions/0e9a', '/propositions/0e9a'],
  ['//evil.example/x', '/accueil'],
  ['/\\evil.example', '/accueil'],
  ['https://evil.example', '/accueil'],
  ['/sujets?x=1', '/accueil'],
  ['javascript:alert(1)', '/accueil'],
])('going to %s leads to %s', (asked, led) => {
  expect(destinationOf(jar(asked))).toBe(led);
});
