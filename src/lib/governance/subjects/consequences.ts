import type { Consequences } from '#lib/kernel/decider.ts';
import type { CaseCommand, DocketCommand } from '../cases/index.ts';
import type { MeetingCommand } from '../meetings/index.ts';
import type { ProposalCommand } from '../proposals/index.ts';
import { contestId } from './contest-id.ts';
import type { SubjectCommand } from './commands.ts';
import type { SubjectEvent, SubjectState } from './subjects.ts';

type Asked = CaseCommand | DocketCommand | MeetingCommand | ProposalCommand | SubjectCommand;
type Subject = Exclude<SubjectState, { status: 'none' }>;
type Of<Type extends SubjectEvent['type']> = Extract<SubjectEvent, { type: Type }>;

/** The agenda that has the subject learns which proposal answers it from now on. */
const linked = ({ meeting, id: subject }: Subject, proposal: string | null): Asked[] =>
  meeting === null ? [] : [{ type: 'LinkProposal', meeting, subject, proposal }];

/** What is to be heard by right waits for the next meeting of the body where it is, unless one has it already. */
const awaiting = (
  { byRight, meeting, status, body, id: subject }: Subject,
  wanted: string | null,
): Asked[] =>
  byRight === null || meeting !== null || status === 'closed'
    ? []
    : [{ type: 'AwaitMeeting', body, case: byRight.case, subject, right: byRight.right, wanted }];

/** Dealt with while a text still stands on it: absent members have their time, and nothing is heard twice. */
const inAbsentees = ({ status }: Subject, end: string): boolean =>
  end === 'dealtWith' && status === 'onAgenda';

/** A change of nature reaches the proposal that stands on the subject at once (I-1). */
const requalified = (state: Subject): Asked[] =>
  state.status === 'onAgenda'
    ? [{ type: 'RequalifyProposal', proposal: state.proposal, nature: state.nature }]
    : [];

/** The decision that closed the subject; null as long as nothing did. */
const decidedBy = (state: Subject): string | null =>
  state.status === 'closed' && state.how.kind === 'dealtWith' ? state.how.decision : null;

/** Contested just after it was decided: the decision says so, until the group says that it was executive (I-1). */
const contested = ({ by, reason }: Of<'NatureContested'>, state: Subject): Asked[] => {
  const decision = decidedBy(state);
  if (decision === null) return requalified(state);
  const what = { kind: 'decision', decision } as const;
  return [
    { type: 'ContestDecision', proposal: decision },
    { type: 'OpenContest', case: contestId(decision), contested: what, title: state.title, by, reason },
  ];
};

/** Joined to another, a political subject makes that one political. */
const carried = ({ id: from, nature, contests }: Subject, subjectId: string): Asked[] =>
  nature === 'political' ? [{ type: 'CarryNature', subjectId, from, contests: [...contests] }] : [];

const settled = ({ nature, decision: by }: Of<'NatureSettled'>, state: Subject): Asked[] => {
  const decision = decidedBy(state);
  if (decision === null) return requalified(state);
  return nature === 'executive' && by !== decision ? [{ type: 'SettleContest', proposal: decision, by }] : [];
};

/**
 * What happens to a subject reaches the text and the agenda that have it. The case behind it follows what becomes of
 * it in meetings, and ends with the decision that closes it.
 */
export const consequences: Consequences<SubjectEvent, Subject, Asked> = {
  NatureContested: contested,
  NatureSettled: settled,
  SubjectPutOnAgenda: (event, state) => linked(state, event.proposal),
  SubjectReturnedToBacklog: (_event, state) => [...linked(state, null), ...awaiting(state, null)],
  SubjectHeldByRight: (event, state) => awaiting(state, event.meeting),
  SubjectEnteredMeeting: ({ meeting }, { byRight, body }) =>
    byRight === null
      ? []
      : [
          { type: 'EnterCase', case: byRight.case, meeting },
          { type: 'LeaveDocket', body, case: byRight.case },
        ],
  SubjectExitedMeeting: ({ meeting, end }, state) => {
    if (state.byRight === null) return [];
    const again = inAbsentees(state, end) ? [] : awaiting(state, null);
    return [{ type: 'HearCase', case: state.byRight.case, meeting, end }, ...again];
  },
  // The group gave it to another body, or whoever heard it sent it on: it is not awaited where it was.
  SubjectMoved: ({ body: to }, { byRight, homes, body }) =>
    byRight === null
      ? []
      : [
          { type: 'LeaveDocket', body: homes.at(-2) ?? body, case: byRight.case },
          { type: 'SendCaseOn', case: byRight.case, to },
        ],
  NatureCarried: (_event, state) => requalified(state),
  SubjectClosed: ({ how }, state) => {
    const { byRight, body } = state;
    if (how.kind === 'merged') return carried(state, how.into);
    if (byRight === null) return [];
    const leave = { type: 'LeaveDocket', body, case: byRight.case } as const;
    return how.kind === 'dealtWith'
      ? [leave, { type: 'SettleCase', case: byRight.case, decision: how.decision }]
      : [leave];
  },
};
