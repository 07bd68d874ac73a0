import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { seriesDecide, seriesDueAt } from './series/decide.ts';
import { datesOf, occurrenceId } from './series/dates.ts';
import { seriesEvolve, seriesInitial } from './series/evolve.ts';
import { code as codeOf, storiesOf, type Bare as Without } from '../testing/story.ts';
import { occasion, world, type Around } from '../testing/meetings.ts';
import { town, withoutMandates } from '../testing/town.ts';
import * as meetings from './index.ts';
import type { SeriesCommand } from './series/commands.ts';
import type { Recurrence, SeriesEvent, SeriesState } from './series.ts';

const series = '5e1e5000-0000-4000-8000-0123456789ab';
const tuesdays: Recurrence = {
  unit: 'weeks',
  every: 2,
  weekday: 2,
  time: '19:30',
  minutes: 150,
  place: 'Mairie',
  link: null,
  startsOn: '2026-09-07',
  until: null,
  skipHolidays: true,
};

type Bare = Without<SeriesCommand, 'series'>;
const { when } = storiesOf({ initial: seriesInitial, decide: seriesDecide, evolve: seriesEvolve }, world, {
  series,
});
const send = (state: SeriesState, told: Bare, now: string, who = 'eva', around: Around = {}) =>
  when(state, who, told, { now, ...around });

const play = (
  ...steps: readonly [Bare, string, string?][]
): { state: SeriesState; events: SeriesEvent[] } => {
  let state: SeriesState = seriesInitial;
  let events: readonly SeriesEvent[] = [];
  for (const [command, now, actor] of steps) {
    const result = send(state, command, now, actor);
    if (!result.ok) throw new Error(result.error.code);
    events = result.value;
    state = fold(seriesEvolve, state, events);
  }
  return { state, events: [...events] };
};

const plan: Extract<Bare, { type: 'PlanSeries' }> = {
  type: 'PlanSeries',
  body: 'groupe',
  recurrence: tuesdays,
};
const begin = '2026-09-01T08:00:00.000Z';
const ahead = ({ state }: { state: SeriesState }): string[] =>
  'ahead' in state ? state.ahead.map(({ date }) => date) : [];

describe('the days of a rhythm', () => {
  test('every fortnight on Tuesdays, from the first one on or after its start', () => {
    expect(datesOf(tuesdays, [], false, '2026-09-01', '2026-10-31')).toEqual([
      '2026-09-08',
      '2026-09-22',
      '2026-10-06',
      '2026-10-20',
    ]);
    expect(datesOf(tuesdays, [], false, '2026-09-09', '2026-09-30')).toEqual(['2026-09-22']);
  });

  test('holidays are skipped, two more of them in Alsace, and so are pauses', () => {
    const sundays = { ...tuesdays, every: 1, weekday: 7, startsOn: '2026-10-25' };
    expect(datesOf(sundays, [], false, '2026-10-25', '2026-11-08')).toEqual(['2026-10-25', '2026-11-08']);
    expect(datesOf({ ...sundays, skipHolidays: false }, [], false, '2026-11-01', '2026-11-01')).toHaveLength(
      1,
    );
    const saturday = { ...tuesdays, every: 1, weekday: 6, startsOn: '2026-12-20' };
    expect(datesOf(saturday, [], false, '2026-12-26', '2026-12-26')).toHaveLength(1);
    expect(datesOf(saturday, [], true, '2026-12-26', '2026-12-26')).toHaveLength(0);
    const pauses = [{ from: '2026-09-20', to: '2026-10-10' }];
    expect(datesOf(tuesdays, pauses, false, '2026-09-01', '2026-10-31')).toEqual([
      '2026-09-08',
      '2026-10-20',
    ]);
  });

  test('counted in days, up to its end', () => {
    const daily = { ...tuesdays, unit: 'days' as const, weekday: null, every: 1, skipHolidays: false };
    expect(
      datesOf({ ...daily, every: 10, until: '2026-09-27' }, [], false, '2026-09-07', '2036-01-01'),
    ).toEqual(['2026-09-07', '2026-09-17', '2026-09-27']);
  });

  test('each meeting has an id of its own, a UUID like any other', () => {
    expect(occurrenceId(series, 1)).toBe('5e1e5000-0000-4000-8000-000000000001');
    expect(occurrenceId(series, 300)).toBe('5e1e5000-0000-4000-8000-00000000012c');
  });
});

