import type { Consequences } from '#lib/kernel/decider.ts';
import type { BodiesCommand } from '../bodies/index.ts';
import type { CommuneCommand } from '../commune/index.ts';
import type { ProposalCommand } from '../proposals/index.ts';
import type { SolicitationCommand } from '../solicitations/index.ts';
import type { Right, SubjectCommand } from '../subjects/index.ts';
import type { CaseEvent } from './case.ts';
import type { CaseCommand } from './commands.ts';
import type { DocketCommand } from './docket-commands.ts';
import { rightOf, type CaseState, type Contested } from './state.ts';

type Asked =
  | BodiesCommand
  | Extract<CommuneCommand, { type: 'SettleChange' }>
  | CaseCommand
  | DocketCommand
  | ProposalCommand
  | SolicitationCommand
  | SubjectCommand;
type Case = Exclude<CaseState, { kind: 'none' }>;
type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

const referred = ({ id, subject, to, reason, by, meeting, sentOnFrom }: Of<'ReferralMade'>): Asked[] => [
  ...(by === null ? [] : [{ type: 'MoveSubject', subjectId: subject, body: to, reason } as const]),
  { type: 'HoldByRight', subjectId: subject, case: id, right: 'referral', meeting },
  ...(sentOnFrom === null ? [] : [{ type: 'SendCaseOn', case: sentOnFrom, to } as const]),
];

type Raising = Of<'EmergencyInvoked' | 'OffCircuitReported' | 'MatterClaimed' | 'ContestOpened'>;

/** A case of its own becomes a subject of the group, heard by right. */
const raised = ({ subject, title, to: body, by, id }: Raising, text: string, right: Right): Asked[] => [
  { type: 'RaiseByRight', subjectId: subject, title, text, body, by, case: id, right },
];

/** To whom the group gives the disputed subject, or the matter that stood in two perimeters. */
const assigned = ({ moved, yielding, decision }: Of<'CaseSettled'>, disputed: string | null): Asked[] => [
  ...(disputed !== null && moved !== null
    ? [{ type: 'MoveSubject', subjectId: disputed, body: moved, reason: 'arbitration' } as const]
    : []),
  ...yielding.map((change) => ({ type: 'ChangeBody', ...change, decision }) as const),
];

/** The group answers for a decision: it makes it its own, and nobody contests it any more, or its force changes. */
const answered = ({ settlement, applied, decision: by }: Of<'CaseSettled'>, proposal: string): Asked[] => {
  if (settlement === 'upheld') return [{ type: 'SettleContest', proposal, by }];
  const change = settlement === 'replaced' ? 'superseded' : 'repealed';
  return applied ? [] : [{ type: 'ChangeForce', proposal, by, change }];
};

/** Who asked for advice in a role, and whom a change is about, learn what the group made of the contest. */
const told = (
  contested: Contested,
  { settlement, decision }: Pick<Of<'ContestLifted'>, 'settlement' | 'decision'>,
): Asked[] =>
  contested.kind === 'solicitation'
    ? [{ type: 'SettleSolicitation', solicitation: contested.solicitation, settlement, decision }]
    : contested.kind === 'change'
      ? [{ type: 'SettleChange', change: contested.change, settlement }]
      : [];

/** What the group's text does to the decision at stake, or to the subject that two bodies claimed. */
const settled = (event: Of<'CaseSettled'>, state: Case): Asked[] => {
  if (state.kind === 'arbitration') return assigned(event, state.disputed);
  if (state.kind === 'callIn')
    return [{ type: 'ResumeDecision', proposal: state.id, by: state.id }, ...answered(event, state.id)];
  if (state.kind !== 'contest') return [];
  const { contested } = state;
  return contested.kind === 'decision' ? answered(event, contested.decision) : told(contested, event);
};

/** The group has answered elsewhere: what was to be heard closes with that decision. */
const lifted = (event: Of<'ContestLifted'>, state: Case): Asked[] => {
  if (state.kind !== 'contest') return [];
  const how = { kind: 'dealtWith', decision: event.decision } as const;
  return [
    ...(event.closes ? [{ type: 'CloseSubject', subjectId: state.subject, how } as const] : []),
    ...told(state.contested, event),
  ];
};

/** What a case brings about elsewhere: on its subject, on the decision called in, in what the group is told. */
export const consequences: Consequences<CaseEvent, Case, Asked> = {
  ReferralMade: referred,
  CallInOpened: (_event, state) =>
    state.kind === 'callIn'
      ? [
          { type: 'SuspendDecision', proposal: state.id, by: state.id },
          { type: 'RecallSubject', subjectId: state.subject, case: state.id, body: state.to },
        ]
      : [],
  EmergencyInvoked: (event) => raised(event, event.done, rightOf.emergency),
  OffCircuitReported: (event) => raised(event, event.what, rightOf.report),
  MatterClaimed: (event) => raised(event, event.reason, rightOf.arbitration),
  ContestOpened: (event) => raised(event, event.reason, rightOf.contest),
  MayoralActRecorded: ({ to: body, id: act }) => [{ type: 'AwaitReporting', body, act }],
  CaseSettled: settled,
  ContestLifted: lifted,
};
