import { refuse } from '#lib/kernel/result.ts';
import { askForBreak, endBreak, endItem } from './conduct.ts';
import { giveEvaluation, giveWeather } from './polls.ts';
import {
  contestItem,
  holdProposal,
  notePhase,
  noteResult,
  parkIdea,
  startBreak,
  startItem,
  startPhase,
} from './conduct.ts';
import { close, startClosing } from './closing.ts';
import { finishTurn, giveFloor, lowerHand, openRound, passTurn, raiseHand } from './floor.ts';
import {
  addByRight,
  addItem,
  arrange,
  linkProposal,
  recallItem,
  removeItem,
  sizeItem,
  support,
} from './items.ts';
import { consentTo, objectTo, propose, withdraw } from './motions.ts';
import { assignRole, noteAttendance, open } from './opening.ts';
import { cancel, change, passTime, plan } from './planning.ts';
import { correct, noteAction, publish, send, writeNote } from './record.ts';
import { handOver, takeOver } from './roles.ts';
import type { Decided } from './types.ts';
import type { MeetingContext } from '../meeting.ts';
import type { MeetingCommand } from '../commands.ts';
import type { MeetingState } from '../state.ts';

/** What follows from a command on a meeting: events, or the refusal that says why. */
export const decide = (state: MeetingState, command: MeetingCommand, context: MeetingContext): Decided => {
  if (command.type === 'PlanMeeting') return plan(state, command, context);
  if (state.status === 'none') return refuse({ code: 'meeting-unknown' });
  switch (command.type) {
    case 'ChangeMeeting':
      return change(state, command, context);
    case 'CancelMeeting':
      return cancel(state, command, context);
    case 'AssignRole':
      return assignRole(state, command, context);
    case 'AddItem':
      return addItem(state, command, context);
    case 'AddItemByRight':
      return addByRight(state, command, context);
    case 'RecallItem':
      return recallItem(state, command, context);
    case 'SupportItem':
      return support(state, command, context);
    case 'SizeItem':
      return sizeItem(state, command, context);
    case 'RemoveItem':
      return removeItem(state, command, context);
    case 'ArrangeAgenda':
      return arrange(state, command, context);
    case 'LinkProposal':
      return linkProposal(state, command, context);
    case 'NoteAttendance':
      return noteAttendance(state, command, context);
    case 'OpenMeeting':
      return open(state, command, context);
    case 'HandOverRole':
      return handOver(state, command, context);
    case 'TakeOverFacilitation':
      return takeOver(state, command, context);
    case 'ProposeMotion':
      return propose(state, command, context);
    case 'ConsentToMotion':
      return consentTo(state, command, context);
    case 'ObjectToMotion':
      return objectTo(state, command, context);
    case 'WithdrawMotion':
      return withdraw(state, command, context);
    case 'GiveWeather':
      return giveWeather(state, command, context);
    case 'StartItem':
      return startItem(state, command, context);
    case 'HoldProposal':
      return holdProposal(state, command, context);
    case 'EndItem':
      return endItem(state, command, context);
    case 'ContestItem':
      return contestItem(state, command, context);
    case 'StartPhase':
      return startPhase(state, command, context);
    case 'NotePhase':
      return notePhase(state, command, context);
    case 'NoteResult':
      return noteResult(state, command, context);
    case 'OpenRound':
      return openRound(state, command, context);
    case 'GiveFloor':
      return giveFloor(state, command, context);
    case 'EndTurn':
      return finishTurn(state, command, context);
    case 'PassTurn':
      return passTurn(state, command, context);
    case 'RaiseHand':
      return raiseHand(state, command, context);
    case 'LowerHand':
      return lowerHand(state, command, context);
    case 'AskForBreak':
      return askForBreak(state, command, context);
    case 'StartBreak':
      return startBreak(state, command, context);
    case 'EndBreak':
      return endBreak(state, command, context);
    case 'ParkIdea':
      return parkIdea(state, command, context);
    case 'WriteNote':
      return writeNote(state, command, context);
    case 'NoteAction':
      return noteAction(state, command, context);
    case 'StartClosing':
      return startClosing(state, command, context);
    case 'GiveEvaluation':
      return giveEvaluation(state, command, context);
    case 'CloseMeeting':
      return close(state, command, context);
    case 'SendRecord':
      return send(state, command, context);
    case 'CorrectRecord':
      return correct(state, command, context);
    case 'PublishRecord':
      return publish(state, command, context);
    case 'PassMeetingTime':
      return passTime(state, command, context);
  }
};
