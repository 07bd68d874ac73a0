import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok } from '#lib/kernel/result.ts';
import { votersOf } from '../../bodies/index.ts';
import { bodyOfProposal, mayLead, onlySystem, withoutQuorum } from '../who.ts';
import { isOpen, sittingOf } from '../reading.ts';
import { ballotsMissing, outcome } from './fallback.ts';
import type { Decide, Decided } from './types.ts';
import type { PersonId } from '../../commune/index.ts';
import type { ProposalContext, ProposalEvent } from '../proposal.ts';
import type { Open, Proposed } from '../state.ts';

/*
 * A proposal dealt with in a meeting takes its presence and its facilitator from it: the meeting sends these
 * commands as things happen in it, and nobody notes them a second time on the proposal.
 */

/** Those at the table who count in the proposal's body; advisers and guests are there too, uncounted. */
const counted = (present: readonly PersonId[], state: Proposed, context: ProposalContext): PersonId[] => {
  const body = bodyOfProposal(state, context);
  const voters = body.ok ? votersOf(body.value, context.commune, civilDateOf(context.now)) : [];
  return voters.filter((person) => present.includes(person));
};

/**
 * The meeting takes its item up. A text that is not tabled, or that is already decided, is talked about without
 * a procedure; a facilitator who may not lead it stops the meeting from starting the item (I-7, I-16).
 */
export const hold: Decide<'HoldInMeeting'> = (state, command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (state.phase !== 'tabled' && !isOpen(state)) return ok([]);
  const { facilitator, meeting, label } = command;
  if (isOpen(state) && state.setting.kind === 'meeting' && state.setting.meeting?.id === meeting.id)
    return ok([]);
  const able = mayLead(state, facilitator, meeting, context);
  if (!able.ok) return able;
  const present = counted(command.present, state, context);
  return ok([{ type: 'TakenUpInMeeting', label, facilitator, present, meeting, at: context.now }]);
};

/** Someone arrived or left, or the facilitation changed hands, in the meeting that holds the proposal. */
export const follow: Decide<'FollowMeeting'> = (state, command, context): Decided => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (!isOpen(state) || state.setting.kind !== 'meeting') return ok([]);
  const { setting } = state;
  if (setting.meeting?.id !== command.meeting.id) return ok([]);
  const present = counted(command.present, state, context);
  const same =
    present.length === setting.present.length && present.every((person) => setting.present.includes(person));
  const { facilitator, meeting } = command;
  const handed = facilitator !== setting.facilitator || meeting.basis !== setting.meeting.basis;
  if (handed) {
    const able = mayLead(state, facilitator, meeting, context);
    if (!able.ok) return able;
  }
  const events: ProposalEvent[] = [];
  if (!same) events.push({ type: 'PresenceRecorded', present });
  if (handed) events.push({ type: 'FacilitatorChanged', facilitator, meeting });
  return ok(events);
};

/**
 * Whether a meeting has heard objections that stay: with its quorum, and once. One person who takes a text up
 * and down again makes no meeting (I-15).
 */
export const isHeard = (state: Open, context: ProposalContext): boolean => {
  const contested = state.phase === 'objections' || state.phase === 'integration';
  const blocking = state.objections.some(
    ({ status }) => status.kind === 'open' || status.kind === 'underTest',
  );
  const again = state.heardIn.includes(sittingOf(state) ?? '');
  return contested && blocking && !again && withoutQuorum(state, context) === undefined;
};

/** The meeting leaves the item: a proposal still open comes back by itself, with its history (I-8). */
export const leave: Decide<'LeaveMeeting'> = (state, command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (!isOpen(state) || state.setting.kind !== 'meeting') return ok([]);
  if (state.setting.meeting?.id !== command.meeting) return ok([]);
  // A vote in which nobody is awaited any more is counted before people part (I-24).
  const voted = state.fallback?.ballots && ballotsMissing(state, context).length === 0;
  const counted = voted ? outcome(state, context) : null;
  if (counted?.ok) return counted;
  const heard = isHeard(state, context);
  return ok([{ type: 'CarriedOver', reason: command.reason, heard, at: context.now }]);
};
