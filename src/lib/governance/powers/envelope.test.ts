import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { decide } from './decide.ts';
import { evolve, initial } from './evolve.ts';
import { isAlerting, roomOf } from './spending.ts';
import type { EnvelopeEvent } from './envelope.ts';
import type { EnvelopeCommand } from './commands.ts';

const now = '2026-10-12T17:30:00Z';
const system = { now, actor: { kind: 'system' } } as const;
const commit = (decision: string, euros: number): EnvelopeCommand => ({
  type: 'CommitSpending',
  holder: 'cercle',
  decision,
  euros,
});
const committed = (decision: string, euros: number, at = now): EnvelopeEvent => ({
  type: 'SpendingCommitted',
  decision,
  euros,
  at,
});
const after = (...events: EnvelopeEvent[]) => fold(evolve, initial, events);

describe('an envelope', () => {
  test('I-6: only decisions spend: nobody types what is spent', () => {
    for (const actor of [{ kind: 'person', person: 'maire' }, { kind: 'setup' }] as const)
      expect(decide(initial, commit('d', 10), { now, actor })).toEqual({
        ok: false,
        error: { code: 'system-only' },
      });
  });

  test('counts a decision once, and gives its amount back when it no longer holds', () => {
    expect(decide(initial, commit('d', 10), system)).toEqual({ ok: true, value: [committed('d', 10)] });
    const state = after(committed('d', 10));
    expect(decide(state, commit('d', 10), system)).toMatchObject({
      error: { code: 'spending-already-committed' },
    });
    expect(decide(initial, commit('d', -1), system)).toMatchObject({ error: { code: 'amount-invalid' } });
    expect(decide(initial, commit('d', NaN), system)).toMatchObject({ error: { code: 'amount-invalid' } });
    const release = { type: 'ReleaseSpending', holder: 'cercle', decision: 'd' } as const;
    const released = decide(state, release, system);
    expect(released.ok && fold(evolve, state, released.value)).toEqual(initial);
    expect(decide(initial, release, system)).toEqual({ ok: true, value: [] });
  });

  test('is a year’s when it lasts, and a whole when it was lent once', () => {
    const state = after(
      committed('d', 0.1, '2025-11-01T10:00:00Z'),
      committed('e', 0.2),
      committed('f', 0.1),
    );
    expect(roomOf(1, state, 'year', '2026-12-31')).toEqual({ sizeEuros: 1, spentEuros: 0.3, leftEuros: 0.7 });
    expect(roomOf(1, state, 'whole', '2026-12-31')).toEqual({
      sizeEuros: 1,
      spentEuros: 0.4,
      leftEuros: 0.6,
    });
    expect(roomOf(0.2, state, 'year', '2026-12-31').leftEuros).toBe(0);
    expect(roomOf(null, state, 'year', '2027-01-02')).toEqual({ sizeEuros: 0, spentEuros: 0, leftEuros: 0 });
  });

  test('alerts from its share on, and never when it is empty', () => {
    const at = (spentEuros: number, sizeEuros = 12_000) =>
      isAlerting({ sizeEuros, spentEuros, leftEuros: sizeEuros - spentEuros }, 80);
    expect([at(9_599.99), at(9_600), at(0, 0)]).toEqual([false, true, false]);
  });
});
