import { refuse } from '#lib/kernel/result.ts';
import { seriesConsequences } from '#lib/governance/meetings/series/consequences.ts';
import {
  seriesCommands,
  seriesDecide,
  seriesDueAt,
  seriesEvolve,
  seriesInitial,
} from '#lib/governance/meetings/index.ts';
import { defineNoun } from '../../engine/noun.ts';
import { organisationOf, underCharter } from '../../organisation/in-context.ts';
import type {
  SeriesCommand,
  SeriesContext,
  SeriesEvent,
  SeriesRefusal,
  SeriesState,
} from '#lib/governance/meetings/index.ts';
import { seriesSentences } from './sentences.ts';

/** What the lists and the page of a body show of its rhythm. */
export interface SeriesLine {
  id: string;
  body: string;
  status: 'running' | 'ended';
}

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
  sentences: seriesSentences,
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
  consequences: seriesConsequences,
});
