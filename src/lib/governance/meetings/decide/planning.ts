import { ok, refuse } from '#lib/kernel/result.ts';
import { cutOffOf, forgottenAt, instantOf } from '../times.ts';
import { bodyOfMeeting, onlySystem, preparer } from '../who.ts';
import { isOccurrenceId } from '../series/dates.ts';
import { checkOccasion, checkReason } from './limits.ts';
import { isAhead, isGathered, wrongStatus, type Command, type Decide, type Decided } from './types.ts';
import { closing } from './closing.ts';
import type { MeetingContext, MeetingEvent, Occasion, Scheduled } from '../meeting.ts';
import type { Held, MeetingState } from '../state.ts';

const schedule = (occasion: Occasion, { now, charter }: MeetingContext): Scheduled => {
  const { date, time, minutes, place, link } = occasion;
  const startsAt = instantOf(date, time);
  const cutOffAt = cutOffOf(date, startsAt, charter.parameters.agenda.cutOffDays, now);
  return { date, time, minutes, place: place.trim(), link, startsAt, cutOffAt };
};

/** Planned by those who prepare the body's meetings, or by its series. Council sittings obey another law. */
export const plan = (
  state: MeetingState,
  command: Command<'PlanMeeting'>,
  context: MeetingContext,
): Decided => {
  if (state.status !== 'none') return refuse({ code: 'meeting-exists' });
  const body = bodyOfMeeting(command, context);
  if (!body.ok) return body;
  if (body.value.kind === 'council') return refuse({ code: 'council-has-sittings' });
  const person = context.actor.kind === 'system' ? ok(null) : preparer(command, context);
  if (!person.ok) return person;
  if (command.series !== null && context.actor.kind !== 'system') return refuse({ code: 'system-only' });
  if (command.series === null && isOccurrenceId(command.meeting)) return refuse({ code: 'meeting-exists' });
  const wrong = checkOccasion(command);
  if (wrong) return refuse(wrong);
  const scheduled = schedule(command, context);
  if (scheduled.startsAt <= context.now)
    return refuse({ code: 'occasion-in-the-past', startsAt: scheduled.startsAt });
  const { meeting, series, body: of } = command;
  return ok([{ type: 'MeetingPlanned', meeting, series, body: of, ...scheduled, at: context.now }]);
};

/**
 * One meeting moves, alone or with its series: people are told, and calendars learn of it. The series leaves
 * alone what was held or cancelled since.
 */
export const change: Decide<'ChangeMeeting'> = (state, command, context) => {
  if (!isAhead(state)) return context.actor.kind === 'system' ? ok([]) : wrongStatus(state, 'agendaOpen');
  const person = context.actor.kind === 'system' ? ok(null) : preparer(state, context);
  if (!person.ok) return person;
  const wrong = checkOccasion(command);
  if (wrong) return refuse(wrong);
  const scheduled = schedule(command, context);
  if (scheduled.startsAt <= context.now)
    return refuse({ code: 'occasion-in-the-past', startsAt: scheduled.startsAt });
  return ok([{ type: 'MeetingChanged', ...scheduled, at: context.now }]);
};

/** What was on the agenda goes back to the backlog with its history: cancelling removes nobody's item (I-8). */
const cancelled = (reason: string, { now }: MeetingContext): MeetingEvent[] => [
  { type: 'MeetingCancelled', reason, at: now },
];

export const cancel: Decide<'CancelMeeting'> = (state, command, context) => {
  if (!isAhead(state)) return context.actor.kind === 'system' ? ok([]) : wrongStatus(state, 'agendaOpen');
  const person = context.actor.kind === 'system' ? ok(null) : preparer(state, context);
  if (!person.ok) return person;
  const wrong = checkReason(command.reason);
  return wrong ? refuse(wrong) : ok(cancelled(command.reason.trim(), context));
};

/** The next instant at which time alone changes a meeting; null when it waits for nothing. */
export const dueAt = (state: MeetingState): string | null => {
  switch (state.status) {
    case 'agendaOpen':
      return state.cutOffAt;
    case 'agendaClosed':
      return forgottenAt(state.startsAt);
    case 'opened':
    case 'running':
    case 'closing':
      return forgottenAt(state.openedAt);
    case 'closed':
      return state.record.publishBy;
    case 'none':
    case 'cancelled':
    case 'recordPublished':
      return null;
  }
};

/** What time brings about: the cut-off, the end of a meeting that was forgotten, the publication. */
export const passTime: Decide<'PassMeetingTime'> = (state, _command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  const due = dueAt(state);
  if (due === null || due > context.now) return ok([]);
  return ok(passed(state, context));
};

const passed = (state: Held, context: MeetingContext): MeetingEvent[] => {
  if (state.status === 'agendaOpen') return [{ type: 'AgendaClosed', at: context.now }];
  if (state.status === 'agendaClosed') return cancelled('not-held', context);
  if (isGathered(state)) return closing(state, context);
  return state.status === 'closed'
    ? [{ type: 'RecordPublished', version: state.record.version, at: context.now }]
    : [];
};
