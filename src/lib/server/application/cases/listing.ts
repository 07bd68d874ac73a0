import { isIrregular, type CaseState, type HeardCase, type KnownCase } from '#lib/governance/cases/index.ts';
import type { Listing } from '../engine/noun.ts';
import type { Instant } from '#lib/kernel/civil.ts';

export type CaseStatus =
  /** A call-in that too few members have joined yet, or did not join in time. */
  | 'gathering'
  | 'expired'
  | 'waiting'
  | 'onAgenda'
  | 'heard'
  | 'reported'
  | NonNullable<HeardCase['end']>['outcome'];

/** A line of the lists of cases. Who called a decision in is not in it: only their number. */
export interface CaseLine {
  id: string;
  kind: KnownCase['kind'];
  subject: string | null;
  /** Null when the subject's own title says it. */
  title: string | null;
  from: string | null;
  to: string;
  at: Instant;
  status: CaseStatus;
  open: boolean;
  irregular: boolean;
  /** An emergency whose reason is still to be written. */
  reasonAwaited: boolean;
  /** The meeting that has it on its agenda, or was told of it. */
  meeting: string | null;
  /** The decision that ended it. */
  decision: string | null;
  endedAt: Instant | null;
  turn: number;
  calls: number;
  needed: number;
}

const statusOf = (state: KnownCase): CaseStatus => {
  if (state.kind === 'act') return state.reportedTo === null ? 'waiting' : 'reported';
  if (state.end !== null) return state.end.outcome;
  if (state.kind === 'callIn' && state.openedAt === null)
    return state.expiredAt === null ? 'gathering' : 'expired';
  if (state.course.meeting !== null) return 'onAgenda';
  return state.course.hearings.some(({ end }) => end === 'dealtWith') ? 'heard' : 'waiting';
};

const titleOf = (state: KnownCase): string | null => {
  if (state.kind === 'act') return state.object;
  return 'title' in state ? state.title : null;
};

const fromOf = (state: KnownCase): string | null => {
  if (state.kind === 'referral' || state.kind === 'callIn' || state.kind === 'contest') return state.from;
  return state.kind === 'arbitration' ? state.claimant : null;
};

const lineOf = (state: KnownCase): CaseLine => {
  const status = statusOf(state);
  const end = state.kind === 'act' ? null : state.end;
  return {
    id: state.id,
    kind: state.kind,
    subject: state.kind === 'act' ? null : state.subject,
    title: titleOf(state),
    from: fromOf(state),
    to: state.to,
    at: state.at,
    status,
    open: end === null && status !== 'expired' && status !== 'reported',
    irregular: isIrregular(state),
    reasonAwaited: state.kind === 'emergency' && state.reason === null && state.end === null,
    meeting: state.kind === 'act' ? state.reportedTo : state.course.meeting,
    decision: end !== null && 'decision' in end ? end.decision : null,
    endedAt: end?.at ?? null,
    turn: state.kind === 'referral' ? state.turn : 1,
    calls: state.kind === 'callIn' ? state.calls.length : 0,
    needed: state.kind === 'callIn' ? state.needed : 0,
  };
};

export const caseListing = (state: CaseState): Listing | null => {
  if (state.kind === 'none') return null;
  const line = lineOf(state);
  return { listing: line, public: false, sortKey: state.at, searchText: line.title ?? '' };
};
