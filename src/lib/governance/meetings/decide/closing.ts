import { ok, refuse } from '#lib/kernel/result.ts';
import { runningItem } from '../agenda.ts';
import { endOfDayAfter } from '../times.ts';
import { facilitator, keeper, seatedNow } from '../who.ts';
import { showPoll } from './polls.ts';
import { endTurn } from './turns.ts';
import { isGathered, wrongStatus, type Decide } from './types.ts';
import type { MeetingContext, MeetingEvent } from '../meeting.ts';
import type { Gathered } from '../state.ts';

/** Closing: the floor is given back, and all that was not dealt with is carried over by itself (I-8). */
export const closing = (state: Gathered, context: MeetingContext): MeetingEvent[] => {
  const { now, charter } = context;
  const paused: MeetingEvent[] = state.pause ? [{ type: 'BreakEnded', at: now }] : [];
  const undealt = state.items.filter(
    ({ course }) => course.status === 'waiting' || course.status === 'running',
  );
  return [
    ...endTurn(state, now),
    ...paused,
    ...showPoll(state, 'weather', context),
    ...showPoll(state, 'evaluation', context),
    ...undealt.map(({ id }): MeetingEvent => ({
      type: 'ItemEnded',
      item: id,
      dealtWith: false,
      reason: null,
      at: now,
    })),
    {
      type: 'MeetingClosed',
      publishBy: endOfDayAfter(now, charter.parameters.publication.days),
      members: seatedNow(state, context),
      at: now,
    },
  ];
};

/** The closing round: everyone says in one of five answers how the meeting was. */
export const startClosing: Decide<'StartClosing'> = (state, _command, context) => {
  if (state.status !== 'running') return wrongStatus(state, 'running');
  const person = facilitator(state, context);
  if (!person.ok) return person;
  const running = runningItem(state);
  if (running) return refuse({ code: 'item-running', item: running.id });
  if (state.pause) return refuse({ code: 'on-break' });
  return ok([...endTurn(state, context.now), { type: 'ClosingStarted', at: context.now }]);
};

/** Also from a meeting that never found its quorum: it can at least be closed, and loses nothing. */
export const close: Decide<'CloseMeeting'> = (state, _command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'closing');
  const person = keeper(state, context);
  if (!person.ok) return person;
  const running = runningItem(state);
  return running ? refuse({ code: 'item-running', item: running.id }) : ok(closing(state, context));
};
