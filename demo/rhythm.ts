import { idOf, type Stage } from './stage.ts';

const series = idOf('series GM');

/** The id that the series gives to its meetings: the beginning of its own, then their number. */
export const meetingId = (meeting: string): string =>
  series.slice(0, 24) + Number(meeting.replace('GM-', '')).toString(16).padStart(12, '0');

/** Every second Tuesday at 19:30, from September on. */
export const planSeries = async ({ at, act }: Stage): Promise<void> => {
  at('2026-09-01T18:00');
  await act('M17', {
    type: 'PlanSeries',
    series,
    body: idOf('GM'),
    recurrence: {
      unit: 'weeks',
      every: 2,
      weekday: 2,
      time: '19:30',
      minutes: 150,
      place: 'Mairie, salle du conseil',
      link: null,
      startsOn: '2026-09-08',
      until: null,
      skipHolidays: true,
    },
  });
};

/** What the calendar does by itself: the meetings of the next weeks are planned. */
export const extendSeries = async ({ act }: Stage): Promise<void> =>
  act('system', { type: 'ExtendSeries', series });

/** Nobody meets between Christmas and the new year: the meeting of 29 December is cancelled. */
export const restAtChristmas = async ({ act }: Stage): Promise<void> =>
  act('M17', { type: 'PauseSeries', series, from: '2026-12-21', to: '2027-01-03' });
