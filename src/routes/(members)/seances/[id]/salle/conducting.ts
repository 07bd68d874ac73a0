import { fieldNumber } from '../../../../form.ts';
import { acting, gesture } from './acting.ts';

const onItem = (done: string, type: string) =>
  acting(done, ({ meeting, text }) => ({ type, meeting, item: text('item'), reason: text('reason') }));
const onPerson = (done: string, type: string) =>
  acting(done, ({ meeting, text }) => ({ type, meeting, person: text('person') }));

/** Items, turns, breaks, and the two questions that everyone answers. */
export const conducting = {
  weather: acting('weather', ({ meeting, text }) => ({
    type: 'GiveWeather',
    meeting,
    weather: text('answer'),
  })),
  evaluate: acting('evaluate', ({ meeting, text }) => ({
    type: 'GiveEvaluation',
    meeting,
    evaluation: text('answer'),
  })),
  startItem: onItem('startItem', 'StartItem'),
  holdProposal: gesture('holdProposal', 'HoldProposal'),
  startPhase: acting('startPhase', ({ meeting, text }) => ({
    type: 'StartPhase',
    meeting,
    phase: text('phase'),
  })),
  endItem: acting('endItem', ({ meeting, text }) => ({
    type: 'EndItem',
    meeting,
    item: text('item'),
    dealtWith: text('dealtWith') !== 'no',
    reason: text('reason'),
  })),
  contestItem: onItem('contestItem', 'ContestItem'),
  openRound: acting('openRound', ({ meeting, text }) => ({ type: 'OpenRound', meeting, round: text('key') })),
  giveFloor: onPerson('giveFloor', 'GiveFloor'),
  endTurn: gesture('endTurn', 'EndTurn'),
  passTurn: onPerson('passTurn', 'PassTurn'),
  raiseHand: gesture('raiseHand', 'RaiseHand'),
  lowerHand: gesture('lowerHand', 'LowerHand'),
  askBreak: gesture('askBreak', 'AskForBreak'),
  startBreak: acting('startBreak', ({ form, meeting }) => ({
    type: 'StartBreak',
    meeting,
    minutes: fieldNumber(form, 'minutes'),
  })),
  endBreak: gesture('endBreak', 'EndBreak'),
  startClosing: gesture('startClosing', 'StartClosing'),
  close: gesture('close', 'CloseMeeting'),
};
