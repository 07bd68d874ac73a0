import { addDays, civilDateOf, endOf, isCivilDate, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { checkOccasion } from '../decide/limits.ts';
import { bodyOfMeeting, onlySystem, preparer } from '../who.ts';
import { instantOf } from '../times.ts';
import { datesOf, hasAlsatianHolidays, horizonDays, occurrenceId, renewalDays } from './dates.ts';
import type { Occasion } from '../meeting.ts';
import type {
  Recurrence,
  RunningSeries,
  SeriesContext,
  SeriesEvent,
  SeriesRefusal,
  SeriesState,
} from '../series.ts';
import type { SeriesCommand } from './commands.ts';

type Command<Type extends SeriesCommand['type']> = Extract<SeriesCommand, { type: Type }>;
type Decided = Result<readonly SeriesEvent[], SeriesRefusal>;

const occasionOn = (date: CivilDate, { time, minutes, place, link }: Recurrence): Occasion => ({
  date,
  time,
  minutes,
  place,
  link,
});

/** No body of a town hall meets daily for months; a crisis plans its meetings one by one. */
const bounds = { days: { least: 4, most: 180 }, weeks: { least: 1, most: 26 } } as const;

const checkRecurrence = (recurrence: Recurrence): SeriesRefusal | null => {
  const { unit, every, weekday, startsOn, until } = recurrence;
  const { least, most } = bounds[unit];
  if (!Number.isSafeInteger(every) || every < least || every > most)
    return { code: 'every-out-of-bounds', least, most };
  if (unit === 'weeks' && (weekday === null || !Number.isSafeInteger(weekday) || weekday < 1 || weekday > 7))
    return { code: 'weekday-missing' };
  const dated = isCivilDate(startsOn) && (until === null || (isCivilDate(until) && until >= startsOn));
  return dated ? checkOccasion(occasionOn(startsOn, recurrence)) : { code: 'dates-disordered' };
};

/** The days still to come on which it meets, and the day up to which that is known. */
const coming = (
  recurrence: Recurrence,
  pauses: RunningSeries['pauses'],
  from: CivilDate,
  context: SeriesContext,
): { dates: CivilDate[]; to: CivilDate } => {
  const horizon = addDays(civilDateOf(context.now), horizonDays);
  const alsatian = hasAlsatianHolidays(context.commune.insee);
  const dates = datesOf(recurrence, pauses, alsatian, from, horizon).filter(
    (date) => instantOf(date, recurrence.time) > context.now,
  );
  return { dates, to: horizon };
};

const planned = (
  series: string,
  recurrence: Recurrence,
  dates: readonly CivilDate[],
  count: number,
): SeriesEvent[] =>
  dates.map((date, index) => ({
    type: 'OccurrencePlanned',
    meeting: occurrenceId(series, count + index + 1),
    occasion: occasionOn(date, recurrence),
  }));

const plan = (state: SeriesState, command: Command<'PlanSeries'>, context: SeriesContext): Decided => {
  if (state.status !== 'none') return refuse({ code: 'series-exists' });
  const body = bodyOfMeeting(command, context);
  if (!body.ok) return body;
  if (body.value.kind === 'council') return refuse({ code: 'council-has-sittings' });
  const person = preparer(command, context);
  if (!person.ok) return person;
  const wrong = checkRecurrence(command.recurrence);
  if (wrong) return refuse(wrong);
  const { series, recurrence } = command;
  const from = later(recurrence.startsOn, civilDateOf(context.now));
  const { dates, to } = coming(recurrence, [], from, context);
  return ok([
    { type: 'SeriesPlanned', series, body: command.body, recurrence, at: context.now },
    ...planned(series, recurrence, dates, 0),
    { type: 'SeriesExtended', to },
  ]);
};

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

/** Its meetings still to come, in the order of their dates. */
const stillAhead = (state: RunningSeries, { now }: SeriesContext) =>
  state.ahead
    .filter(({ date }) => date >= civilDateOf(now))
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.meeting.localeCompare(b.meeting));

