import {
  choice,
  command,
  day,
  flag,
  group,
  id,
  orNull,
  reaction,
  whole,
  type CommandOf,
} from '../../fields.ts';
import { occasion } from '../commands.ts';
import { rhythmUnits } from '../series.ts';

const series = id('The series.');
const { time, minutes, place, link } = occasion;
const recurrence = group(
  {
    unit: choice(rhythmUnits, 'What it is counted in.'),
    every: whole('Every so many days or weeks.', 14),
    weekday: orNull(whole('A weekday.', 2), 'Weekday, 1 for Monday; null when counted in days.'),
    time,
    minutes,
    place,
    link,
    startsOn: day('The first day on which one may fall.'),
    until: orNull(day('A day.', 365), 'The last day; null for a rhythm without an end.'),
    skipHolidays: flag('Whether public holidays are left out.'),
  },
  'How meetings come back.',
);

/** What happens to a series of meetings. */
export const seriesCommands = {
  PlanSeries: command('Plans the meetings of a body at a rhythm.', {
    series: id('The series, under an id of your choice.'),
    body: id('The body that meets.'),
    recurrence,
  }),
  ChangeSeries: command('Changes the rhythm: the meetings to come follow.', { series, recurrence }),
  PauseSeries: command('Leaves out the meetings between two days.', {
    series,
    from: day('The first day of the pause.'),
    to: day('The last day of the pause.', 45),
  }),
  EndSeries: command('Ends the series.', { series, on: day('The last day on which one may fall.') }),
  ExtendSeries: reaction('Plans the meetings of the weeks that have come into sight.', { series }),
};

export type SeriesCommand = CommandOf<typeof seriesCommands>;
