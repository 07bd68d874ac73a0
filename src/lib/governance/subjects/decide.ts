import { addHours, civilDateOf, isCivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { seen } from '#lib/kernel/seen.ts';
import { majorityGroupOf } from '../bodies/index.ts';
import { horizonOf, tooFar } from '../commune/index.ts';
import { parametersInForce } from '../charter/index.ts';
import { electedMember, electedOrStaff, mayMove, mayPark, mayUnpark, raiserOnly, systemOnly } from './who.ts';
import { awaitAgain, checkNotHeld, holdByRight, raiseByRight, recall } from './by-right.ts';
import { checkBody, checkInForce, raise } from './raise.ts';
import { outcome, type Decision, type Of } from './shape.ts';
import type {
  ClosedSubject,
  OpenSubject,
  SubjectContext,
  SubjectEvent,
  SubjectRefusal,
  SubjectState,
} from './subjects.ts';
import type { SubjectCommand } from './commands.ts';

const shortestReason = 10;
const longestReason = 2_000;

const checkReason = (reason: string): SubjectRefusal | null => {
  const length = reason.trim().length;
  const read = seen(reason).length;
  if (read < shortestReason) return { code: 'reason-too-short', length: read, minimum: shortestReason };
  return length > longestReason
    ? { code: 'text-too-long', field: 'reason', length, maximum: longestReason }
    : null;
};

const checkBacklog = (state: OpenSubject): SubjectRefusal | null =>
  state.status === 'raised' ? null : { code: 'subject-not-in-backlog', status: state.status };

/** Only a text that is tabled has a subject: a draft holds nothing, whenever it was written (I-27). */
const checkNoProposal = (state: OpenSubject, { heldByDraft }: SubjectContext): SubjectRefusal | null =>
  state.status === 'onAgenda' && !heldByDraft
    ? { code: 'proposal-on-subject', proposal: state.proposal }
    : null;

const checkOffAgenda = ({ meeting }: OpenSubject): SubjectRefusal | null =>
  meeting === null ? null : { code: 'subject-on-agenda', meeting };

/** What a meeting has on its agenda leaves it by consent: one person would leave an empty item behind (I-8, I-27). */
const checkOffAgendaFirst = ({ meeting }: OpenSubject, { actor }: SubjectContext): SubjectRefusal | null =>
  meeting === null || actor.kind === 'system' ? null : { code: 'agenda-consent-needed' };

/** A subject that a decision has just closed may still be contested: as long as that decision may be called in. */
const checkContestable = (
  state: OpenSubject | ClosedSubject,
  { charter, now }: SubjectContext,
): SubjectRefusal | null => {
  if (state.status !== 'closed') return null;
  const rules = parametersInForce(charter);
  if (state.how.kind !== 'dealtWith' || rules === null) return { code: 'subject-closed', how: state.how };
  const until = addHours(state.closedAt, rules.callIn.days * 24);
  return now <= until ? null : { code: 'contest-too-late', until };
};

/** One member's doubt makes it political at once; only the majority group can settle otherwise (I-1). */
const contest = (
  state: OpenSubject | ClosedSubject,
  command: Of<'ContestNature'>,
  context: SubjectContext,
): Decision => {
  const by = electedMember(context);
  if (!by.ok) return by;
  if (state.nature === 'political') return refuse({ code: 'already-political' });
  if (state.settledBy !== null) {
    return refuse({ code: 'nature-already-settled', decision: state.settledBy });
  }
  const reason = command.reason.trim();
  const contested: SubjectEvent = { type: 'NatureContested', by: by.value, reason, at: context.now };
  return outcome(checkContestable(state, context) ?? checkReason(reason), contested);
};

const settle = (
  state: OpenSubject | ClosedSubject,
  command: Of<'SettleNature'>,
  context: SubjectContext,
): Decision => {
  const { nature, decision } = command;
  const refused = systemOnly(context) ?? checkInForce(decision, context);
  if (refused !== null) return refuse(refused);
  const body = context.decisions[decision]?.body;
  if (body !== undefined && body !== majorityGroupOf(context.bodies)?.id) {
    return refuse({ code: 'decision-not-of-majority-group', decision, body });
  }
  // The adoption that settles the nature may itself have closed the subject, a moment before.
  const closedByIt =
    state.status === 'closed' && state.how.kind === 'dealtWith' && state.how.decision === decision;
  const contested = state.contests.length > 0 && state.settledBy === null;
  if (state.status === 'closed' && !closedByIt && !contested)
    return refuse({ code: 'subject-closed', how: state.how });
  return ok([{ type: 'NatureSettled', nature, decision }]);
};

const park = (state: OpenSubject, command: Of<'ParkSubject'>, context: SubjectContext): Decision => {
  const { until } = command;
  const reason = command.reason.trim();
  const today = civilDateOf(context.now);
  const dated: SubjectRefusal | null =
    isCivilDate(until) && until > today
      ? tooFar(until, horizonOf(context.commune, context.now))
      : { code: 'date-not-after-today', date: until, today };
  const refused =
    mayPark(state, context) ??
    checkNotHeld(state, context) ??
    checkOffAgendaFirst(state, context) ??
    checkBacklog(state) ??
    checkReason(reason) ??
    dated;
  return outcome(refused, { type: 'SubjectParked', reason, until });
};

const unpark = (state: OpenSubject, context: SubjectContext): Decision => {
  const refused: SubjectRefusal | null =
    state.status === 'parked'
      ? mayUnpark(state, context)
      : { code: 'subject-not-parked', status: state.status };
  return outcome(refused, { type: 'SubjectUnparked' });
};

const withdraw = (state: OpenSubject, command: Of<'WithdrawSubject'>, context: SubjectContext): Decision => {
  const reason = command.reason.trim();
  const refused =
    raiserOnly(state, context) ??
    checkNotHeld(state, context) ??
    checkOffAgendaFirst(state, context) ??
    checkNoProposal(state, context) ??
    checkReason(reason);
  return outcome(refused, { type: 'SubjectClosed', how: { kind: 'withdrawn', reason }, at: context.now });
};

const merge = (state: OpenSubject, { into }: Of<'MergeSubject'>, context: SubjectContext): Decision => {
  const refused =
    raiserOnly(state, context) ??
    checkNotHeld(state, context) ??
    checkOffAgendaFirst(state, context) ??
    checkNoProposal(state, context);
  if (refused !== null) return refuse(refused);
  if (into === state.id) return refuse({ code: 'merge-into-itself' });
  const target = context.mergeTarget;
  if (target === null || target.status === 'none' || target.id !== into) {
    return refuse({ code: 'merge-target-unknown', subject: into });
  }
  if (target.status === 'closed') return refuse({ code: 'merge-target-closed', subject: into });
  // The group has said what that one is: nobody alone has it say it again by joining a doubt to it.
  if (state.nature === 'political' && target.nature === 'executive' && target.settledBy !== null)
    return refuse({ code: 'merge-target-settled', subject: into });
  return ok([{ type: 'SubjectClosed', how: { kind: 'merged', into }, at: context.now }]);
};

/** What was political, or in doubt, stays so in the subject that carries it from then on (I-1). */
const carryNature = (
  state: OpenSubject,
  { from, contests }: Of<'CarryNature'>,
  context: SubjectContext,
): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  return ok(state.nature === 'political' ? [] : [{ type: 'NatureCarried', from, contests }]);
};

