import type { Consequences } from '#lib/kernel/decider.ts';
import type { MeetingCommand, Outcome, Right } from '../meetings/index.ts';
import type { CaseCommand } from './commands.ts';
import type { DocketEvent, DocketState } from './docket.ts';

/** What the meeting should do with each, and for how long, until those who prepare it say better. */
const wanted: Readonly<Record<Right, { outcome: Outcome; minutes: number }>> = {
  emergency: { outcome: 'regularise', minutes: 10 },
  callIn: { outcome: 'decide', minutes: 20 },
  contest: { outcome: 'decide', minutes: 15 },
  referral: { outcome: 'decide', minutes: 20 },
  petition: { outcome: 'decide', minutes: 20 },
  offCircuit: { outcome: 'regularise', minutes: 15 },
};

/** What a body hears by right comes on the agenda of its next meeting, or leaves it for an earlier one. */
export const docketConsequences: Consequences<DocketEvent, DocketState, CaseCommand | MeetingCommand> = {
  CasePlaced: ({ meeting, case: item, subject, right }) => {
    const facts = { meeting, item, subject, right, sponsor: null, documents: [] };
    return [{ type: 'AddItemByRight', ...facts, ...wanted[right] }];
  },
  CaseRecalled: ({ meeting, subject }) => [{ type: 'RecallItem', meeting, subject }],
  ActsReported: ({ acts, meeting }) => acts.map((act) => ({ type: 'ReportMayoralAct', case: act, meeting })),
};
