import { refuse } from '#lib/kernel/result.ts';
import type { CaseContext } from '../case.ts';
import type { CaseCommand } from '../commands.ts';
import type { CaseState } from '../state.ts';
import { claim, dispute, recordAct } from './arbitration.ts';
import { callIn, passTime } from './call-in.ts';
import { giveReason, invoke, report, reportAct } from './emergency.ts';
import { liftContest, openContest } from './contest.ts';
import { enter, hear, settle } from './hearing.ts';
import { checkId } from './ids.ts';
import { followReferral, refer, sendOn } from './referral.ts';
import type { Decided } from './types.ts';

/** What follows from a command on a referral, a call-in, an emergency, a report, an arbitration or an act. */
export const decide = (state: CaseState, command: CaseCommand, context: CaseContext): Decided => {
  const taken = checkId(command, context);
  if (taken !== null) return refuse(taken);
  switch (command.type) {
    case 'ReferSubject':
      return refer(state, command, context);
    case 'FollowReferral':
      return followReferral(state, command, context);
    case 'CallInDecision':
      return callIn(state, command, context);
    case 'InvokeEmergency':
      return invoke(state, command, context);
    case 'GiveEmergencyReason':
      return giveReason(state, command, context);
    case 'ReportOffCircuit':
      return report(state, command, context);
    case 'ClaimMatter':
      return claim(state, command, context);
    case 'DisputeMatter':
      return dispute(state, command, context);
    case 'OpenContest':
      return openContest(state, command, context);
    case 'LiftContest':
      return liftContest(state, command, context);
    case 'RecordMayoralAct':
      return recordAct(state, command, context);
    case 'EnterCase':
      return enter(state, command, context);
    case 'HearCase':
      return hear(state, command, context);
    case 'SettleCase':
      return settle(state, command, context);
    case 'SendCaseOn':
      return sendOn(state, command, context);
    case 'ReportMayoralAct':
      return reportAct(state, command, context);
    case 'PassCaseTime':
      return passTime(state, command, context);
  }
};
