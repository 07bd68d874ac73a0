import { refuse } from '#lib/kernel/result.ts';
import { giveAdvice, waiveAdvice } from './advice.ts';
import { answer, ask, reactTo, suggest } from './contributions.ts';
import {
  changeForce,
  consentToAbandonment,
  contestDecision,
  keepAfterReview,
  notePublication,
  objectToAbandonment,
  passDeadline,
  proposeAbandonment,
  reconsider,
  refer,
  requalify,
  resume,
  settleContest,
  suspend,
  withdraw,
} from './closing.ts';
import { amend, draft, recuse, reviseDraft, table } from './drafting.ts';
import { agreeToFallback, castBallot, objectToFallback, proposeFallback } from './fallback.ts';
import {
  acceptText,
  nameCarrier,
  objectToCarrier,
  objectToCharterMerge,
  offerText,
  takeOverText,
} from './hands.ts';
import { follow, hold, leave } from './holding.ts';
import { recordMeasures } from './measuring.ts';
import { judgeAdmissibility, testAdmissibility, withdrawObjection } from './objections.ts';
import {
  carryOver,
  declareReady,
  extendDeadline,
  movePhase,
  openBetweenMeetings,
  recordPresence,
  takeUp,
} from './phases.ts';
import { closeRound, takePosition } from './positions.ts';
import type { Decided } from './types.ts';
import type { ProposalContext } from '../proposal.ts';
import type { ProposalCommand } from '../commands.ts';
import type { ProposalState } from '../state.ts';

/**
 * What follows from a command on a proposal: events, or the refusal that says why.
 * The procedure is consent, from sociocracy: an objection is a risk that the group has not yet seen.
 */
export const decide = (state: ProposalState, command: ProposalCommand, context: ProposalContext): Decided => {
  if (state.phase === 'none' && command.type !== 'DraftProposal') return refuse({ code: 'proposal-unknown' });
  switch (command.type) {
    case 'DraftProposal':
      return draft(state, command, context);
    case 'ReviseDraft':
      return reviseDraft(state, command, context);
    case 'TableProposal':
      return table(state, command, context);
    case 'OpenBetweenMeetings':
      return openBetweenMeetings(state, command, context);
    case 'TakeUpInMeeting':
      return takeUp(state, command, context);
    case 'RecordPresence':
      return recordPresence(state, command, context);
    case 'HoldInMeeting':
      return hold(state, command, context);
    case 'FollowMeeting':
      return follow(state, command, context);
    case 'LeaveMeeting':
      return leave(state, command, context);
    case 'MovePhase':
      return movePhase(state, command, context);
    case 'ExtendDeadline':
      return extendDeadline(state, command, context);
    case 'AskQuestion':
      return ask(state, command, context);
    case 'AnswerQuestion':
      return answer(state, command, context);
    case 'React':
      return reactTo(state, command, context);
    case 'SuggestAmendment':
      return suggest(state, command, context);
    case 'DeclareReady':
      return declareReady(state, command, context);
    case 'AmendProposal':
      return amend(state, command, context);
    case 'TakePosition':
      return takePosition(state, command, context);
    case 'WithdrawObjection':
      return withdrawObjection(state, command, context);
    case 'TestAdmissibility':
      return testAdmissibility(state, command, context);
    case 'JudgeAdmissibility':
      return judgeAdmissibility(state, command, context);
    case 'DeclareRecusal':
      return recuse(state, command, context);
    case 'CloseRound':
      return closeRound(state, command, context);
    case 'CarryOver':
      return carryOver(state, command, context);
    case 'ProposeFallbackVote':
      return proposeFallback(state, command, context);
    case 'AgreeToFallbackVote':
      return agreeToFallback(state, command, context);
    case 'ObjectToFallbackVote':
      return objectToFallback(state, command, context);
    case 'CastFallbackBallot':
      return castBallot(state, command, context);
    case 'ProposeAbandonment':
      return proposeAbandonment(state, command, context);
    case 'ConsentToAbandonment':
      return consentToAbandonment(state, command, context);
    case 'ObjectToAbandonment':
      return objectToAbandonment(state, command, context);
    case 'WithdrawProposal':
      return withdraw(state, command, context);
    case 'ReferProposal':
      return refer(state, command, context);
    case 'PassDeadline':
      return passDeadline(state, command, context);
    case 'ChangeForce':
      return changeForce(state, command, context);
    case 'OfferText':
      return offerText(state, command, context);
    case 'AcceptText':
      return acceptText(state, command, context);
    case 'TakeOverText':
      return takeOverText(state, command, context);
    case 'NameCarrier':
      return nameCarrier(state, command, context);
    case 'ObjectToCarrier':
      return objectToCarrier(state, command, context);
    case 'ObjectToCharterMerge':
      return objectToCharterMerge(state, command, context);
    case 'ReconsiderText':
      return reconsider(state, command, context);
    case 'KeepAfterReview':
      return keepAfterReview(state, command, context);
    case 'RequalifyProposal':
      return requalify(state, command, context);
    case 'SuspendDecision':
      return suspend(state, command, context);
    case 'ResumeDecision':
      return resume(state, command, context);
    case 'GiveAdvice':
      return giveAdvice(state, command, context);
    case 'WaiveAdvice':
      return waiveAdvice(state, command, context);
    case 'RecordMeasures':
      return recordMeasures(state, command, context);
    case 'ContestDecision':
      return contestDecision(state, command, context);
    case 'SettleContest':
      return settleContest(state, command, context);
    case 'NotePublication':
      return notePublication(state, command, context);
  }
};
