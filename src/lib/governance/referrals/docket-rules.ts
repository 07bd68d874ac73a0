import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type {
  DocketCommand,
  DocketContext,
  DocketEvent,
  DocketRefusal,
  DocketState,
  Waiting,
} from './docket.ts';

export const docketInitial: DocketState = { meetings: {}, waiting: [], acts: [] };

/** The first meeting to come, the same for everyone when two begin together. */
const nextMeeting = (meetings: DocketState['meetings']): string | null =>
  Object.entries(meetings).toSorted(
    ([one, startsAt], [other, otherAt]) => startsAt.localeCompare(otherAt) || one.localeCompare(other),
  )[0]?.[0] ?? null;

const place = (meeting: string, waiting: Waiting): DocketEvent => ({
  type: 'CasePlaced',
  meeting,
  ...waiting,
});

const awaitMeeting = (
  state: DocketState,
  { case: id, subject, right, wanted }: Extract<DocketCommand, { type: 'AwaitMeeting' }>,
): readonly DocketEvent[] => {
  const waiting = { case: id, subject, right };
  if (state.waiting.some((other) => other.case === id)) return [];
  const meeting = wanted !== null && wanted in state.meetings ? wanted : nextMeeting(state.meetings);
  const awaited: DocketEvent = { type: 'CaseAwaited', ...waiting };
  return meeting === null ? [awaited] : [awaited, place(meeting, waiting)];
};

/** A meeting is planned, or moves: what waits for one enters the first to come. */
const expect = (
  state: DocketState,
  { meeting, startsAt }: Extract<DocketCommand, { type: 'ExpectMeeting' }>,
): readonly DocketEvent[] => {
  if (state.meetings[meeting] === startsAt) return [];
  return [
    { type: 'MeetingExpected', meeting, startsAt },
    ...state.waiting.map((waiting) => place(meeting, waiting)),
  ];
};

/** It opens, and nothing more comes on its agenda by itself; or it will not be held. */
const forget = (
  state: DocketState,
  { meeting, opened }: Extract<DocketCommand, { type: 'ForgetMeeting' }>,
): readonly DocketEvent[] => {
  const events: DocketEvent[] = meeting in state.meetings ? [{ type: 'MeetingForgotten', meeting }] : [];
  if (opened && state.acts.length > 0) events.push({ type: 'ActsReported', meeting, acts: state.acts });
  return events;
};

/** What a body hears by right, and when. */
export const docketDecide = (
  state: DocketState,
  command: DocketCommand,
  { actor }: DocketContext,
): Result<readonly DocketEvent[], DocketRefusal> => {
  if (actor.kind !== 'system') return refuse({ code: 'system-only' });
  switch (command.type) {
    case 'ExpectMeeting':
      return ok(expect(state, command));
    case 'ForgetMeeting':
      return ok(forget(state, command));
    case 'AwaitMeeting':
      return ok(awaitMeeting(state, command));
    case 'LeaveDocket': {
      const { case: id } = command;
      return ok(state.waiting.some((other) => other.case === id) ? [{ type: 'CaseLeft', case: id }] : []);
    }
    case 'AwaitReporting': {
      const { act } = command;
      return ok(state.acts.includes(act) ? [] : [{ type: 'ReportingAwaited', act }]);
    }
  }
};

const without = (waiting: readonly Waiting[], id: string): readonly Waiting[] =>
  waiting.filter((other) => other.case !== id);

export const docketEvolve = (state: DocketState, event: DocketEvent): DocketState => {
  switch (event.type) {
    case 'MeetingExpected':
      return { ...state, meetings: { ...state.meetings, [event.meeting]: event.startsAt } };
    case 'MeetingForgotten': {
      const { [event.meeting]: _, ...meetings } = state.meetings;
      return { ...state, meetings };
    }
    case 'CaseAwaited': {
      const { case: id, subject, right } = event;
      return { ...state, waiting: [...state.waiting, { case: id, subject, right }] };
    }
    case 'CasePlaced':
    case 'CaseLeft':
      return { ...state, waiting: without(state.waiting, event.case) };
    case 'ReportingAwaited':
      return { ...state, acts: [...state.acts, event.act] };
    case 'ActsReported':
      return { ...state, acts: state.acts.filter((act) => !event.acts.includes(act)) };
  }
};
