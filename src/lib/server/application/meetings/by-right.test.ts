import { expect, test } from 'vitest';
import { dan, groupe, maire, openLife, uuid } from '../testing/life.ts';
import type { MeetingState } from '#lib/governance/meetings/index.ts';
import type { CaseState } from '#lib/governance/cases/index.ts';
import type { Life } from '../testing/life.ts';

/*
 * The next meeting of the majority group is the next one also when dates move afterwards: nobody puts off what
 * comes by right by moving the meeting that has it, or by planning another before.
 */

const emergency = uuid('urge');
const [first, second] = [uuid('mee1'), uuid('mee2')];

const occasion = (date: string) => ({ date, time: '19:30', minutes: 150, place: 'Mairie', link: null });
const plan = (life: Life, meeting: string, date: string) =>
  life.send(dan, { type: 'PlanMeeting', meeting, body: groupe, series: null, ...occasion(date) });
const invoke = (life: Life) =>
  life.send(maire, {
    type: 'InvokeEmergency',
    case: emergency,
    ground: 'safety',
    role: null,
    title: 'Fermer la passerelle',
    done: 'La passerelle est fermée depuis ce matin.',
    reason: 'Une poutre a cédé.',
  });
const has = (life: Life, meeting: string): boolean => {
  const state = life.state<MeetingState>(`meeting:${meeting}`);
  return state !== undefined && 'items' in state && state.items.some(({ id }) => id === emergency);
};
const heardAt = (life: Life) => {
  const state = life.state<CaseState>(`referral:${emergency}`);
  return state?.kind === 'emergency' ? { meeting: state.course.meeting, lapsed: state.lapsedAt } : undefined;
};

test('I-2, I-8: moving the meeting that hears an emergency does not put it off', async () => {
  const life = openLife();
  expect(await plan(life, first, '2026-10-20')).toBe('ok');
  expect(await plan(life, second, '2026-11-03')).toBe('ok');
  expect(await invoke(life)).toBe('ok');
  expect(has(life, first)).toBe(true);
  expect(await life.send(dan, { type: 'ChangeMeeting', meeting: first, ...occasion('2027-06-01') })).toBe(
    'ok',
  );
  expect([has(life, first), has(life, second)]).toEqual([false, true]);
  expect(heardAt(life)).toEqual({ meeting: second, lapsed: null });
});

test('I-2: cancelling the meeting that was to hear an emergency makes nobody’s act irregular', async () => {
  const life = openLife();
  expect(await plan(life, first, '2026-10-20')).toBe('ok');
  expect(await invoke(life)).toBe('ok');
  expect(await life.send(dan, { type: 'CancelMeeting', meeting: first, reason: 'neige' })).toBe('ok');
  expect(heardAt(life)).toEqual({ meeting: null, lapsed: null });
  expect(await plan(life, second, '2026-11-03')).toBe('ok');
  expect(has(life, second)).toBe(true);
  expect(heardAt(life)).toEqual({ meeting: second, lapsed: null });
});

test('I-2: a meeting planned before the one that has it hears it instead', async () => {
  const life = openLife();
  expect(await plan(life, second, '2026-11-03')).toBe('ok');
  expect(await invoke(life)).toBe('ok');
  expect(await plan(life, first, '2026-10-20')).toBe('ok');
  expect([has(life, first), has(life, second)]).toEqual([true, false]);
  expect(heardAt(life)).toEqual({ meeting: first, lapsed: null });
});
