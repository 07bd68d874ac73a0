import { describe, expect, test } from 'vitest';
import { code, storiesOf } from '../testing/story.ts';
import { town, withMembers } from '../testing/town.ts';
import { decide, evolve, initial, isOverdue, nextAlertAt } from './index.ts';
import type { ActionCommand, ActionContext } from './index.ts';

const now = '2026-10-01T09:00:00.000Z';
const world: Omit<ActionContext, 'actor'> = {
  now,
  ...withMembers({ carrier: { function: 'deputy' }, owner: { function: 'agent', leftOn: '2026-12-01' } }),
  bodies: town.bodies,
  decision: { body: 'groupe', state: 'inForce', carriedBy: 'carrier' },
  dependencies: {},
};
const { when, after } = storiesOf({ initial, decide, evolve }, world);
const reason = 'Le fournisseur est en retard';
const opening: ActionCommand = {
  type: 'OpenAction',
  action: 'a1',
  title: 'Commander les arceaux',
  decision: 'd1',
  owner: 'owner',
  due: '2026-10-31',
  dependsOn: [],
};

const opened = after(initial, 'carrier', opening);
const on = { action: 'a1' };

describe('opening', () => {
  test.each(['carrier', 'ana', 'dgs'])('%s opens an action', (person) => {
    expect(code(when(initial, person, opening))).toBe('accepted');
  });
  test.each([
    ['opposition', 'not-concerned-by-action'],
    ['owner', 'not-concerned-by-action'],
    ['gone', 'not-in-function'],
  ])('%s does not: %s', (person, refused) => {
    expect(code(when(initial, person, opening))).toBe(refused);
  });
  test.each(['gone', 'resident', 'nobody'])('is not given to %s', (owner) => {
    expect(code(when(initial, 'carrier', { ...opening, owner }))).toBe('owner-cannot-act');
  });
  test('needs a decision in force, a title, a date to come and actions that exist', () => {
    const by = 'carrier';
    const repealed = { body: 'groupe', state: 'repealed', carriedBy: 'carrier' } as const;
    expect(code(when(initial, by, opening, { decision: null }))).toBe('decision-unknown');
    expect(code(when(initial, by, opening, { decision: repealed }))).toBe('decision-not-in-force');
    expect(code(when(initial, by, { ...opening, title: ' ' }))).toBe('text-too-short');
    expect(code(when(initial, by, { ...opening, due: '2026-09-30' }))).toBe('date-before-today');
    expect(code(when(initial, by, { ...opening, dependsOn: ['a0'] }))).toBe('dependency-unknown');
    expect(code(when(opened, by, opening))).toBe('action-exists');
  });
});

describe('noted in a meeting', () => {
  const { title, decision, owner, due } = { ...opening, due: '2026-09-20' };
  const noted: ActionCommand = { type: 'OpenNotedAction', ...on, title, decision, owner, due, meeting: 'm1' };
  test('it becomes an action of the decision, its date past or its owner gone', () => {
    const later = { now: '2026-12-02T09:00:00.000Z' };
    expect(after(initial, 'system', noted, later)).toMatchObject({
      status: 'open',
      meeting: 'm1',
      openedBy: null,
    });
    expect(when(opened, 'system', noted)).toEqual({ ok: true, value: [] });
  });
  test('nobody sends it, and without a decision that binds nothing comes of it', () => {
    expect(code(when(initial, 'carrier', noted))).toBe('system-only');
    const repealed = { body: 'groupe', state: 'repealed', carriedBy: 'carrier' } as const;
    for (const taken of [null, repealed])
      expect(when(initial, 'system', noted, { decision: taken })).toEqual({ ok: true, value: [] });
  });
});