const support = (state: OpenSubject, context: SubjectContext): Decision => {
  const by = electedOrStaff(context);
  if (!by.ok) return by;
  if (by.value === state.raisedBy) return refuse({ code: 'own-subject' });
  if (state.supporters.includes(by.value)) return refuse({ code: 'already-supported' });
  return ok([{ type: 'SubjectSupported', by: by.value }]);
};

const move = (state: OpenSubject, command: Of<'MoveSubject'>, context: SubjectContext): Decision => {
  const { body } = command;
  const reason = command.reason.trim();
  const same: SubjectRefusal | null = state.body === body ? { code: 'same-body', body } : null;
  const byPerson = context.actor.kind !== 'system';
  const refused =
    mayMove(state, context) ??
    checkNotHeld(state, context) ??
    checkNoProposal(state, context) ??
    // Whoever moves it away would alone take from a meeting what somebody put on its agenda (I-8).
    (byPerson ? checkOffAgenda(state) : null) ??
    same ??
    checkBody(body, context) ??
    // A referral carries the reason it was given, however short.
    (byPerson ? checkReason(reason) : null);
  return outcome(refused, { type: 'SubjectMoved', body, reason });
};

/** The first text tabled takes the subject; in an old journal a draft had it, and gives it up. */
const takeSubject = (
  state: OpenSubject,
  { proposal }: Of<'PutOnAgenda'>,
  context: SubjectContext,
): Decision => {
  const mine = state.status === 'onAgenda' && state.proposal === proposal;
  const aside: SubjectRefusal | null =
    state.status === 'parked' ? { code: 'subject-not-in-backlog', status: state.status } : null;
  const refused = systemOnly(context) ?? (mine ? null : checkNoProposal(state, context)) ?? aside;
  return outcome(refused, { type: 'SubjectPutOnAgenda', proposal, takenAt: 'tabling' });
};

