import { expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { decide, evolve, initial } from './index.ts';
import type { RoadmapCommand, RoadmapState } from './index.ts';

const after = (state: RoadmapState, type: RoadmapCommand['type'], now: string): RoadmapState => {
  const decided = decide(state, { type }, { now, actor: { kind: 'system' } });
  if (!decided.ok) throw new Error(decided.error.code);
  return fold(evolve, state, decided.value);
};
const nextAt = (state: RoadmapState): string => (state.status === 'none' ? '' : state.nextAt);

test('the digest is expected from the first action on, each Monday at seven in Paris', () => {
  const expected = after(initial, 'ExpectDigest', '2026-10-20T12:00:00.000Z');
  // Summer time ends on Sunday 25 October 2026.
  expect(nextAt(expected)).toBe('2026-10-26T06:00:00.000Z');
  expect(after(expected, 'ExpectDigest', '2026-10-21T12:00:00.000Z')).toEqual(expected);
  const monday = after(initial, 'ExpectDigest', '2026-10-19T04:59:59.000Z');
  expect(nextAt(monday)).toBe('2026-10-19T05:00:00.000Z');
  expect(nextAt(after(initial, 'ExpectDigest', '2026-10-19T05:00:00.000Z'))).toBe('2026-10-26T06:00:00.000Z');
});

test('there are never two for one week, and a long stop is told once', () => {
  const expected = after(initial, 'ExpectDigest', '2026-10-20T12:00:00.000Z');
  expect(after(expected, 'SendDigest', '2026-10-25T12:00:00.000Z')).toEqual(expected);
  const told = after(expected, 'SendDigest', '2026-11-12T10:00:00.000Z');
  expect(told).toEqual({
    status: 'expected',
    sentAt: '2026-11-12T10:00:00.000Z',
    nextAt: '2026-11-16T06:00:00.000Z',
  });
  expect(after(told, 'SendDigest', '2026-11-15T22:00:00.000Z')).toEqual(told);
  expect(after(told, 'SendDigest', '2026-11-16T06:00:00.000Z')).toMatchObject({
    sentAt: '2026-11-16T06:00:00.000Z',
    nextAt: '2026-11-23T06:00:00.000Z',
  });
});

test('one that comes late, on a Monday before seven, is that week’s', () => {
  const expected = after(initial, 'ExpectDigest', '2026-11-02T12:00:00.000Z');
  const told = after(expected, 'SendDigest', '2026-11-16T05:00:00.000Z');
  expect(nextAt(told)).toBe('2026-11-23T06:00:00.000Z');
});

test('nobody asks for it', () => {
  const person = { now: '2026-11-16T06:00:00.000Z', actor: { kind: 'person', person: 'p' } } as const;
  for (const type of ['ExpectDigest', 'SendDigest'] as const)
    expect(decide(initial, { type }, person)).toEqual({ ok: false, error: { code: 'system-only' } });
});
