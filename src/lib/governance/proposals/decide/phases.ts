import { addHours, civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import {
  bodyOfProposal,
  facilitator,
  keepsTheMeeting,
  mayFacilitate,
  participant,
  sponsor,
  wrongPhase,
} from '../who.ts';
import { votersOf } from '../../bodies/index.ts';
import { isOpen, lastVersion } from '../reading.ts';
import { settle } from './adoption.ts';
import { deadlineOf, nextPhases } from './deadlines.ts';
import { isHeard } from './holding.ts';
import { checkText, limits } from './limits.ts';
import type { Decide } from './types.ts';
import type { ProposalContext } from '../proposal.ts';
import type { Proposed } from '../state.ts';

export const openBetweenMeetings: Decide<'OpenBetweenMeetings'> = (state, _command, context) => {
  if (state.phase !== 'tabled') return wrongPhase(state, 'tabled');
  const person = sponsor(state, context);
  if (!person.ok) return person;
  if (lastVersion(state).terms === null) return refuse({ code: 'terms-missing' });
  if (context.subject && !context.subject.open) return refuse({ code: 'subject-closed' });
  const deadline = deadlineOf('clarification', context);
  return ok([
    { type: 'ConsultationOpened', deadline, at: context.now },
    { type: 'PhaseMoved', to: 'clarification', deadline, at: context.now },
  ]);
};

/** Everyone noted present is a member who counts; nobody is noted twice. */
const strangers = (present: readonly string[], state: Proposed, context: ProposalContext) => {
  const body = bodyOfProposal(state, context);
  const voters = body.ok ? votersOf(body.value, context.commune, civilDateOf(context.now)) : [];
  return present.filter((person) => !voters.includes(person));
};

export const takeUp: Decide<'TakeUpInMeeting'> = (state, command, context) => {
  const between = isOpen(state) && state.setting.kind === 'betweenMeetings';
  if (state.phase === 'none' || (state.phase !== 'tabled' && !between)) return wrongPhase(state, 'tabled');
  const person = mayFacilitate(state, context);
  if (!person.ok) return person;
  const held = context.subject?.meeting ?? null;
  if (held !== null) return refuse({ code: 'held-by-meeting', meeting: held });
  const wrong = checkText('label', command.label, limits.title);
  if (wrong) return refuse(wrong);
  const present = [...new Set(command.present)];
  const unknown = strangers(present, state, context);
  if (unknown.length > 0) return refuse({ code: 'present-not-voters', persons: unknown });
  return ok([
    {
      type: 'TakenUpInMeeting',
      label: command.label.trim(),
      facilitator: person.value,
      present,
      meeting: null,
      at: context.now,
    },
  ]);
};

export const recordPresence: Decide<'RecordPresence'> = (state, command, context) => {
  if (!isOpen(state)) return wrongPhase(state, 'objections');
  const person = keepsTheMeeting(state, context);
  if (!person.ok) return person;
  if (state.setting.kind !== 'meeting') return refuse({ code: 'not-in-meeting' });
  if (state.setting.meeting) return refuse({ code: 'held-by-meeting', meeting: state.setting.meeting.id });
  // Who notes the presence must not choose, ballot by ballot, who is counted.
  if (state.fallback?.ballots) return refuse({ code: 'fallback-underway' });
  const present = [...new Set(command.present)];
  const unknown = strangers(present, state, context);
  if (unknown.length > 0) return refuse({ code: 'present-not-voters', persons: unknown });
  const before = state.setting.present;
  if (before.length === present.length && before.every((known) => present.includes(known)))
    return refuse({ code: 'nothing-changed' });
  return ok([{ type: 'PresenceRecorded', present }]);
};

export const movePhase: Decide<'MovePhase'> = (state, command, context) => {
  if (!isOpen(state)) return wrongPhase(state, command.to);
  const person = facilitator(state, context);
  if (!person.ok) return person;
  if (!nextPhases(state.phase).includes(command.to)) return wrongPhase(state, command.to);
  if (state.fallback) return refuse({ code: 'fallback-underway' });
  return ok([{ type: 'PhaseMoved', to: command.to, deadline: null, at: context.now }]);
};

export const extendDeadline: Decide<'ExtendDeadline'> = (state, command, context) => {
  if (!isOpen(state)) return wrongPhase(state, 'objections');
  if (state.setting.kind !== 'betweenMeetings') return refuse({ code: 'not-between-meetings' });
  const person = sponsor(state, context);
  if (!person.ok) return person;
  if (!Number.isInteger(command.days) || command.days < 1 || command.days > 30)
    return refuse({ code: 'days-out-of-bounds', least: 1, most: 30 });
  const from = state.setting.deadline > context.now ? state.setting.deadline : context.now;
  return ok([{ type: 'DeadlineExtended', deadline: addHours(from, command.days * 24) }]);
};

/** « Je n'ai rien à ajouter »: when everyone has said so the phase moves without waiting for its deadline. */
export const declareReady: Decide<'DeclareReady'> = (state, _command, context) => {
  const phases: string[] = ['clarification', 'reactions', 'amendment'];
  if (!isOpen(state) || !phases.includes(state.phase)) return wrongPhase(state, 'clarification');
  if (state.setting.kind !== 'betweenMeetings') return refuse({ code: 'not-between-meetings' });
  const person = participant(state, context);
  if (!person.ok) return person;
  if (state.ready.includes(person.value)) return refuse({ code: 'already-answered' });
  return settle(state, [{ type: 'ReadyDeclared', person: person.value }], context);
};

/** The meeting ends and the proposal is still open: it comes back by itself, with its history (I-8). */
export const carryOver: Decide<'CarryOver'> = (state, command, context) => {
  if (!isOpen(state)) return wrongPhase(state, 'objections');
  const person = keepsTheMeeting(state, context);
  if (!person.ok) return person;
  const wrong = checkText('reason', command.reason, limits.reason, 3);
  if (wrong) return refuse(wrong);
  const heard = isHeard(state, context);
  return ok([{ type: 'CarriedOver', reason: command.reason.trim(), heard, at: context.now }]);
};
