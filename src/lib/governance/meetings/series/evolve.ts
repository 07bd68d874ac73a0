import type { Occurrence, RunningSeries, SeriesEvent, SeriesState } from '../series.ts';

export const seriesInitial: SeriesState = { status: 'none' };

const moved = (ahead: readonly Occurrence[], meeting: string, date: string): Occurrence[] =>
  ahead.map((occurrence) => (occurrence.meeting === meeting ? { meeting, date } : occurrence));

const evolveRunning = (state: RunningSeries, event: SeriesEvent): SeriesState => {
  switch (event.type) {
    case 'SeriesPlanned':
      return state;
    case 'SeriesChanged':
      return { ...state, recurrence: event.recurrence };
    case 'SeriesPaused':
      return { ...state, pauses: [...state.pauses, { from: event.from, to: event.to }] };
    case 'SeriesEnded':
      return { ...state, status: 'ended', on: event.on };
    case 'SeriesExtended':
      return { ...state, plannedTo: event.to };
    case 'OccurrencePlanned': {
      const { meeting, occasion } = event;
      return {
        ...state,
        count: state.count + 1,
        ahead: [...state.ahead, { meeting, date: occasion.date }],
      };
    }
    case 'OccurrenceMoved':
      return { ...state, ahead: moved(state.ahead, event.meeting, event.occasion.date) };
    case 'OccurrenceCancelled':
      return { ...state, ahead: state.ahead.filter(({ meeting }) => meeting !== event.meeting) };
  }
};

/** Folds one event of a series. */
export const seriesEvolve = (state: SeriesState, event: SeriesEvent): SeriesState => {
  if (event.type === 'SeriesPlanned') {
    const { series: id, body, recurrence } = event;
    const facts = { id, body, recurrence, pauses: [], ahead: [], count: 0 };
    return { status: 'running', ...facts, plannedTo: recurrence.startsOn };
  }
  return state.status === 'running' ? evolveRunning(state, event) : state;
};
