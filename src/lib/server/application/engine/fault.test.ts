import { expect, test } from 'vitest';
import { databaseFault, faultOf, type FaultKind } from './fault.ts';

const coded = (code: string): Error => Object.assign(new Error('told'), { code });

test.each<[code: string, kind: FaultKind]>([
  ['57P01', 'connection'],
  ['57P02', 'connection'],
  ['57P03', 'connection'],
  ['08006', 'connection'],
  ['53300', 'connection'],
  ['ECONNRESET', 'connection'],
  ['ENOSPC', 'full'],
  ['53100', 'full'],
  ['57014', 'busy'],
  ['40001', 'busy'],
  ['22021', 'text'],
  ['23505', 'database'],
  ['42P01', 'database'],
])('what PostgreSQL or Node calls %s is told as %s', (code, kind) => {
  expect(faultOf(coded(code)).kind).toBe(kind);
  expect(databaseFault(coded(code)).kind).toBe(kind);
  expect(faultOf(new Error('inside', { cause: coded(code) })).kind).toBe(kind);
});

test('an error that says nothing of itself is of the code, or of the way to the database', () => {
  expect(faultOf(new Error('told')).kind).toBe('rule');
  expect(databaseFault(new Error('told')).kind).toBe('connection');
  const fault = faultOf(coded('57P01'));
  expect(faultOf(fault)).toBe(fault);
});
