import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isWholeOrder, itemOf } from '../agenda.ts';
import { onlySystem, preparer, preparersOf, sitting } from '../who.ts';
import { checkMinutes, checkReason, isLink, itemMinutes, mostItems } from './limits.ts';
import { isAhead, isGathered, wrongStatus, type Decide } from './types.ts';
import type { WantedItem } from '../commands.ts';
import type { MeetingContext } from '../meeting.ts';
import type { MeetingRefusal } from '../refusals.ts';
import type { AgendaItem, Held, ItemFacts, Right } from '../state.ts';

/** The item as it would come on the agenda: its subject waits in this body's backlog, on no other agenda. */
export const factsOf = (
  state: Held,
  wanted: WantedItem,
  { sponsor, right }: { sponsor: ItemFacts['sponsor']; right: Right | null },
  { subject, now }: MeetingContext,
): Result<ItemFacts, MeetingRefusal> => {
  if (itemOf(state, wanted.item)) return refuse({ code: 'item-exists' });
  // What comes by right finds room on whatever agenda, and so does the first item of each: nobody fills it alone.
  const own = state.items.some((item) => item.sponsor === sponsor);
  if (right === null && own && state.items.length >= mostItems)
    return refuse({ code: 'agenda-full', most: mostItems });
  if (subject === null) return refuse({ code: 'subject-unknown' });
  if (!subject.open) return refuse({ code: 'subject-not-in-backlog' });
  if (subject.body !== state.body) return refuse({ code: 'subject-elsewhere', body: subject.body });
  if (subject.meeting !== null) return refuse({ code: 'subject-on-agenda', meeting: subject.meeting });
  const wrong = checkMinutes(wanted.minutes, itemMinutes);
  if (wrong) return refuse(wrong);
  if (wanted.documents.length > 20 || !wanted.documents.every(isLink))
    return refuse({ code: 'link-invalid' });
  const { item: id, outcome, minutes, documents } = wanted;
  const { id: of, title, proposal, supporters, carriedOver } = subject;
  const facts = { id, subject: of, title, proposal, outcome, sponsor, right, minutes, documents };
  return ok({ ...facts, supporters, carriedOver, addedAt: now });
};

/**
 * Whoever sits in the body adds a subject until the cut-off; nobody has to agree (I-8). Opening before the hour
 * takes that from nobody, as long as the agenda is not consented to.
 */
export const addItem: Decide<'AddItem'> = (state, command, context) => {
  if (!isAhead(state) && state.status !== 'opened') return wrongStatus(state, 'agendaOpen');
  const person = sitting(state, context);
  if (!person.ok) return person;
  if (state.status === 'agendaClosed' || state.cutOffAt <= context.now)
    return refuse({ code: 'agenda-cut-off', cutOffAt: state.cutOffAt });
  const facts = factsOf(state, command, { sponsor: person.value, right: null }, context);
  return facts.ok ? ok([{ type: 'ItemAdded', item: facts.value, by: person.value }]) : facts;
};

/** The id of the case, or one beside it: somebody's item that has it already must not keep the case out. */
const freeId = (state: Held, id: string): string => {
  const beside = state.items.map((_, place) => id.slice(0, 24) + String(place + 1).padStart(12, '0'));
  return [id, ...beside].find((other) => itemOf(state, other) === null) ?? id;
};

/** Emergencies, call-ins, referrals and petitions enter by themselves, even after the cut-off (I-2, I-4, I-22). */
export const addByRight: Decide<'AddItemByRight'> = (state, command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (!isAhead(state)) return wrongStatus(state, 'agendaClosed');
  const { sponsor, right } = command;
  const { subject } = context;
  // Moved, closed or on another agenda since it was awaited: it is heard there, or needs no hearing any more.
  if (subject && (!subject.open || subject.body !== state.body || subject.meeting !== null)) return ok([]);
  const facts = factsOf(
    state,
    { ...command, item: freeId(state, command.item) },
    { sponsor, right },
    context,
  );
  return facts.ok ? ok([{ type: 'ItemAdded', item: facts.value, by: null }]) : facts;
};