/** A subject taken by a draft, in an old journal: it goes back, unless the draft was tabled since. */
const releaseSubject = (state: OpenSubject, context: SubjectContext): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  if (state.status !== 'onAgenda' || state.takenAt === 'tabling') return ok([]);
  const { proposal } = state;
  return ok([
    context.heldByDraft
      ? { type: 'SubjectReturnedToBacklog' }
      : { type: 'SubjectPutOnAgenda', proposal, takenAt: 'tabling' },
  ]);
};

const returnToBacklog = (
  state: OpenSubject | ClosedSubject,
  { proposal }: Of<'ReturnToBacklog'>,
  context: SubjectContext,
): Decision => {
  // A text that never had the subject ends: nothing changes for whoever has it.
  const elsewhere = state.status !== 'onAgenda' || state.proposal !== proposal;
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  if (proposal !== null && elsewhere) return ok([]);
  // Heard, as a meeting had it, until who brought it there said that it was not; any other end stands.
  if (state.status === 'closed' && state.how.kind !== 'heard') return ok([]);
  const away: SubjectRefusal | null =
    state.status === 'onAgenda' || state.status === 'closed'
      ? null
      : { code: 'subject-not-on-agenda', status: state.status };
  return outcome(away, { type: 'SubjectReturnedToBacklog' });
};

/** One agenda at a time: what two meetings deal with, neither decides. */
const enterMeeting = (
  state: OpenSubject,
  { meeting }: Of<'EnterMeeting'>,
  context: SubjectContext,
): Decision => {
  return outcome(systemOnly(context) ?? checkOffAgenda(state), { type: 'SubjectEnteredMeeting', meeting });
};

/** Back to the backlog with its history (I-8); a subject that was closed meanwhile stays closed. */
const exitMeeting = (
  state: OpenSubject | ClosedSubject,
  { meeting, end }: Of<'ExitMeeting'>,
  context: SubjectContext,
): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  if (state.status === 'closed' || state.meeting !== meeting) return ok([]);
  return ok([{ type: 'SubjectExitedMeeting', meeting, end, at: context.now }]);
};

/** Withdrawn by its raiser while a meeting heard it, a subject stays withdrawn. */
const close = (
  state: OpenSubject | ClosedSubject,
  { how }: Of<'CloseSubject'>,
  context: SubjectContext,
): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  if (state.status !== 'closed') return ok([{ type: 'SubjectClosed', how, at: context.now }]);
  return how.kind === 'heard' ? ok([]) : refuse({ code: 'subject-closed', how: state.how });
};

/** What follows from a command on a subject, from the moment it is raised to its closing. */
export const decide = (state: SubjectState, command: SubjectCommand, context: SubjectContext): Decision => {
  if (command.type === 'RaiseSubject') return raise(state, command, context);
  if (command.type === 'RaiseByRight') return raiseByRight(state, command, context);
  if (state.status === 'none') return refuse({ code: 'subject-unknown' });
  if (command.type === 'SettleNature') return settle(state, command, context);
  if (command.type === 'ExitMeeting') return exitMeeting(state, command, context);
  if (command.type === 'CloseSubject') return close(state, command, context);
  if (command.type === 'RecallSubject') return recall(state, command, context);
  if (command.type === 'ContestNature') return contest(state, command, context);
  if (command.type === 'ReturnToBacklog') return returnToBacklog(state, command, context);
  if (state.status === 'closed') return refuse({ code: 'subject-closed', how: state.how });
  switch (command.type) {
    case 'ParkSubject':
      return park(state, command, context);
    case 'UnparkSubject':
      return unpark(state, context);
    case 'WithdrawSubject':
      return withdraw(state, command, context);
    case 'MergeSubject':
      return merge(state, command, context);
    case 'CarryNature':
      return carryNature(state, command, context);
    case 'SupportSubject':
      return support(state, context);
    case 'MoveSubject':
      return move(state, command, context);
    case 'PutOnAgenda':
      return takeSubject(state, command, context);
    case 'ReleaseSubject':
      return releaseSubject(state, context);
    case 'EnterMeeting':
      return enterMeeting(state, command, context);
    case 'HoldByRight':
      return holdByRight(command, context);
    case 'AwaitAgain':
      return awaitAgain(state, context);
  }
};
