import type { Consequences } from '#lib/kernel/decider.ts';
import type { MeetingCommand } from '../commands.ts';
import type { SeriesEvent, SeriesState } from '../series.ts';

type Series = Exclude<SeriesState, { status: 'none' }>;

/** A series plans, moves and cancels the meetings of its own. */
export const seriesConsequences: Consequences<SeriesEvent, Series, MeetingCommand> = {
  OccurrencePlanned: ({ meeting, occasion }, { body, id: series }) => [
    { type: 'PlanMeeting', meeting, body, series, ...occasion },
  ],
  OccurrenceMoved: ({ meeting, occasion }) => [{ type: 'ChangeMeeting', meeting, ...occasion }],
  OccurrenceCancelled: ({ meeting, reason }) => [
    { type: 'CancelMeeting', meeting, reason: `series-${reason}` },
  ],
};