const known = (state: Held, id: string): Result<AgendaItem, MeetingRefusal> => {
  const item = itemOf(state, id);
  if (!item) return refuse({ code: 'item-unknown' });
  return item.course.status === 'waiting' ? ok(item) : refuse({ code: 'item-not-waiting' });
};

export const support: Decide<'SupportItem'> = (state, command, context) => {
  if (!isAhead(state)) return wrongStatus(state, 'agendaOpen');
  const person = sitting(state, context);
  if (!person.ok) return person;
  const item = known(state, command.item);
  if (!item.ok) return item;
  if (item.value.sponsor === person.value || item.value.supporters.includes(person.value))
    return refuse({ code: 'item-already-supported' });
  return ok([{ type: 'ItemSupported', item: command.item, by: person.value }]);
};

/** Before the agenda is consented to: whoever carries the item, or prepares the meeting. */
export const sizeItem: Decide<'SizeItem'> = (state, command, context) => {
  const early = isAhead(state) || state.status === 'opened';
  if (!early) return wrongStatus(state, 'agendaOpen');
  const item = known(state, command.item);
  if (!item.ok) return item;
  const person = sitting(state, context);
  if (!person.ok) return person;
  const preparers = preparersOf(state, context);
  if (item.value.sponsor !== person.value && !preparers.includes(person.value))
    return refuse({ code: 'preparer-only', preparers });
  const wrong = checkMinutes(command.minutes, itemMinutes);
  if (wrong) return refuse(wrong);
  if (item.value.minutes === command.minutes) return ok([]);
  return ok([{ type: 'ItemSized', item: command.item, minutes: command.minutes }]);
};

/** Only who carries an item takes it back, until the group has consented to the agenda (I-8). */
export const removeItem: Decide<'RemoveItem'> = (state, command, context) => {
  const early = isAhead(state) || state.status === 'opened';
  if (!early) return wrongStatus(state, 'agendaOpen');
  const item = known(state, command.item);
  if (!item.ok) return item;
  const { right, sponsor, subject, id } = item.value;
  if (right !== null) return refuse({ code: 'item-by-right', right });
  const person = sitting(state, context);
  if (!person.ok) return person;
  if (person.value !== sponsor) return refuse({ code: 'item-sponsor-only', sponsor });
  const wrong = checkReason(command.reason);
  if (wrong) return refuse(wrong);
  return ok([{ type: 'ItemRemoved', item: id, subject, reason: command.reason.trim(), at: context.now }]);
};

/** Another meeting comes to be held before: what is heard by right leaves this agenda for that one (I-2, I-4). */
export const recallItem: Decide<'RecallItem'> = (state, command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  const { subject } = command;
  const item = state.items.find((other) => other.subject === subject && other.right !== null);
  if (!isAhead(state) || item === undefined) return ok([]);
  const { id } = item;
  return ok([{ type: 'ItemRemoved', item: id, subject, reason: 'sooner-meeting', at: context.now }]);
};

/** Two people moving the same item: the second is told that the agenda has changed under their hand. */
export const arrange: Decide<'ArrangeAgenda'> = (state, command, context) => {
  const early = isAhead(state) || state.status === 'opened';
  if (!early) return wrongStatus(state, 'agendaOpen');
  const person = preparer(state, context);
  if (!person.ok) return person;
  if (command.revision !== state.revision)
    return refuse({ code: 'stale-agenda', current: state.revision, seen: command.revision });
  if (!isWholeOrder(state, command.order)) return refuse({ code: 'order-incomplete' });
  return ok([{ type: 'AgendaArranged', order: command.order, at: context.now }]);
};

/** The agenda follows its subjects: a proposal drafted or withdrawn since is the one that will be dealt with. */
export const linkProposal: Decide<'LinkProposal'> = (state, { subject, proposal }, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  const concerned = state.items.some(
    (item) => item.subject === subject && item.proposal !== proposal && item.course.status !== 'dealtWith',
  );
  if (!concerned || !(isAhead(state) || isGathered(state))) return ok([]);
  return ok([{ type: 'ProposalLinked', subject, proposal }]);
};
