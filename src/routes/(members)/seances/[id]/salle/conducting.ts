import { acting, making } from '../../../../acting.ts';

/** Items, turns, breaks, and the two questions that everyone answers. */
export const conducting = acting('meeting', {
  weather: 'GiveWeather',
  evaluate: 'GiveEvaluation',
  startItem: 'StartItem',
  holdProposal: 'HoldProposal',
  startPhase: 'StartPhase',
  // An item that ends was dealt with, unless the form says otherwise.
  endItem: { type: 'EndItem', fields: ({ text }) => ({ dealtWith: text('dealtWith') !== 'no' }) },
  contestItem: 'ContestItem',
  openRound: making('OpenRound', 'round'),
  giveFloor: 'GiveFloor',
  endTurn: 'EndTurn',
  passTurn: 'PassTurn',
  raiseHand: 'RaiseHand',
  lowerHand: 'LowerHand',
  askBreak: 'AskForBreak',
  startBreak: 'StartBreak',
  endBreak: 'EndBreak',
  startClosing: 'StartClosing',
  close: 'CloseMeeting',
});