describe('a series', () => {
  test('I-8, I-24: nobody stops a rhythm by taking the id of its next meeting', () => {
    const plan = { type: 'PlanMeeting', body: 'bureau', series: null, ...occasion } as const;
    const bureau = (meeting: string) =>
      storiesOf(meetings, world).when(meetings.initial, 'maire', { ...plan, meeting }).ok;
    expect(bureau(occurrenceId(series, 1))).toBe(false);
    expect(bureau(occurrenceId(series, 300))).toBe(false);
    expect(bureau('5e1e5000-0000-4000-8000-0123456789ab')).toBe(true);
  });

  test('without an end is planned twelve weeks ahead, and again a fortnight later', () => {
    const so = play([plan, begin]);
    expect(ahead(so)).toEqual([
      '2026-09-08',
      '2026-09-22',
      '2026-10-06',
      '2026-10-20',
      '2026-11-03',
      '2026-11-17',
    ]);
    expect(seriesDueAt(so.state)).toBe('2026-09-15T22:00:00.000Z');
    const next = play([plan, begin], [{ type: 'ExtendSeries' }, '2026-09-15T22:00:00.000Z', 'system']);
    expect(next.events).toMatchObject([{ type: 'OccurrencePlanned' }, { type: 'SeriesExtended' }]);
    expect(ahead(next).at(-1)).toBe('2026-12-01');
    // Nothing is planned twice, however often one looks.
    const again = play(
      [plan, begin],
      [{ type: 'ExtendSeries' }, '2026-09-15T22:00:00.000Z', 'system'],
      [{ type: 'ExtendSeries' }, '2026-09-15T22:00:01.000Z', 'system'],
    );
    expect(again.events).toMatchObject([{ type: 'SeriesExtended' }]);
  });

  test('changed, its meetings to come move in their order; one too many is cancelled', () => {
    const so = play(
      [plan, begin],
      [
        { type: 'ChangeSeries', recurrence: { ...tuesdays, every: 4, weekday: 4, time: '20:00' } },
        '2026-09-10T08:00:00.000Z',
      ],
    );
    const [, first] = ahead(play([plan, begin])).map((_, index) => occurrenceId(series, index + 1));
    expect(so.events.slice(1)).toMatchObject([
      { type: 'OccurrenceMoved', meeting: first, occasion: { date: '2026-10-08', time: '20:00' } },
      { type: 'OccurrenceMoved', occasion: { date: '2026-11-05' } },
      { type: 'OccurrenceMoved', occasion: { date: '2026-12-03' } },
      { type: 'OccurrenceCancelled', reason: 'changed' },
      { type: 'OccurrenceCancelled', reason: 'changed' },
      { type: 'SeriesExtended' },
    ]);
  });

  test('paused for the holidays, or ended, it cancels what falls there and plans no more', () => {
    const paused = play(
      [plan, begin],
      [{ type: 'PauseSeries', from: '2026-10-17', to: '2026-11-02' }, begin],
    );
    expect(ahead(paused)).not.toContain('2026-10-20');
    const ended = play([plan, begin], [{ type: 'EndSeries', on: '2026-10-31' }, begin]);
    expect(ended.state).toMatchObject({ status: 'ended' });
    expect(ended.events.map(({ type }) => type)).toEqual([
      'OccurrenceCancelled',
      'OccurrenceCancelled',
      'SeriesEnded',
    ]);
    expect(seriesDueAt(ended.state)).toBeNull();
  });

  test('is refused when nobody could follow it', () => {
    const code = (recurrence: Partial<Recurrence>, who = 'eva', around: Around = {}) => {
      const wanted = { ...plan, recurrence: { ...tuesdays, ...recurrence } };
      return codeOf(send(seriesInitial, wanted, begin, who, around));
    };
    expect(code({ every: 0 })).toBe('every-out-of-bounds');
    expect(code({ every: 1.5 })).toBe('every-out-of-bounds');
    expect(code({ unit: 'days', weekday: null, every: 1 })).toBe('every-out-of-bounds');
    expect(code({ weekday: 8 })).toBe('weekday-missing');
    expect(code({ until: '2026-09-01' })).toBe('dates-disordered');
    expect(code({ time: '25:00' })).toBe('time-invalid');
    expect(code({ link: 'javascript:alert(1)' })).toBe('link-invalid');
    expect(code({}, 'ana')).toBe('preparer-only');
    expect(code({}, 'maire')).toBe('preparer-only');
    expect(code({}, 'maire', withoutMandates)).toBe('preparer-only');
    expect(code({}, 'eva', { commune: { ...town.commune, insee: '67482' } })).toBe('accepted');
  });

  test('of a body that is no more ends by itself', () => {
    const { state } = play([plan, begin]);
    const result = send(state, { type: 'ExtendSeries' }, '2026-09-15T22:00:00.000Z', 'system', {
      bodies: { bodies: {} },
    });
    expect(result.ok && result.value).toMatchObject([{ type: 'SeriesEnded', on: '2026-09-16' }]);
    expect(send(state, { type: 'ExtendSeries' }, begin)).toMatchObject({ error: { code: 'system-only' } });
  });
});
