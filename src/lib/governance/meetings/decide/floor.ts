import { ok, refuse } from '#lib/kernel/result.ts';
import { atTable, facilitator, isHere } from '../who.ts';
import { speakingOrder } from '../order.ts';
import { endTurn } from './turns.ts';
import { isGathered, wrongStatus, type Decide, type Decided } from './types.ts';
import type { MeetingContext, MeetingEvent } from '../meeting.ts';
import type { Gathered } from '../state.ts';

/** The round ends by itself when the last awaited person has spoken or passed. */
const endRound = (state: Gathered, spoke: string | null, now: string): MeetingEvent[] =>
  state.round && state.round.waiting.every((person) => person === spoke)
    ? [{ type: 'RoundEnded', round: state.round.id, at: now }]
    : [];

/** Everyone at the table is heard once; whoever has spoken least begins. */
export const openRound: Decide<'OpenRound'> = (state, { round }, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const person = facilitator(state, context);
  if (!person.ok) return person;
  if (state.pause) return refuse({ code: 'on-break' });
  if (state.round) return refuse({ code: 'round-open' });
  const order = speakingOrder(state);
  return ok([...endTurn(state, context.now), { type: 'RoundOpened', round, order, at: context.now }]);
};

/** To the next of the round, or to a raised hand; whoever spoke has then finished. */
export const giveFloor: Decide<'GiveFloor'> = (state, { person }, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const by = facilitator(state, context);
  if (!by.ok) return by;
  if (state.pause) return refuse({ code: 'on-break' });
  if (!isHere(state, person)) return refuse({ code: 'not-present' });
  if (state.round && !state.round.waiting.includes(person)) return refuse({ code: 'not-in-round', person });
  if (state.floor?.person === person) return ok([]);
  return ok([...endTurn(state, context.now), { type: 'FloorGiven', person, at: context.now }]);
};

const turnDone = (state: Gathered, context: MeetingContext): Decided =>
  ok([...endTurn(state, context.now), ...endRound(state, null, context.now)]);

export const finishTurn: Decide<'EndTurn'> = (state, _command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const person = atTable(state, context);
  if (!person.ok) return person;
  if (!state.floor) return refuse({ code: 'nobody-speaks' });
  if (state.floor.person === person.value) return turnDone(state, context);
  const by = facilitator(state, context);
  return by.ok ? turnDone(state, context) : refuse({ code: 'turn-of-others' });
};

/** One passes for oneself; for someone who vanished, the facilitator does, so that nobody is waited for in vain. */
export const passTurn: Decide<'PassTurn'> = (state, { person }, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const by = atTable(state, context);
  if (!by.ok) return by;
  if (by.value !== person && !facilitator(state, context).ok) return refuse({ code: 'turn-of-others' });
  if (!state.round?.waiting.includes(person)) return refuse({ code: 'not-in-round', person });
  const over = state.floor === null ? endRound(state, person, context.now) : [];
  return ok([{ type: 'TurnPassed', person }, ...over]);
};

export const raiseHand: Decide<'RaiseHand'> = (state, _command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const person = atTable(state, context);
  if (!person.ok) return person;
  if (state.hands.includes(person.value)) return ok([]);
  return ok([{ type: 'HandRaised', person: person.value }]);
};

export const lowerHand: Decide<'LowerHand'> = (state, _command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'running');
  const person = atTable(state, context);
  if (!person.ok) return person;
  return state.hands.includes(person.value) ? ok([{ type: 'HandLowered', person: person.value }]) : ok([]);
};
