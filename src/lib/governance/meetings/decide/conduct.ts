import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { itemOf, runningItem, waitingItems } from '../agenda.ts';
import { atTable, checkSponsor, facilitator, onlySystem, sitting } from '../who.ts';
import { showPoll } from './polls.ts';
import { endTurn } from './turns.ts';
import { checkMinutes, checkReason, checkText, limits } from './limits.ts';
import { isGathered, wrongStatus, type Command, type Decide, type Decided } from './types.ts';
import type { MeetingContext, MeetingEvent } from '../meeting.ts';
import type { MeetingRefusal } from '../refusals.ts';
import type { AgendaItem, Gathered, Held, Over } from '../state.ts';

/** Whoever facilitates, in a meeting whose agenda is consented to and that is not having a break. */
const conducting = (state: Held, context: MeetingContext): Result<Gathered, MeetingRefusal> => {
  if (state.status === 'opened') return refuse({ code: 'agenda-not-consented' });
  if (state.status !== 'running') return wrongStatus(state, 'running');
  const person = facilitator(state, context);
  if (!person.ok) return person;
  return state.pause ? refuse({ code: 'on-break' }) : ok(state);
};

/** The next item as consented to, and no other: taking them in another order is a change of the agenda (I-8). */
export const startItem: Decide<'StartItem'> = (state, command, context) => {
  const able = conducting(state, context);
  if (!able.ok) return able;
  const running = runningItem(able.value);
  if (running) return refuse({ code: 'item-running', item: running.id });
  const item = itemOf(able.value, command.item);
  if (!item) return refuse({ code: 'item-unknown' });
  const next = waitingItems(able.value)[0];
  if (item.course.status !== 'waiting' || !next) return refuse({ code: 'item-not-waiting' });
  if (next.id !== item.id) return refuse({ code: 'not-next-item', next: next.id });
  const leads = checkSponsor(item, able.value.roles.facilitator?.person ?? '', context);
  return leads
    ? refuse(leads)
    : ok([
        ...showPoll(able.value, 'weather', context),
        { type: 'ItemStarted', item: item.id, at: context.now },
      ]);
};

const decisive = new Set([
  'adopted',
  'adoptedOnTrial',
  'adoptedByFallback',
  'awaitingAbsentees',
  'abandoned',
]);
const ended = new Set([...decisive, 'rejectedByFallback', 'withdrawn', 'referred']);

/** A proposal that the meeting leaves open was not dealt with, whatever anybody says (I-8). */
const leftOpen = ({ proposal, results }: AgendaItem): boolean => {
  const last = results.filter((result) => result.proposal === proposal).at(-1);
  return proposal !== null && (last === undefined || !ended.has(last.result));
};

export const endItem: Decide<'EndItem'> = (state, command, context) => {
  const able = conducting(state, context);
  if (!able.ok) return able;
  const running = runningItem(able.value);
  if (running?.id !== command.item) return refuse({ code: 'no-item-running' });
  const dealtWith = command.dealtWith && !leftOpen(running);
  const given = command.reason.trim();
  const wrong = dealtWith || given === '' ? null : checkReason(given);
  if (wrong) return refuse(wrong);
  const reason = given === '' ? null : given;
  return ok([
    ...endTurn(able.value, context.now),
    { type: 'ItemEnded', item: running.id, dealtWith, reason, at: context.now },
  ]);
};

/**
 * Whoever carries an item may say, until the record is published, that it was not dealt with: nobody disposes of
 * someone else's item by opening, ending it and closing in one breath, present or not (I-8). What was decided
 * stays decided.
 */
export const contestItem: Decide<'ContestItem'> = (state, command, context) => {
  if (!isGathered(state) && state.status !== 'closed') return wrongStatus(state, 'running');
  const person = isGathered(state) ? atTable(state, context) : sitting(state, context);
  if (!person.ok) return person;
  const item = itemOf(state, command.item);
  if (!item) return refuse({ code: 'item-unknown' });
  if (item.sponsor !== person.value) return refuse({ code: 'item-sponsor-only', sponsor: item.sponsor });
  const decided = item.proposal !== null && !leftOpen(item);
  if (item.course.status !== 'dealtWith' || decided) return refuse({ code: 'item-not-dealt-with' });
  const wrong = checkReason(command.reason);
  if (wrong) return refuse(wrong);
  return ok([{ type: 'ItemContested', item: item.id, reason: command.reason.trim(), at: context.now }]);
};

