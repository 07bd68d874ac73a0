import { civilDateOf } from '#lib/kernel/civil.ts';
import { fold } from '#lib/kernel/decider.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isInFunction } from '../../commune/index.ts';
import { isWholeOrder, itemOf } from '../agenda.ts';
import { evolve } from '../evolve.ts';
import {
  facilitator,
  holderNow,
  isBarred,
  isHere,
  presentVoter,
  presentVoters,
  quorumOf,
  sits,
} from '../policy.ts';
import { factsOf } from './items.ts';
import { checkMinutes, checkReason, itemMinutes } from './words.ts';
import { isGathered, wrongStatus, type Decide, type Decided } from './shape.ts';
import type { MeetingContext, MeetingEvent, MeetingRefusal, WantedMatter } from '../meeting.ts';
import type { Gathered, Matter, Motion } from '../state.ts';

type Checked = Result<Matter, MeetingRefusal>;
type Of<Kind extends WantedMatter['kind']> = Extract<WantedMatter, { kind: Kind }>;

const waiting = (state: Gathered, id: string): MeetingRefusal | null => {
  const item = itemOf(state, id);
  if (!item) return { code: 'item-unknown' };
  return item.course.status === 'waiting' ? null : { code: 'item-not-waiting' };
};

const checkDesignation = (
  state: Gathered,
  { role, person }: Of<'designation'>,
  context: MeetingContext,
): Checked => {
  if (role === 'facilitator' && isBarred(state, person, context))
    return refuse({ code: 'mayor-never-facilitates' });
  if (!isInFunction(context.commune, person, civilDateOf(context.now)))
    return refuse({ code: 'person-not-in-function', person });
  if (!sits(state, person, context)) return refuse({ code: 'holder-not-in-body', person });
  if (!isHere(state, person)) return refuse({ code: 'holder-not-present', person });
  if (holderNow(state, role, context) === person) return refuse({ code: 'already-holds', role, person });
  return ok({ kind: 'designation', role, person });
};

const checkRemoval = (state: Gathered, { item: id }: Of<'removeItem'>): Checked => {
  const wrong = waiting(state, id);
  if (wrong) return refuse(wrong);
  const right = itemOf(state, id)?.right ?? null;
  return right === null ? ok({ kind: 'removeItem', item: id }) : refuse({ code: 'item-by-right', right });
};

/** The matter as it will be consented to, or why it cannot be put. */
const checkMatter = (state: Gathered, wanted: WantedMatter, context: MeetingContext): Checked => {
  switch (wanted.kind) {
    case 'agenda':
      if (state.consentedAt !== null) return refuse({ code: 'agenda-already-consented' });
      if (state.items.length === 0) return refuse({ code: 'agenda-empty' });
      return ok({ kind: 'agenda', revision: state.revision });
    case 'order':
      return isWholeOrder(state, wanted.order) ? ok(wanted) : refuse({ code: 'order-incomplete' });
    case 'addItem': {
      const by = context.actor.kind === 'person' ? context.actor.person : null;
      const facts = factsOf(state, wanted, { sponsor: by, right: null }, context);
      return facts.ok ? ok({ kind: 'addItem', item: facts.value }) : facts;
    }
    case 'removeItem':
      return checkRemoval(state, wanted);
    case 'minutes': {
      const wrong = waiting(state, wanted.item) ?? checkMinutes(wanted.minutes, itemMinutes);
      return wrong ? refuse(wrong) : ok(wanted);
    }
    case 'designation':
      return checkDesignation(state, wanted, context);
    case 'prolong': {
      const wrong = checkMinutes(wanted.minutes, itemMinutes);
      return wrong ? refuse(wrong) : ok(wanted);
    }
  }
};

/** What a motion does once everyone present has consented. */
const effectOf = ({ matter }: Motion, state: Gathered, { now }: MeetingContext): MeetingEvent[] => {
  switch (matter.kind) {
    case 'agenda':
      return [{ type: 'AgendaConsented', at: now }];
    case 'order':
      return [{ type: 'AgendaArranged', order: matter.order, at: now }];
    case 'addItem':
      return [{ type: 'ItemAdded', item: matter.item, by: matter.item.sponsor }];
    case 'removeItem': {
      const subject = itemOf(state, matter.item)?.subject ?? '';
      return [{ type: 'ItemRemoved', item: matter.item, subject, reason: 'consented', at: now }];
    }
    case 'minutes':
      return [{ type: 'ItemSized', item: matter.item, minutes: matter.minutes }];
    case 'designation': {
      const { role, person } = matter;
      return [{ type: 'RoleHeld', role, person, basis: 'designation', reason: null, at: now }];
    }
    case 'prolong':
      return [{ type: 'MeetingProlonged', minutes: matter.minutes }];
  }
};

/** A motion that the evening has overtaken since it was put: its agenda changed, its item began, its person left. */
const overtaken = (motion: Motion, state: Gathered, context: MeetingContext): MeetingRefusal | null => {
  const { matter } = motion;
  switch (matter.kind) {
    case 'agenda':
      return matter.revision === state.revision
        ? null
        : { code: 'stale-agenda', current: state.revision, seen: matter.revision };
    case 'order':
      return isWholeOrder(state, matter.order) ? null : { code: 'order-incomplete' };
    case 'removeItem':
    case 'minutes':
      return waiting(state, matter.item);
    case 'designation': {
      const checked = checkDesignation(state, matter, context);
      return checked.ok ? null : checked.error;
    }
    case 'addItem':
    case 'prolong':
      return null;
  }
};

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
