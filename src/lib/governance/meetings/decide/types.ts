import { refuse, type Result } from '#lib/kernel/result.ts';
import type { MeetingContext, MeetingEvent } from '../meeting.ts';
import type { MeetingCommand } from '../commands.ts';
import type { MeetingRefusal } from '../refusals.ts';
import type { Gathered, Held, MeetingState } from '../state.ts';

export type Command<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { type: Type }>;
export type Decided = Result<readonly MeetingEvent[], MeetingRefusal>;
/** A decision on a meeting that exists. */
export type Decide<Type extends MeetingCommand['type'], State extends Held = Held> = (
  state: State,
  command: Command<Type>,
  context: MeetingContext,
) => Decided;

export const wrongStatus = (
  state: MeetingState,
  wanted: MeetingState['status'],
): { readonly ok: false; readonly error: MeetingRefusal } =>
  refuse({ code: 'meeting-status-forbids', status: state.status, wanted });

/** People are gathered and the meeting is not over. */
export const isGathered = (state: MeetingState): state is Gathered =>
  state.status === 'opened' || state.status === 'running' || state.status === 'closing';

/** Before the opening: the agenda is being built, or waits. */
export const isAhead = (
  state: MeetingState,
): state is Extract<MeetingState, { status: 'agendaOpen' | 'agendaClosed' }> =>
  state.status === 'agendaOpen' || state.status === 'agendaClosed';
