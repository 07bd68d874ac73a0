import { refuse } from '#lib/kernel/result.ts';
import {
  seriesCommands,
  seriesDecide,
  seriesDueAt,
  seriesEvolve,
  seriesInitial,
} from '#lib/governance/meetings/index.ts';
import type { Reaction } from '../../engine/known-command.ts';
import { defineNoun } from '../../engine/noun.ts';
import { organisationOf, underCharter } from '../../organisation/in-context.ts';
import type {
  SeriesCommand,
  SeriesContext,
  SeriesEvent,
  SeriesRefusal,
  SeriesState,
} from '#lib/governance/meetings/index.ts';

/** What the lists and the page of a body show of its rhythm. */
export interface SeriesLine {
  id: string;
  body: string;
  status: 'running' | 'ended';
}

/** A series plans, moves and cancels the meetings of its own. */
const react = (event: SeriesEvent, state: SeriesState): readonly Reaction[] => {
  if (state.status === 'none') return [];
  switch (event.type) {
    case 'OccurrencePlanned': {
      const { meeting, occasion } = event;
      return [{ type: 'PlanMeeting', meeting, body: state.body, series: state.id, ...occasion }];
    }
    case 'OccurrenceMoved':
      return [{ type: 'ChangeMeeting', meeting: event.meeting, ...event.occasion }];
    case 'OccurrenceCancelled':
      return [{ type: 'CancelMeeting', meeting: event.meeting, reason: `series-${event.reason}` }];
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
  commands: seriesCommands,
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
