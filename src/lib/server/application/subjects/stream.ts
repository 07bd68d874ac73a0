import { z } from 'zod';
import { addDays, endOf } from '#lib/kernel/civil.ts';
import { refuse } from '#lib/kernel/result.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import type {
  SubjectCommand,
  SubjectContext,
  SubjectEvent,
  SubjectRefusal,
  SubjectState,
} from '#lib/governance/subjects/index.ts';
import { defineNoun, type Listing } from '../engine/noun.ts';
import { contestId, isContestId } from '../cases/contest-id.ts';
import { anyText, civilDate, euros, id } from '../fields.ts';
import { citedDecisions, decisionStreams, organisationOf } from '../organisation/in-context.ts';
import type { Reaction } from '../engine/reaction.ts';

const subject = { subjectId: id };
const nature = z.enum(['political', 'executive']);
const answer = z.enum(['yes', 'no', 'unsure']);
const right = z.enum(subjects.rights);
const reasoned = z.object({ ...subject, reason: anyText });

const schemas = {
  RaiseSubject: z.object({
    ...subject,
    title: anyText,
    text: anyText,
    body: id,
    origin: anyText.nullable(),
    answers: z.object({
      newPolicy: answer,
      orientation: answer,
      priceTaxLand: answer,
      serviceOrganisation: answer,
      publicPosition: answer,
    }),
    unbudgetedEuros: euros.nullable(),
    basis: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('runningAffairs') }),
        z.object({ kind: z.literal('executes'), decision: id }),
      ])
      .nullable(),
  }),
  ContestNature: reasoned,
  SettleNature: z.object({ ...subject, nature, decision: id }),
  ParkSubject: z.object({ ...subject, reason: anyText, until: civilDate }),
  UnparkSubject: z.object(subject),
  WithdrawSubject: reasoned,
  MergeSubject: z.object({ ...subject, into: id }),
  SupportSubject: z.object(subject),
  MoveSubject: z.object({ ...subject, body: id, reason: anyText }),
  PutOnAgenda: z.object({ ...subject, proposal: id }),
  ReturnToBacklog: z.object(subject),
  EnterMeeting: z.object({ ...subject, meeting: id }),
  ExitMeeting: z.object({ ...subject, meeting: id, end: z.enum(['dealtWith', 'carriedOver', 'removed']) }),
  RaiseByRight: z.object({ ...subject, title: anyText, text: anyText, body: id, by: id, case: id, right }),
  HoldByRight: z.object({ ...subject, case: id, right, meeting: id.nullable() }),
  AwaitAgain: z.object(subject),
  RecallSubject: z.object({ ...subject, case: id, body: id }),
  CloseSubject: z.object({
    ...subject,
    how: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('dealtWith'), decision: id }),
      z.object({ kind: z.literal('heard'), meeting: id }),
      z.object({ kind: z.literal('referred'), to: id }),
    ]),
  }),
};

/** A line of the backlog. */
export interface SubjectLine {
  id: string;
  title: string;
  body: string;
  nature: 'political' | 'executive';
  status: 'raised' | 'parked' | 'onAgenda' | 'closed';
  raisedBy: string;
  raisedAt: string;
  supporters: number;
  proposal: string | null;
  until: string | null;
  contested: boolean;
}

const listing = (state: SubjectState): Listing | null => {
  if (state.status === 'none') return null;
  const line: SubjectLine = {
    id: state.id,
    title: state.title,
    body: state.body,
    nature: state.nature,
    status: state.status,
    raisedBy: state.raisedBy,
    raisedAt: state.raisedAt,
    supporters: state.supporters.length,
    proposal: state.status === 'onAgenda' ? state.proposal : null,
    until: state.status === 'parked' ? state.until : null,
    contested: state.contests.length > 0 && state.settledBy === null,
  };
  return {
    listing: line,
    public: false,
    sortKey: state.raisedAt,
    searchText: `${state.title}\n${state.text}`,
  };
};

const citedBy = (command: SubjectCommand): (string | null)[] => {
  if (command.type === 'RaiseSubject')
    return [command.basis?.kind === 'executes' ? command.basis.decision : null];
  return command.type === 'SettleNature' ? [command.decision] : [];
};

type KnownSubject = Exclude<SubjectState, { status: 'none' }>;

/** The agenda that has the subject learns which proposal answers it from now on. */
const linked = (state: SubjectState, proposal: string | null): readonly Reaction[] => {
  if (state.status === 'none' || state.meeting === null) return [];
  return [{ type: 'LinkProposal', meeting: state.meeting, subject: state.id, proposal }];
};

/** What is to be heard by right waits for the next meeting of the body where it is, unless one has it already. */
const awaiting = (state: KnownSubject, wanted: string | null): Reaction[] => {
  const { byRight, body, id: of } = state;
  if (byRight === null || state.meeting !== null || state.status === 'closed') return [];
  return [{ type: 'AwaitMeeting', body, case: byRight.case, subject: of, right: byRight.right, wanted }];
};

