import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { DocketContext, DocketEvent, DocketRefusal, DocketState, Waiting } from './docket.ts';
import type { DocketCommand } from './docket-commands.ts';

export const docketInitial: DocketState = { meetings: {}, waiting: [], placed: [], acts: [] };

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

/** A meeting that was to be held before another, and will be after it. */
const isOvertaken = ({ meetings }: DocketState, meeting: string, startsAt: string): boolean => {
  const before = meetings[meeting];
  return before !== undefined && Object.values(meetings).some((at) => before < at && at < startsAt);
};

/**
 * What comes before the next meeting stays before the next one when dates move: nobody puts it off by moving the
 * meeting that has it, or by planning another one before. A referral may wait for the meeting that was asked for.
 */
const recalled = (
  state: DocketState,
  { meeting, startsAt }: Extract<DocketCommand, { type: 'ExpectMeeting' }>,
): readonly DocketEvent[] => {
  const next = nextMeeting({ ...state.meetings, [meeting]: startsAt });
  return state.placed
    .filter((placed) => placed.meeting !== next)
    .filter(
      (placed) =>
        placed.right !== 'referral' || (placed.meeting === meeting && isOvertaken(state, meeting, startsAt)),
    )
    .map((placed): DocketEvent => ({ type: 'CaseRecalled', ...placed }));
};

/** A meeting is planned, or moves: what waits for one enters the first to come. */
const expect = (
  state: DocketState,
  command: Extract<DocketCommand, { type: 'ExpectMeeting' }>,
): readonly DocketEvent[] => {
  const { meeting, startsAt } = command;
  if (state.meetings[meeting] === startsAt) return [];
  return [
    { type: 'MeetingExpected', meeting, startsAt },
    ...state.waiting.map((waiting) => place(meeting, waiting)),
    ...recalled(state, command),
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

const without = <Of extends Waiting>(cases: readonly Of[], id: string): readonly Of[] =>
  cases.filter((other) => other.case !== id);

export const docketEvolve = (state: DocketState, event: DocketEvent): DocketState => {
  switch (event.type) {
    case 'MeetingExpected':
      return { ...state, meetings: { ...state.meetings, [event.meeting]: event.startsAt } };
    case 'MeetingForgotten': {
      const { [event.meeting]: _, ...meetings } = state.meetings;
      return { ...state, meetings, placed: state.placed.filter(({ meeting }) => meeting !== event.meeting) };
    }
    case 'CaseAwaited': {
      const { case: id, subject, right } = event;
      return { ...state, waiting: [...state.waiting, { case: id, subject, right }] };
    }
    case 'CasePlaced': {
      const { type: _, ...placed } = event;
      const others = without(state.placed, event.case);
      return { ...state, waiting: without(state.waiting, event.case), placed: [...others, placed] };
    }
    case 'CaseRecalled':
      return { ...state, placed: without(state.placed, event.case) };
    case 'CaseLeft':
      return { ...state, waiting: without(state.waiting, event.case) };
    case 'ReportingAwaited':
      return { ...state, acts: [...state.acts, event.act] };
    case 'ActsReported':
      return { ...state, acts: state.acts.filter((act) => !event.acts.includes(act)) };
  }
};
