import { expect, test } from 'vitest';
import { ana, group, mayor, openTown, uuid } from '../testing/town-in-memory.ts';
import type { MeetingState } from '#lib/governance/meetings/index.ts';
import type { CaseState } from '#lib/governance/cases/index.ts';
import type { Town } from '../testing/town-in-memory.ts';

/*
 * The next meeting of the majority group is the next one also when dates move afterwards: nobody puts off what
 * comes by right by moving the meeting that has it, or by planning another before.
 */

const emergency = uuid('urge');
const [first, second] = [uuid('mee1'), uuid('mee2')];

const occasion = (date: string) => ({ date, time: '19:30', minutes: 150, place: 'Mairie', link: null });
const plan = (town: Town, meeting: string, date: string) =>
  town.send(ana, { type: 'PlanMeeting', meeting, body: group, series: null, ...occasion(date) });
const invoke = (town: Town) =>
  town.send(mayor, {
    type: 'InvokeEmergency',
    case: emergency,
    ground: 'safety',
    role: null,
    title: 'Fermer la passerelle',
    done: 'La passerelle est fermée depuis ce matin.',
    reason: 'Une poutre a cédé.',
  });
const has = (town: Town, meeting: string): boolean => {
  const state = town.state<MeetingState>(`meeting:${meeting}`);
  return state !== undefined && 'items' in state && state.items.some(({ id }) => id === emergency);
};
const heardAt = (town: Town) => {
  const state = town.state<CaseState>(`referral:${emergency}`);
  return state?.kind === 'emergency' ? { meeting: state.course.meeting, lapsed: state.lapsedAt } : undefined;
};

test('I-2, I-8: moving the meeting that hears an emergency does not put it off', async () => {
  const town = openTown();
  expect(await plan(town, first, '2026-10-20')).toBe('ok');
  expect(await plan(town, second, '2026-11-03')).toBe('ok');
  expect(await invoke(town)).toBe('ok');
  expect(has(town, first)).toBe(true);
  expect(await town.send(ana, { type: 'ChangeMeeting', meeting: first, ...occasion('2027-06-01') })).toBe(
    'ok',
  );
  expect([has(town, first), has(town, second)]).toEqual([false, true]);
  expect(heardAt(town)).toEqual({ meeting: second, lapsed: null });
});

test('I-2: cancelling the meeting that was to hear an emergency makes nobody’s act irregular', async () => {
  const town = openTown();
  expect(await plan(town, first, '2026-10-20')).toBe('ok');
  expect(await invoke(town)).toBe('ok');
  expect(await town.send(ana, { type: 'CancelMeeting', meeting: first, reason: 'neige' })).toBe('ok');
  expect(heardAt(town)).toEqual({ meeting: null, lapsed: null });
  expect(await plan(town, second, '2026-11-03')).toBe('ok');
  expect(has(town, second)).toBe(true);
  expect(heardAt(town)).toEqual({ meeting: second, lapsed: null });
});

test('I-2: a meeting planned before the one that has it hears it instead', async () => {
  const town = openTown();
  expect(await plan(town, second, '2026-11-03')).toBe('ok');
  expect(await invoke(town)).toBe('ok');
  expect(await plan(town, first, '2026-10-20')).toBe('ok');
  expect([has(town, first), has(town, second)]).toEqual([true, false]);
  expect(heardAt(town)).toEqual({ meeting: first, lapsed: null });
});