/** Dealt with while a text still stands on it: absent members have their time, and nothing is heard twice. */
const inAbsentees = (state: KnownSubject, end: string): boolean =>
  end === 'dealtWith' && state.status === 'onAgenda';

/** The case behind a subject follows what happens to it in meetings, and ends with the decision that closes it. */
const toCase = (event: SubjectEvent, state: SubjectState): Reaction[] => {
  if (state.status === 'none' || state.byRight === null) return [];
  const { case: id } = state.byRight;
  switch (event.type) {
    case 'SubjectHeldByRight':
      return awaiting(state, event.meeting);
    case 'SubjectReturnedToBacklog':
      return awaiting(state, null);
    case 'SubjectEnteredMeeting': {
      const { meeting } = event;
      return [
        { type: 'EnterCase', case: id, meeting },
        { type: 'LeaveDocket', body: state.body, case: id },
      ];
    }
    case 'SubjectExitedMeeting': {
      const { meeting, end } = event;
      const again = inAbsentees(state, end) ? [] : awaiting(state, null);
      return [{ type: 'HearCase', case: id, meeting, end }, ...again];
    }
    // The group gave it to another body, or whoever heard it sent it on: it is not awaited where it was.
    case 'SubjectMoved': {
      const from = state.homes.at(-2) ?? state.body;
      return [
        { type: 'LeaveDocket', body: from, case: id },
        { type: 'SendCaseOn', case: id, to: event.body },
      ];
    }
    case 'SubjectClosed': {
      const { how } = event;
      const leave: Reaction = { type: 'LeaveDocket', body: state.body, case: id };
      return how.kind === 'dealtWith'
        ? [leave, { type: 'SettleCase', case: id, decision: how.decision }]
        : [leave];
    }
    default:
      return [];
  }
};

/** Contested just after it was decided: the decision says so, until the group says that it was executive (I-1). */
const decided = (
  event: Extract<SubjectEvent, { type: 'NatureContested' | 'NatureSettled' }>,
  proposal: string,
  title: string,
): readonly Reaction[] => {
  if (event.type === 'NatureContested') {
    const { by, reason } = event;
    const contested = { kind: 'decision', decision: proposal } as const;
    return [
      { type: 'ContestDecision', proposal },
      { type: 'OpenContest', case: contestId(proposal), contested, title, by, reason },
    ];
  }
  return event.nature === 'executive' && event.decision !== proposal
    ? [{ type: 'SettleContest', proposal, by: event.decision }]
    : [];
};

/** A change of nature reaches the proposal that stands on the subject at once (I-1). */
const toProposal = (event: SubjectEvent, state: SubjectState): readonly Reaction[] => {
  if (event.type === 'SubjectPutOnAgenda') return linked(state, event.proposal);
  if (event.type === 'SubjectReturnedToBacklog') return linked(state, null);
  if (event.type !== 'NatureContested' && event.type !== 'NatureSettled') return [];
  if (state.status === 'closed' && state.how.kind === 'dealtWith')
    return decided(event, state.how.decision, state.title);
  return state.status === 'onAgenda'
    ? [{ type: 'RequalifyProposal', proposal: state.proposal, nature: state.nature }]
    : [];
};

const react = (event: SubjectEvent, state: SubjectState): readonly Reaction[] => [
  ...toProposal(event, state),
  ...toCase(event, state),
];

export const subjectNoun = defineNoun<
  SubjectState,
  SubjectCommand,
  SubjectEvent,
  SubjectRefusal,
  SubjectContext
>({
  noun: 'subject',
  decider: {
    ...subjects,
    // Whoever takes the id of a contest to come would keep the group from hearing it (I-1).
    decide: (state, command, context) =>
      command.type === 'RaiseSubject' && isContestId(command.subjectId)
        ? refuse({ code: 'subject-exists', subject: command.subjectId })
        : subjects.decide(state, command, context),
  },
  schemas,
  stream: (command) => `subject:${command.subjectId}`,
  reads: (command) => [
    ...decisionStreams(...citedBy(command)),
    ...(command.type === 'MergeSubject' ? [`subject:${command.into}`] : []),
  ],
  context: (loaded, { now, actor }, command) => {
    const { commune, charter, bodies } = organisationOf(loaded);
    const target = command.type === 'MergeSubject' ? loaded.state(`subject:${command.into}`, subjects) : null;
    return {
      now,
      actor,
      commune,
      charter,
      bodies,
      decisions: citedDecisions(loaded, citedBy(command)),
      mergeTarget: target && target.status !== 'none' ? target : null,
    };
  },
  listing,
  deadline: {
    // A subject set aside comes back on the day that was said, from its first instant.
    at: (state) => (state.status === 'parked' ? endOf(addDays(state.until, -1)) : null),
    command: (state) => ({ type: 'UnparkSubject', subjectId: state.status === 'none' ? '' : state.id }),
  },
  react,
});