/**
 * The meetings to come move with their agenda, the first to the first new day and so on: calendars keep them, no
 * item is lost. One too many is cancelled, and gives its items back; one too few is planned.
 */
const change = (state: RunningSeries, command: Command<'ChangeSeries'>, context: SeriesContext): Decided => {
  const wrong = checkRecurrence(command.recurrence);
  if (wrong) return refuse(wrong);
  const { recurrence } = command;
  const from = later(recurrence.startsOn, addDays(civilDateOf(context.now), 1));
  const { dates, to } = coming(recurrence, state.pauses, from, context);
  const ahead = stillAhead(state, context).filter(({ date }) => date > civilDateOf(context.now));
  const moves = ahead.map(({ meeting }, index): SeriesEvent => {
    const date = dates[index];
    return date === undefined
      ? { type: 'OccurrenceCancelled', meeting, reason: 'changed' }
      : { type: 'OccurrenceMoved', meeting, occasion: occasionOn(date, recurrence) };
  });
  return ok([
    { type: 'SeriesChanged', recurrence, at: context.now },
    ...moves,
    ...planned(state.id, recurrence, dates.slice(ahead.length), state.count),
    { type: 'SeriesExtended', to },
  ]);
};

const pause = (
  state: RunningSeries,
  { from, to }: Command<'PauseSeries'>,
  context: SeriesContext,
): Decided => {
  if (!isCivilDate(from) || !isCivilDate(to) || to < from || to < civilDateOf(context.now))
    return refuse({ code: 'dates-disordered' });
  const during = stillAhead(state, context).filter(({ date }) => from <= date && date <= to);
  return ok([
    { type: 'SeriesPaused', from, to, at: context.now },
    ...during.map(({ meeting }): SeriesEvent => ({ type: 'OccurrenceCancelled', meeting, reason: 'paused' })),
  ]);
};

const end = (state: RunningSeries, on: CivilDate, context: SeriesContext): Decided => {
  if (!isCivilDate(on) || on < civilDateOf(context.now)) return refuse({ code: 'dates-disordered' });
  const after = stillAhead(state, context).filter(({ date }) => date > on);
  return ok([
    ...after.map(({ meeting }): SeriesEvent => ({ type: 'OccurrenceCancelled', meeting, reason: 'ended' })),
    { type: 'SeriesEnded', on, at: context.now },
  ]);
};

/** By the system, every fortnight: a rhythm without an end is only ever planned so far. */
const extend = (state: RunningSeries, context: SeriesContext): Decided => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  const today = civilDateOf(context.now);
  const { id, recurrence, pauses, count, plannedTo } = state;
  const over = recurrence.until !== null && recurrence.until < today;
  if (over || !bodyOfMeeting(state, context).ok)
    return ok([{ type: 'SeriesEnded', on: today, at: context.now }]);
  const { dates, to } = coming(recurrence, pauses, later(addDays(plannedTo, 1), today), context);
  return ok([...planned(id, recurrence, dates, count), { type: 'SeriesExtended', to: later(to, plannedTo) }]);
};

/** When a series asks to be looked at again; null once it has ended. */
export const seriesDueAt = (state: SeriesState): Instant | null =>
  state.status === 'running' ? endOf(addDays(state.plannedTo, renewalDays - horizonDays)) : null;

/** What follows from a command on a series of meetings. */
export const seriesDecide = (state: SeriesState, command: SeriesCommand, context: SeriesContext): Decided => {
  if (command.type === 'PlanSeries') return plan(state, command, context);
  if (state.status === 'none') return refuse({ code: 'series-unknown' });
  if (state.status === 'ended') return refuse({ code: 'series-ended', on: state.on });
  if (command.type === 'ExtendSeries') return extend(state, context);
  const person = preparer(state, context);
  if (!person.ok) return person;
  switch (command.type) {
    case 'ChangeSeries':
      return change(state, command, context);
    case 'PauseSeries':
      return pause(state, command, context);
    case 'EndSeries':
      return end(state, command.on, context);
  }
};