/** A text tabled while its item runs is taken up from there, in the order of its own procedure. */
export const holdProposal: Decide<'HoldProposal'> = (state, _command, context) => {
  const able = conducting(state, context);
  if (!able.ok) return able;
  const running = runningItem(able.value);
  if (!running) return refuse({ code: 'no-item-running' });
  if (running.proposal === null) return refuse({ code: 'no-proposal' });
  return ok([{ type: 'ProposalHeld', item: running.id, proposal: running.proposal }]);
};

/** Phases of an item without a proposal; those of a proposal are moved on the proposal itself. */
export const startPhase: Decide<'StartPhase'> = (state, { phase }, context) => {
  const able = conducting(state, context);
  if (!able.ok) return able;
  const running = runningItem(able.value);
  if (!running) return refuse({ code: 'no-item-running' });
  if (running.proposal !== null) return refuse({ code: 'phase-follows-proposal' });
  const wrong = checkText(phase, 60);
  return wrong
    ? refuse(wrong)
    : ok([{ type: 'PhaseStarted', item: running.id, phase: phase.trim(), at: context.now }]);
};

/** The proposal of the running item changed phase: its clock starts here. */
export const notePhase: Decide<'NotePhase'> = (state, { proposal, phase }, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  const running = isGathered(state) ? runningItem(state) : null;
  if (running?.proposal !== proposal) return ok([]);
  return ok([{ type: 'PhaseStarted', item: running.id, phase, at: context.now }]);
};

/** What became of a proposal that this meeting dealt with, also when the absent answered days later (I-11). */
export const noteResult = (
  state: Held,
  { proposal, result }: Command<'NoteResult'>,
  context: MeetingContext,
): Decided => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (!isGathered(state) && !isOver(state)) return ok([]);
  const item = state.items.find((other) => other.proposal === proposal);
  return item ? ok([{ type: 'ResultNoted', item: item.id, proposal, result, at: context.now }]) : ok([]);
};

const isOver = (state: Held): state is Over =>
  state.status === 'closed' || state.status === 'recordPublished';

export const askForBreak: Decide<'AskForBreak'> = (state, _command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const person = atTable(state, context);
  if (!person.ok) return person;
  if (state.pause) return refuse({ code: 'on-break' });
  if (state.breakAskedBy.includes(person.value)) return ok([]);
  return ok([{ type: 'BreakAsked', person: person.value }]);
};

export const startBreak: Decide<'StartBreak'> = (state, { minutes }, context) => {
  const able = conducting(state, context);
  if (!able.ok) return able;
  const wrong = checkMinutes(minutes, { least: 1, most: 120 });
  if (wrong) return refuse(wrong);
  return ok([...endTurn(able.value, context.now), { type: 'BreakStarted', minutes, at: context.now }]);
};

export const endBreak: Decide<'EndBreak'> = (state, _command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const person = facilitator(state, context);
  if (!person.ok) return person;
  return state.pause ? ok([{ type: 'BreakEnded', at: context.now }]) : refuse({ code: 'not-on-break' });
};

/** What deserves better than this minute is kept for later, in its author's words. */
export const parkIdea: Decide<'ParkIdea'> = (state, { idea, text }, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const person = atTable(state, context);
  if (!person.ok) return person;
  if (state.ideas.some(({ id }) => id === idea)) return refuse({ code: 'idea-exists' });
  const wrong = checkText(text, limits.idea);
  const parked: MeetingEvent = {
    type: 'IdeaParked',
    idea,
    text: text.trim(),
    by: person.value,
    at: context.now,
  };
  return wrong ? refuse(wrong) : ok([parked]);
};
