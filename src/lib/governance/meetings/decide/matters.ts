import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isInFunction } from '../../commune/index.ts';
import { isWholeOrder, itemOf, runningItem } from '../agenda.ts';
import { checkSponsor, holderNow, isBarred, isHere, sits } from '../who.ts';
import { factsOf } from './items.ts';
import { checkMinutes, itemMinutes } from './limits.ts';
import type { WantedMatter } from '../commands.ts';
import type { MeetingContext, MeetingEvent } from '../meeting.ts';
import type { MeetingRefusal } from '../refusals.ts';
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
  const carries = role === 'facilitator' ? checkSponsor(runningItem(state), person, context) : null;
  return carries ? refuse(carries) : ok({ kind: 'designation', role, person });
};

const checkRemoval = (state: Gathered, { item: id }: Of<'removeItem'>): Checked => {
  const wrong = waiting(state, id);
  if (wrong) return refuse(wrong);
  const right = itemOf(state, id)?.right ?? null;
  return right === null ? ok({ kind: 'removeItem', item: id }) : refuse({ code: 'item-by-right', right });
};

/** The matter as it will be consented to, or why it cannot be put. */
export const checkMatter = (state: Gathered, wanted: WantedMatter, context: MeetingContext): Checked => {
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
export const effectOf = ({ matter }: Motion, state: Gathered, { now }: MeetingContext): MeetingEvent[] => {
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
export const overtaken = (
  motion: Motion,
  state: Gathered,
  context: MeetingContext,
): MeetingRefusal | null => {
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