describe('under way', () => {
  test('its owner starts, notes, is blocked and completes it', () => {
    const started = after(opened, 'owner', { type: 'StartAction', ...on });
    const noted = after(started, 'owner', { type: 'NoteProgress', ...on, text: 'Devis reçu' });
    const blocked = after(noted, 'owner', { type: 'BlockAction', ...on, reason });
    expect(blocked).toMatchObject({
      status: 'inProgress',
      blocked: reason,
      progress: [{ text: 'Devis reçu' }],
    });
    const done = after(after(blocked, 'owner', { type: 'UnblockAction', ...on }), 'owner', {
      type: 'CompleteAction',
      ...on,
      result: 'Posés',
    });
    expect(done).toMatchObject({ status: 'done', result: 'Posés', blocked: null });
    expect(code(when(done, 'owner', { type: 'NoteProgress', ...on, text: 'x' }))).toBe('action-ended');
  });
  test('a stranger to the decision touches nothing', () => {
    expect(code(when(opened, 'opposition', { type: 'DropAction', ...on, reason }))).toBe(
      'not-concerned-by-action',
    );
  });
  test('an owner out of function loses the power, not the action', () => {
    const later = '2026-12-02T09:00:00.000Z';
    expect(code(when(opened, 'owner', { type: 'StartAction', ...on }, { now: later }))).toBe(
      'not-in-function',
    );
    const given = after(opened, 'carrier', { type: 'ReassignAction', ...on, owner: 'ana' }, { now: later });
    expect(given).toEqual({ ...opened, owner: 'ana' });
  });
  test('waits for the actions it depends on, but not for one given up', () => {
    const waiting = after(
      initial,
      'carrier',
      { ...opening, dependsOn: ['a0'] },
      { dependencies: { a0: 'open' } },
    );
    const start: ActionCommand = { type: 'StartAction', ...on };
    expect(code(when(waiting, 'owner', start, { dependencies: { a0: 'inProgress' } }))).toBe(
      'dependency-not-done',
    );
    expect(code(when(waiting, 'owner', start, { dependencies: { a0: 'dropped' } }))).toBe('accepted');
  });
  test('a reason of one word is not one', () => {
    expect(code(when(opened, 'owner', { type: 'DropAction', ...on, reason: 'non' }))).toBe('text-too-short');
    expect(
      code(when(opened, 'owner', { type: 'RescheduleAction', ...on, due: '2026-11-30', reason: '' })),
    ).toBe('text-too-short');
  });
  test('what was dropped is reopened with a new date', () => {
    const dropped = after(opened, 'owner', { type: 'DropAction', ...on, reason });
    const again: ActionCommand = { type: 'ReopenAction', ...on, due: '2026-12-15', reason };
    expect(code(when(opened, 'owner', again))).toBe('action-not-ended');
    expect(after(dropped, 'owner', again)).toEqual({ ...opened, status: 'inProgress', due: '2026-12-15' });
  });
});

describe('alerts', () => {
  const alert: ActionCommand = { type: 'AlertAction', ...on };
  test('come a week before the date and the day after, once each', () => {
    expect(nextAlertAt(opened)).toBe('2026-10-23T22:00:00.000Z');
    const soon = after(opened, 'system', alert, { now: '2026-10-23T22:00:00.000Z' });
    expect(soon).toMatchObject({ alerts: ['dueSoon'] });
    expect(after(soon, 'system', alert, { now: '2026-10-24T09:00:00.000Z' })).toEqual(soon);
    expect(nextAlertAt(soon)).toBe('2026-10-31T23:00:00.000Z');
    const late = after(soon, 'system', alert, { now: '2026-10-31T23:00:00.000Z' });
    expect(late).toMatchObject({ alerts: ['dueSoon', 'overdue'] });
    expect(nextAlertAt(late)).toBeNull();
    const moved = after(late, 'owner', { type: 'RescheduleAction', ...on, due: '2026-12-15', reason });
    expect(moved).toMatchObject({ due: '2026-12-15', alerts: [] });
  });
  test('are nobody’s to give, and stop with the action', () => {
    expect(code(when(opened, 'carrier', alert))).toBe('system-only');
    const done = after(opened, 'owner', { type: 'CompleteAction', ...on, result: 'Posés' });
    expect(nextAlertAt(done)).toBeNull();
    expect(isOverdue({ status: 'done', due: '2026-01-01' }, '2026-10-01')).toBe(false);
    expect(isOverdue({ status: 'open', due: '2026-09-30' }, '2026-10-01')).toBe(true);
  });
});
