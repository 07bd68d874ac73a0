import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import type { Actor, FoundedCommune, Member, MemberFunction } from '../commune/index.ts';
import type { BodiesState } from '../bodies/index.ts';
import { decide, evolve, initial, isOverdue, nextAlertAt } from './index.ts';
import type { ActionCommand, ActionContext, ActionState } from './index.ts';

const now = '2026-10-01T09:00:00.000Z';
const one = (held: MemberFunction, leftOn: string | null = null): Member => ({
  function: held,
  majority: true,
  rank: null,
  group: null,
  leftOn,
});
const commune: FoundedCommune = {
  status: 'founded',
  name: 'Saillans',
  insee: '26289',
  population: 1300,
  populationSource: 'Insee',
  registeredElectors: null,
  installedOn: '2026-03-21',
  foundedAt: now,
  members: {
    carrier: one('deputy'),
    grouped: one('councillor'),
    secretary: one('generalSecretary'),
    owner: one('agent', '2026-12-01'),
    stranger: one('councillor'),
    resident: one('resident'),
    gone: one('councillor', '2026-06-01'),
  },
  administrators: [],
};
const bodies: BodiesState = {
  bodies: {
    group: {
      id: 'group',
      name: 'Groupe',
      kind: 'majorityGroup',
      power: 'political',
      purpose: '',
      perimeter: null,
      members: ['grouped', 'gone'].map((person) => ({ person, capacity: 'member', since: '2026-04-01' })),
      quorum: null,
      rhythm: '',
      parent: null,
      endsOn: null,
      dissolvedOn: null,
    },
  },
};
const context: ActionContext = {
  now,
  actor: { kind: 'person', person: 'owner' },
  commune,
  bodies,
  decision: { body: 'group', state: 'inForce', carriedBy: 'carrier' },
  dependencies: {},
};
const as = (person: string): Partial<ActionContext> => ({
  actor: { kind: 'person', person } satisfies Actor,
});
const system: Partial<ActionContext> = { actor: { kind: 'system' } };
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

const answer = (state: ActionState, command: ActionCommand, more: Partial<ActionContext> = {}) =>
  decide(state, command, { ...context, ...more });
const code = (state: ActionState, command: ActionCommand, more: Partial<ActionContext> = {}): string => {
  const result = answer(state, command, more);
  return result.ok ? 'ok' : result.error.code;
};
const after = (
  state: ActionState,
  command: ActionCommand,
  more: Partial<ActionContext> = {},
): ActionState => {
  const result = answer(state, command, more);
  if (!result.ok) throw new Error(result.error.code);
  return fold(evolve, state, result.value);
};
const opened = after(initial, opening, as('carrier'));
const on = { action: 'a1' };

describe('opening', () => {
  test.each(['carrier', 'grouped', 'secretary'])('%s opens an action', (person) => {
    expect(code(initial, opening, as(person))).toBe('ok');
  });
  test.each([
    ['stranger', 'not-concerned-by-action'],
    ['owner', 'not-concerned-by-action'],
    ['gone', 'not-in-function'],
  ])('%s does not: %s', (person, refused) => {
    expect(code(initial, opening, as(person))).toBe(refused);
  });
  test.each(['gone', 'resident', 'nobody'])('is not given to %s', (owner) => {
    expect(code(initial, { ...opening, owner }, as('carrier'))).toBe('owner-cannot-act');
  });
  test('needs a decision in force, a title, a date to come and actions that exist', () => {
    const by = as('carrier');
    const repealed = { body: 'group', state: 'repealed', carriedBy: 'carrier' } as const;
    expect(code(initial, opening, { ...by, decision: null })).toBe('decision-unknown');
    expect(code(initial, opening, { ...by, decision: repealed })).toBe('decision-not-in-force');
    expect(code(initial, { ...opening, title: ' ' }, by)).toBe('text-too-short');
    expect(code(initial, { ...opening, due: '2026-09-30' }, by)).toBe('date-before-today');
    expect(code(initial, { ...opening, dependsOn: ['a0'] }, by)).toBe('dependency-unknown');
    expect(code(opened, opening, by)).toBe('action-exists');
  });
});

describe('noted in a meeting', () => {
  const { title, decision, owner, due } = { ...opening, due: '2026-09-20' };
  const noted: ActionCommand = { type: 'OpenNotedAction', ...on, title, decision, owner, due, meeting: 'm1' };
  test('it becomes an action of the decision, its date past or its owner gone', () => {
    const later = { ...system, now: '2026-12-02T09:00:00.000Z' };
    expect(after(initial, noted, later)).toMatchObject({ status: 'open', meeting: 'm1', openedBy: null });
    expect(answer(opened, noted, system)).toEqual({ ok: true, value: [] });
  });
  test('nobody sends it, and without a decision that binds nothing comes of it', () => {
    expect(code(initial, noted, as('carrier'))).toBe('system-only');
    const repealed = { body: 'group', state: 'repealed', carriedBy: 'carrier' } as const;
    for (const taken of [null, repealed])
      expect(answer(initial, noted, { ...system, decision: taken })).toEqual({ ok: true, value: [] });
  });
});

