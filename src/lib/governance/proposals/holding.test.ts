import { describe, expect, test } from 'vitest';
import { inObjections, subjectIn, tabled, type Telling, type Told } from '../testing/proposals.ts';
import { code } from '../testing/story.ts';
import { mandate, voters, withMandates, withMayor, withMembers } from '../testing/town.ts';
import type { HeldIn } from './state.ts';

const here = ['maire', 'ana', 'bob', 'dan', 'eva', 'dgs'];
const meeting: HeldIn = { id: 'm', basis: 'mandate' };

const hold = (facilitator = 'eva', more: Partial<HeldIn> = {}): Told => ({
  type: 'HoldInMeeting',
  meeting: { ...meeting, ...more },
  label: 'Séance',
  facilitator,
  present: here,
});
const follow = (facilitator: string, present: string[], basis: HeldIn['basis'] = 'mandate'): Told => ({
  type: 'FollowMeeting',
  meeting: { id: 'm', basis },
  facilitator,
  present,
});
const held = (): Telling => tabled().then('system', hold());
const settingOf = ({ state }: Telling) => ('setting' in state ? state.setting : null);
describe('a proposal held by a meeting', () => {
  test('takes its facilitator and the voters at the table from it: advisers are not counted (I-10)', () => {
    expect(settingOf(held())).toMatchObject({
      facilitator: 'eva',
      present: ['maire', 'ana', 'bob', 'dan', 'eva'],
      meeting,
    });
    expect('heldIn' in held().state && held().state).toMatchObject({ phase: 'presentation', heldIn: 'm' });
  });

  test('I-7: a mayor whose departure is recorded for a later day is still the mayor until then', () => {
    const designated = hold('maire', { basis: 'designation' });
    const so = tabled().then('system', designated, withMembers({ maire: { leftOn: '2099-01-01' } }));
    expect(code(so)).toBe('mayor-never-facilitates');
  });

  test('only the meeting holds, follows and leaves: nobody forges a table (I-9)', () => {
    const leave: Told = { type: 'LeaveMeeting', meeting: 'm', reason: 'fin' };
    for (const person of [...voters, 'dgs'])
      for (const command of [hold(), follow('eva', here), leave])
        expect(code(held().then(person, command))).toBe('system-only');
    const noted: Told = { type: 'RecordPresence', present: ['ana', 'bob', 'dan', 'eva'] };
    expect(code(held().then('eva', noted))).toBe('held-by-meeting');
    const onAgenda = subjectIn('groupe', 'political', { proposal: 'p', meeting: 'm' });
    const takeUp: Told = { type: 'TakeUpInMeeting', label: 'Salle des mariages', present: here.slice(0, 5) };
    expect(code(tabled().then('eva', takeUp, { subject: onAgenda }))).toBe('held-by-meeting');
  });

  test('I-7: never the mayor, whatever the meeting says, nor someone without ground', () => {
    expect(code(tabled().then('system', hold('maire')))).toBe('mayor-never-facilitates');
    expect(code(tabled().then('system', hold('maire', { basis: 'designation' })))).toBe(
      'mayor-never-facilitates',
    );
    expect(code(tabled().then('system', hold('bob')))).toBe('facilitator-only');
    expect(code(tabled().then('system', hold('bob', { basis: 'designation' })))).toBe('accepted');
    expect(code(tabled().then('system', hold('ana', { basis: 'designation' })))).toBe(
      'sponsor-never-facilitates',
    );
    expect(code(held().then('system', follow('maire', here)))).toBe('mayor-never-facilitates');
  });

  test('I-7, I-16: a role lost during the item is lost on its proposal too', () => {
    const move: Told = { type: 'MovePhase', to: 'clarification' };
    expect(code(held().then('eva', move, withMayor('eva')))).toBe('mayor-never-facilitates');
    expect(code(held().then('eva', move, { now: '2026-12-31T23:30:00Z' }))).toBe('no-facilitator');
    const chosen = tabled().then('system', hold('bob', { basis: 'designation' }));
    expect(code(chosen.then('bob', move, { now: '2026-12-31T23:30:00Z' }))).toBe('accepted');
    const gone = withMembers({ bob: { leftOn: '2026-09-08' } });
    expect(code(chosen.then('bob', move, gone))).toBe('facilitator-only');
  });

  test('follows arrivals, departures and hand-overs; another meeting is not listened to', () => {
    const two = held().then('system', follow('bob', ['ana', 'bob', 'dan', 'eva'], 'designation'));
    expect(settingOf(two)).toMatchObject({ facilitator: 'bob', present: ['ana', 'bob', 'dan', 'eva'] });
    expect(code(two.then('eva', { type: 'MovePhase', to: 'clarification' }))).toBe('facilitator-only');
    const same = held().then('system', follow('eva', here));
    expect(same.events).toHaveLength(held().events.length);
    const other = held().then('system', {
      ...follow('eva', ['ana']),
      meeting: { id: 'autre', basis: 'mandate' },
    } as Told);
    expect(settingOf(other)).toEqual(settingOf(held()));
    const pair = held().then('system', follow('bob', here), withMandates(mandate('facilitation', 'bob')));
    expect(settingOf(pair)).toMatchObject({ facilitator: 'bob' });
  });

  test('left open, it comes back with its history, its objections heard when they were (I-8, I-15)', () => {
    const leave: Told = { type: 'LeaveMeeting', meeting: 'm', reason: 'meeting-ended' };
    expect(held().then('system', leave).state).toMatchObject({
      phase: 'tabled',
      deferred: { reason: 'meeting-ended' },
      meetingsHeard: 0,
    });
    // A table that no meeting of the journal holds is not touched by one that ends.
    const table = inObjections();
    expect(table.then('system', leave).events).toHaveLength(table.events.length);
  });

  test('a text that is not tabled, or decided, is talked about without a procedure', () => {
    const withdrawn = tabled().then('ana', { type: 'WithdrawProposal', reason: 'à revoir' });
    expect(withdrawn.then('system', hold()).events).toHaveLength(withdrawn.events.length);
  });
});
