import { fold } from '#lib/kernel/decider.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { evolve } from '../evolve.ts';
import { facilitator, presentVoter, presentVoters, quorumOf } from '../who.ts';
import { checkMatter, effectOf, overtaken } from './matters.ts';
import { checkReason } from './limits.ts';
import { isGathered, wrongStatus, type Decide, type Decided } from './types.ts';
import type { MeetingContext, MeetingEvent } from '../meeting.ts';
import type { MeetingRefusal } from '../refusals.ts';
import type { Gathered, Motion } from '../state.ts';

/**
 * The motion is carried in the same breath as the last consent: everyone present who counts, quorum met, and
 * never one person alone, whoever else was noted as gone (I-8, I-9).
 */
const carriedIfConsented = (
  state: Gathered,
  events: readonly MeetingEvent[],
  context: MeetingContext,
): Decided => {
  const next = fold(evolve, state, events);
  if (!isGathered(next) || next.motion === null) return ok(events);
  const { motion } = next;
  const here = presentVoters(next, context);
  if (!here.every((person) => motion.consents.includes(person))) return ok(events);
  const quorum = quorumOf(next, context);
  if (here.length < quorum) return refuse({ code: 'quorum-missing', quorum, present: here.length });
  if (here.length < 2) return refuse({ code: 'motion-needs-two' });
  const carried: MeetingEvent = { type: 'MotionCarried', motion: motion.id, at: context.now };
  return ok([...events, carried, ...effectOf(motion, next, context)]);
};

/** Whoever was still awaited has left: what everyone here consented to waits for nobody any more. */
export const carriedByLeaving = (
  state: Gathered,
  events: readonly MeetingEvent[],
  context: MeetingContext,
): readonly MeetingEvent[] => {
  if (state.motion === null || overtaken(state.motion, state, context) !== null) return events;
  const carried = carriedIfConsented(state, events, context);
  return carried.ok ? carried.value : events;
};

/** Any member present puts a matter to consent; the agenda itself, whoever facilitates. */
export const propose: Decide<'ProposeMotion'> = (state, command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'opened');
  const person =
    command.matter.kind === 'agenda' ? facilitator(state, context) : presentVoter(state, context);
  if (!person.ok) return person;
  if (state.motion !== null && overtaken(state.motion, state, context) === null)
    return refuse({ code: 'motion-pending' });
  const early = command.matter.kind !== 'designation' && command.matter.kind !== 'agenda';
  if (early && state.consentedAt === null) return refuse({ code: 'agenda-not-consented' });
  const matter = checkMatter(state, command.matter, context);
  if (!matter.ok) return matter;
  const present = presentVoters(state, context).length;
  const quorum = quorumOf(state, context);
  if (present < quorum) return refuse({ code: 'quorum-missing', quorum, present });
  const counts = presentVoters(state, context).includes(person.value);
  const consents = counts ? [person.value] : [];
  const motion: Motion = { id: command.motion, matter: matter.value, by: person.value, consents };
  const proposed: MeetingEvent = { type: 'MotionProposed', motion, at: context.now };
  return ok([...(state.motion ? [dropped(state.motion)] : []), proposed]);
};

const dropped = ({ id }: Motion): MeetingEvent => ({ type: 'MotionWithdrawn', motion: id });

const pending = (state: Gathered, id: string, context: MeetingContext): Result<Motion, MeetingRefusal> => {
  const { motion } = state;
  if (motion?.id !== id) return refuse({ code: 'motion-unknown' });
  const late = overtaken(motion, state, context);
  return late ? refuse(late) : ok(motion);
};

export const consentTo: Decide<'ConsentToMotion'> = (state, command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'opened');
  const person = presentVoter(state, context);
  if (!person.ok) return person;
  const motion = pending(state, command.motion, context);
  if (!motion.ok) return motion;
  const again = motion.value.consents.includes(person.value);
  const consented: MeetingEvent = {
    type: 'MotionConsented',
    motion: command.motion,
    person: person.value,
  };
  const settled = carriedIfConsented(state, again ? [] : [consented], context);
  // Said twice it changes nothing, unless someone has left since and nobody is awaited any more.
  return settled.ok && settled.value.length === 0 ? refuse({ code: 'already-consented' }) : settled;
};

/** One objection is enough: the agenda stays as it was. */
export const objectTo: Decide<'ObjectToMotion'> = (state, command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'opened');
  const person = presentVoter(state, context);
  if (!person.ok) return person;
  if (state.motion?.id !== command.motion) return refuse({ code: 'motion-unknown' });
  const wrong = checkReason(command.reason);
  if (wrong) return refuse(wrong);
  const reason = command.reason.trim();
  return ok([
    { type: 'MotionRefused', motion: command.motion, person: person.value, reason, at: context.now },
  ]);
};

export const withdraw: Decide<'WithdrawMotion'> = (state, command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'opened');
  const { motion } = state;
  if (motion?.id !== command.motion) return refuse({ code: 'motion-unknown' });
  const person = presentVoter(state, context);
  if (!person.ok) return person;
  return person.value === motion.by
    ? ok([dropped(motion)])
    : refuse({ code: 'motion-author-only', by: motion.by });
};