describe('under way', () => {
  test('its owner starts, notes, is blocked and completes it', () => {
    const started = after(opened, { type: 'StartAction', ...on });
    const noted = after(started, { type: 'NoteProgress', ...on, text: 'Devis reçu' });
    const blocked = after(noted, { type: 'BlockAction', ...on, reason });
    expect(blocked).toMatchObject({
      status: 'inProgress',
      blocked: reason,
      progress: [{ text: 'Devis reçu' }],
    });
    const done = after(after(blocked, { type: 'UnblockAction', ...on }), {
      type: 'CompleteAction',
      ...on,
      result: 'Posés',
    });
    expect(done).toMatchObject({ status: 'done', result: 'Posés', blocked: null });
    expect(code(done, { type: 'NoteProgress', ...on, text: 'x' })).toBe('action-ended');
  });
  test('a stranger to the decision touches nothing', () => {
    expect(code(opened, { type: 'DropAction', ...on, reason }, as('stranger'))).toBe(
      'not-concerned-by-action',
    );
  });
  test('an owner out of function loses the power, not the action', () => {
    const later = '2026-12-02T09:00:00.000Z';
    expect(code(opened, { type: 'StartAction', ...on }, { now: later })).toBe('not-in-function');
    const given = after(
      opened,
      { type: 'ReassignAction', ...on, owner: 'grouped' },
      { now: later, ...as('carrier') },
    );
    expect(given).toEqual({ ...opened, owner: 'grouped' });
  });
  test('waits for the actions it depends on, but not for one given up', () => {
    const waiting = after(
      initial,
      { ...opening, dependsOn: ['a0'] },
      { ...as('carrier'), dependencies: { a0: 'open' } },
    );
    const start: ActionCommand = { type: 'StartAction', ...on };
    expect(code(waiting, start, { dependencies: { a0: 'inProgress' } })).toBe('dependency-not-done');
    expect(code(waiting, start, { dependencies: { a0: 'dropped' } })).toBe('ok');
  });
  test('a reason of one word is not one', () => {
    expect(code(opened, { type: 'DropAction', ...on, reason: 'non' })).toBe('text-too-short');
    expect(code(opened, { type: 'RescheduleAction', ...on, due: '2026-11-30', reason: '' })).toBe(
      'text-too-short',
    );
  });
  test('what was dropped is reopened with a new date', () => {
    const dropped = after(opened, { type: 'DropAction', ...on, reason });
    const again: ActionCommand = { type: 'ReopenAction', ...on, due: '2026-12-15', reason };
    expect(code(opened, again)).toBe('action-not-ended');
    expect(after(dropped, again)).toEqual({ ...opened, status: 'inProgress', due: '2026-12-15' });
  });
});

describe('alerts', () => {
  const alert: ActionCommand = { type: 'AlertAction', ...on };
  test('come a week before the date and the day after, once each', () => {
    expect(nextAlertAt(opened)).toBe('2026-10-23T22:00:00.000Z');
    const soon = after(opened, alert, { ...system, now: '2026-10-23T22:00:00.000Z' });
    expect(soon).toMatchObject({ alerts: ['dueSoon'] });
    expect(after(soon, alert, { ...system, now: '2026-10-24T09:00:00.000Z' })).toEqual(soon);
    expect(nextAlertAt(soon)).toBe('2026-10-31T23:00:00.000Z');
    const late = after(soon, alert, { ...system, now: '2026-10-31T23:00:00.000Z' });
    expect(late).toMatchObject({ alerts: ['dueSoon', 'overdue'] });
    expect(nextAlertAt(late)).toBeNull();
    const moved = after(late, { type: 'RescheduleAction', ...on, due: '2026-12-15', reason });
    expect(moved).toMatchObject({ due: '2026-12-15', alerts: [] });
  });
  test('are nobody’s to give, and stop with the action', () => {
    expect(code(opened, alert, as('carrier'))).toBe('system-only');
    const done = after(opened, { type: 'CompleteAction', ...on, result: 'Posés' });
    expect(nextAlertAt(done)).toBeNull();
    expect(isOverdue({ status: 'done', due: '2026-01-01' }, '2026-10-01')).toBe(false);
    expect(isOverdue({ status: 'open', due: '2026-09-30' }, '2026-10-01')).toBe(true);
  });
});
