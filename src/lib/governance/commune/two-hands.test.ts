import { describe, expect, test } from 'vitest';
import { code, storiesOf } from '../testing/story.ts';
import { town } from '../testing/town.ts';
import { decide, evolve, initial, resumesAt } from './index.ts';
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

describe('I-26: whom it is about may contest', () => {
  const contest: CommuneCommand = { type: 'ContestChange', change: 1, reason: 'Je n’ai rien demandé.' };
  const moved = after(state, 'bob', address);
  const days = (count: number): string => `2026-11-${String(22 + count).padStart(2, '0')}T10:00:00.000Z`;

  test('alone, once, in the charter’s delay, and with a reason', () => {
    expect(code(when(moved, 'dan', contest))).toBe('accepted');
    for (const other of ['bob', 'cleo', 'maire', 'admin', 'system'])
      expect([other, code(when(moved, other, contest))]).toEqual([other, 'not-your-change']);
    expect(code(when(moved, 'dan', { ...contest, reason: ' ' }))).toBe('reason-required');
    expect(code(when(after(moved, 'dan', contest), 'dan', contest))).toBe('change-already-contested');
    const done = after(moved, 'cleo', confirm);
    expect(code(when(done, 'dan', contest, { now: days(6) }))).toBe('accepted');
    expect(when(done, 'dan', contest, { now: days(8) })).toEqual({
      ok: false,
      error: { code: 'change-contest-too-late', days: 7 },
    });
    expect(code(when(done, 'dan', contest, { now: days(4), contestDays: 3 }))).toBe(
      'change-contest-too-late',
    );
  });

  test('an address is suspended, seven days at most, whatever the charter says', () => {
    const contested = after(moved, 'dan', contest, { contestDays: 30 });
    const until = '2026-11-29T09:00:00.000Z';
    expect(when(contested, 'cleo', confirm)).toEqual({
      ok: false,
      error: { code: 'change-contested', until },
    });
    expect(contested.status === 'founded' && resumesAt(contested)).toBe(until);
    const later = after(contested, 'system', { type: 'ResumeChange' }, { now: until });
    expect(later.status === 'founded' && resumesAt(later)).toBeNull();
    expect(code(when(later, 'cleo', confirm, { now: until }))).toBe('accepted');
    expect(code(when(contested, 'dan', { type: 'ResumeChange' }))).toBe('system-only');
  });

  test('what the law did goes on: a departure of an elected person is contested without being suspended', () => {
    const gone = after(after(state, 'bob', departs), 'cleo', confirm);
    const contested = after(gone, 'dan', contest);
    expect(contested).toMatchObject({
      members: { dan: { leftOn: '2026-11-22' } },
      changes: { 1: { contest: { by: 'dan', suspendedUntil: null, ended: true } } },
    });
  });

  test('another fact that took effect is put back while it is suspended, and comes again', () => {
    const agentLeaves: CommuneCommand = { ...departs, personId: 'agent' } as CommuneCommand;
    const gone = after(after(state, 'bob', agentLeaves), 'cleo', confirm);
    const contested = after(gone, 'agent', contest);
    expect(contested).toMatchObject({ members: { agent: { leftOn: null } } });
    const later = after(contested, 'system', { type: 'ResumeChange' }, { now: days(8) });
    expect(later).toMatchObject({ members: { agent: { leftOn: '2026-11-22' } } });
  });

  test('the group undoes it, or lets it be', () => {
    const gone = after(after(state, 'bob', departs), 'cleo', confirm);
    const contested = after(gone, 'dan', contest);
    const answer = (settlement: 'upheld' | 'undone'): CommuneCommand => ({
      type: 'SettleChange',
      change: 1,
      settlement,
    });
    expect(code(when(contested, 'maire', answer('undone')))).toBe('system-only');
    expect(after(contested, 'system', answer('undone'))).toMatchObject({
      members: { dan: { leftOn: null } },
    });
    expect(after(contested, 'system', answer('upheld'))).toMatchObject({
      members: { dan: { leftOn: '2026-11-22' } },
    });
    const waiting = after(moved, 'dan', contest);
    const refused = after(waiting, 'system', answer('undone'));
    expect(code(when(refused, 'cleo', confirm, { now: days(8) }))).toBe('change-settled');
  });
});

describe('I-26: an honest mistake is undone by two hands, and the journal keeps both', () => {
  const undo: CommuneCommand = { type: 'UndoChange', change: 1, reason: 'Ce n’était pas la bonne personne.' };
  const second: CommuneCommand = { type: 'ConfirmChange', change: 2 };

  test.each([
    ['a departure', departs, { leftOn: null }],
    ['a function', becomes, { function: 'councillor', majority: true }],
  ] as const)('%s', (_what, command, before) => {
    const done = after(after(state, 'bob', command), 'cleo', confirm);
    const written = after(done, 'bob', undo);
    expect(written.status === 'founded' && written.members).toEqual(
      done.status === 'founded' && done.members,
    );
    expect(code(when(written, 'bob', second))).toBe('second-hand-needed');
    expect(code(when(written, 'dan', second))).toMatch(/^second-hand-needed|^majority-member-required/);
    const undone = after(written, 'eva', second);
    expect(undone).toMatchObject({ members: { dan: before }, changes: { 1: { undoneAt: now } } });
    expect(code(when(undone, 'bob', undo))).toBe('change-not-in-effect');
  });

  test('somebody registered twice goes again', () => {
    const done = after(after(state, 'admin', arrives), 'cleo', confirm);
    const undone = after(after(done, 'admin', undo), 'cleo', second);
    expect(undone).toMatchObject({ members: { faux: { leftOn: '2026-11-22' } } });
  });

  test('not by whom it is about, nor by an outsider, nor before it took effect, nor once something later stands', () => {
    const waiting = after(state, 'bob', becomes);
    expect(code(when(waiting, 'bob', undo))).toBe('change-not-in-effect');
    const done = after(waiting, 'cleo', confirm);
    for (const who of ['agent', 'opposition', 'dan'])
      expect(code(when(done, who, undo))).toMatch(/^majority-member-required|^second-hand-needed/);
    const again: CommuneCommand = { ...becomes, function: 'agent', majority: false } as CommuneCommand;
    const later = after(after(done, 'bob', again), 'cleo', second);
    expect(code(when(later, 'bob', undo))).toBe('change-overtaken');
  });
});
