import { z } from 'zod';
import { refuse } from '#lib/kernel/result.ts';
import { seriesDecide, seriesDueAt, seriesEvolve, seriesInitial } from '#lib/governance/meetings/index.ts';
import { defineNoun, type AnyCommand } from '../../engine/noun.ts';
import { anyText, civilDate, id } from '../../fields.ts';
import { organisationOf, underCharter } from '../../organisation/in-context.ts';
import type {
  SeriesCommand,
  SeriesContext,
  SeriesEvent,
  SeriesRefusal,
  SeriesState,
} from '#lib/governance/meetings/index.ts';

const series = { series: id };
const whole = z.number('number').int('whole');
const recurrence = z.object({
  unit: z.enum(['days', 'weeks']),
  every: whole,
  weekday: whole.nullable(),
  time: z.string().max(5, 'too-long'),
  minutes: whole,
  place: anyText,
  link: anyText.nullable(),
  startsOn: civilDate,
  until: civilDate.nullable(),
  skipHolidays: z.boolean(),
});

/** What the lists and the page of a body show of its rhythm. */
export interface SeriesLine {
  id: string;
  body: string;
  status: 'running' | 'ended';
}

/** A series plans, moves and cancels the meetings of its own. */
const react = (event: SeriesEvent, state: SeriesState): readonly AnyCommand[] => {
  if (state.status === 'none') return [];
  const command = (fields: AnyCommand & Record<string, unknown>): readonly AnyCommand[] => [fields];
  switch (event.type) {
    case 'OccurrencePlanned': {
      const { meeting, occasion } = event;
      return command({ type: 'PlanMeeting', meeting, body: state.body, series: state.id, ...occasion });
    }
    case 'OccurrenceMoved':
      return command({ type: 'ChangeMeeting', meeting: event.meeting, ...event.occasion });
    case 'OccurrenceCancelled':
      return command({ type: 'CancelMeeting', meeting: event.meeting, reason: `series-${event.reason}` });
    default:
      return [];
  }
};

export const seriesNoun = defineNoun<
  SeriesState,
  SeriesCommand,
  SeriesEvent,
  SeriesRefusal,
  SeriesContext | null
>({
  noun: 'series',
  decider: {
    initial: seriesInitial,
    evolve: seriesEvolve,
    decide: (state, command, context) =>
      context ? seriesDecide(state, command, context) : refuse({ code: 'charter-not-in-force' }),
  },
  schemas: {
    PlanSeries: z.object({ ...series, body: id, recurrence }),
    ChangeSeries: z.object({ ...series, recurrence }),
    PauseSeries: z.object({ ...series, from: civilDate, to: civilDate }),
    EndSeries: z.object({ ...series, on: civilDate }),
    ExtendSeries: z.object(series),
  },
  stream: (command) => `series:${command.series}`,
  context: (loaded, { actor, now }) => {
    const organised = underCharter(organisationOf(loaded));
    return organised && { now, actor, ...organised, subject: null, answers: { weather: {}, evaluation: {} } };
  },
  listing: (state) => {
    if (state.status === 'none') return null;
    const line: SeriesLine = { id: state.id, body: state.body, status: state.status };
    return { listing: line, public: false, sortKey: state.recurrence.startsOn, searchText: '' };
  },
  deadline: {
    at: seriesDueAt,
    command: (state) => ({ type: 'ExtendSeries', series: state.status === 'none' ? '' : state.id }),
  },
  react,
});
