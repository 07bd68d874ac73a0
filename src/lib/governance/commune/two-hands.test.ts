import { describe, expect, test } from 'vitest';
import { code, storiesOf } from '../testing/story.ts';
import { town } from '../testing/town.ts';
import { decide, evolve, initial } from './index.ts';
import type { CommuneCommand, CommuneState } from './index.ts';

const now = '2026-11-22T09:00:00Z';
const { when, after } = storiesOf({ initial, decide, evolve }, { now, charterInForce: true });

/** The town, where everyone has an address; the administrator is none of its members. */
const state: CommuneState = {
  ...town.commune,
  members: Object.fromEntries(
    Object.entries(town.commune.members).map(([id, member]) => [id, { ...member, reachable: true }]),
  ),
};
const departs: CommuneCommand = {
  type: 'RecordDeparture',
  personId: 'dan',
  on: '2026-11-22',
  act: 'lettre',
};
const becomes: CommuneCommand = {
  type: 'ChangeFunction',
  personId: 'dan',
  function: 'councillor',
  majority: false,
  act: 'PV',
};
const address: CommuneCommand = { type: 'RecordAddresses', addresses: [{ personId: 'dan' }] };
const newcomer = {
  personId: 'faux',
  function: 'councillor',
  majority: false,
  rank: null,
  group: null,
} as const;
const arrives: CommuneCommand = { type: 'RegisterPeople', people: [newcomer] };
const confirm: CommuneCommand = { type: 'ConfirmChange', change: 1 };
const decline: CommuneCommand = { type: 'DeclineChange', change: 1, reason: 'Rien de tel n’a été dit.' };

const written: readonly [string, string, CommuneCommand][] = [
  ['a departure', 'bob', departs],
  ['a function', 'bob', becomes],
  ['an address', 'bob', address],
  ['an arrival', 'admin', arrives],
];

describe('I-26: nobody alone changes what gives another person a voice', () => {
  test.each(written)('%s that one person writes down changes nothing yet', (_what, who, command) => {
    const result = when(state, who, command);
    expect(result.ok && result.value.map(({ type }) => type)).toEqual(['ChangeWritten']);
    const later = after(state, who, command);
    expect(later.status === 'founded' && later.members).toEqual(state.members);
  });

  test.each(written)(
    '%s is confirmed neither by who wrote it, nor by whom it is about, nor from outside the majority',
    (_what, who, command) => {
      const waiting = after(state, who, command);
      expect(code(when(waiting, who, confirm))).toMatch(/^second-hand-needed|^majority-member-required/);
      for (const outsider of ['admin', 'dgs', 'agent', 'resident', 'opposition', 'gone', 'faux', 'system'])
        expect([outsider, code(when(waiting, outsider, confirm))]).toEqual([
          outsider,
          'majority-member-required',
        ]);
      expect(code(when(waiting, 'cleo', confirm))).toBe('accepted');
    },
  );

  test('the person concerned is no second hand, and may not decline either', () => {
    const waiting = after(state, 'bob', departs);
    for (const command of [confirm, decline])
      expect(when(waiting, 'dan', command)).toEqual({
        ok: false,
        error: { code: 'second-hand-needed', hand: 'the-person' },
      });
  });

  test('the second hand makes it so, with the event of always, and once', () => {
    const waiting = after(state, 'bob', departs);
    const result = when(waiting, 'cleo', confirm);
    expect(result.ok && result.value).toEqual([
      { type: 'ChangeConfirmed', change: 1, by: 'cleo', at: now },
      { type: 'DepartureRecorded', personId: 'dan', on: '2026-11-22', act: 'lettre' },
    ]);
    const done = after(waiting, 'cleo', confirm);
    expect(done).toMatchObject({
      members: { dan: { leftOn: '2026-11-22' } },
      changes: { 1: { by: 'bob', standing: { kind: 'confirmed', by: 'cleo' } } },
    });
    expect(when(done, 'eva', confirm)).toEqual({
      ok: false,
      error: { code: 'change-settled', how: 'confirmed' },
    });
    expect(code(when(done, 'eva', { ...confirm, change: 2 }))).toBe('change-unknown');
  });

  test('the mayor, who may write nothing of it, may be the second hand: a group of three goes on', () => {
    expect(code(when(state, 'maire', departs))).toBe('another-member-must-record-it');
    expect(code(when(after(state, 'bob', departs), 'maire', confirm))).toBe('accepted');
  });

  test('who could confirm may decline, with a reason; who wrote it takes it back; it never takes effect', () => {
    const waiting = after(state, 'bob', departs);
    expect(code(when(waiting, 'cleo', { ...decline, reason: ' ' }))).toBe('reason-required');
    expect(code(when(waiting, 'opposition', decline))).toBe('majority-member-required');
    for (const who of ['cleo', 'bob']) {
      const declined = after(waiting, who, decline);
      expect(code(when(declined, 'eva', confirm))).toBe('change-settled');
      expect(declined).toMatchObject({ members: { dan: { leftOn: null } } });
    }
  });

  test('what has become impossible meanwhile is refused at the second hand, and says why', () => {
    const twice = after(after(state, 'bob', departs), 'eva', { ...departs, on: '2026-11-23' });
    const gone = after(twice, 'cleo', confirm);
    expect(code(when(gone, 'cleo', { ...confirm, change: 2 }))).toBe('person-has-left');
  });

  test('the same thing waits once, whoever writes it', () => {
    const waiting = after(state, 'bob', departs);
    for (const who of ['bob', 'cleo'])
      expect(when(waiting, who, { ...departs, act: 'autre' })).toEqual({
        ok: false,
        error: { code: 'change-already-written', change: 1 },
      });
  });

  test('a second hand that has left, or is of the majority no more, is none', () => {
    const waiting = after(after(state, 'bob', departs), 'bob', { ...departs, personId: 'cleo' });
    const without = after(waiting, 'eva', { ...confirm, change: 2 });
    expect(code(when(without, 'cleo', confirm))).toBe('majority-member-required');
  });

  test('one’s own address, and inhabitants, are nobody else’s voice', () => {
    expect(after(state, 'dan', address)).toMatchObject({ members: { dan: { reachable: true } } });
    const inhabitant = { ...newcomer, function: 'resident' } as const;
    const result = when(state, 'admin', { ...arrives, people: [inhabitant] });
    expect(result.ok && result.value.map(({ type }) => type)).toEqual(['PeopleRegistered']);
    const hidden = { ...arrives, people: [inhabitant, { ...newcomer, personId: 'autre' }] };
    const both = when(state, 'admin', hidden);
    expect(both.ok && both.value.map(({ type }) => type)).toEqual(['ChangeWritten']);
  });

  test('an address slipped in beside one’s own, or beside a list of inhabitants, waits too', () => {
    const mine = [{ personId: 'bob' }, { personId: 'dan' }];
    const beside = when(state, 'bob', { type: 'RecordAddresses', addresses: mine });
    expect(beside.ok && beside.value.map(({ type }) => type)).toEqual(['ChangeWritten']);
    const list: CommuneCommand = { type: 'RegisterPeople', people: [], addresses: [{ personId: 'agent' }] };
    const listed = when(state, 'admin', list);
    expect(listed.ok && listed.value.map(({ type }) => type)).toEqual(['ChangeWritten']);
  });

  test('while the first charter is consented to, the same holds for what is already somebody’s', () => {
    const around = { charterInForce: false, consenting: true };
    for (const command of [departs, becomes, address]) {
      const result = when(state, 'admin', command, around);
      expect(result.ok && result.value.map(({ type }) => type)).toEqual(['ChangeWritten']);
      const waiting = after(state, 'admin', command, around);
      expect(code(when(waiting, 'admin', confirm, around))).toBe('majority-member-required');
      expect(code(when(waiting, 'cleo', confirm, around))).toBe('accepted');
    }
    const registered = when(state, 'admin', arrives, around);
    expect(registered.ok && registered.value.map(({ type }) => type)).toEqual(['PeopleRegistered']);
  });
});
