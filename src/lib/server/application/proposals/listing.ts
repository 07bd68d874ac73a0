import {
  deadlineOf,
  decisionOf,
  lastVersion,
  publishedAtOf,
  reviewOf,
  type ProposalState,
} from '#lib/governance/proposals/index.ts';
import type { Listing } from '../engine/noun.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

/** Characters of a text that a line keeps. */
export const excerptLength = 240;

/** A line of the lists of proposals and of the register. No person's position, no name (I-25). */
export interface ProposalLine {
  id: string;
  title: string;
  body: string;
  nature: 'political' | 'executive';
  matter: string;
  /** Where it stands: the phase, the outcome, or what became of the decision since. */
  status: string;
  phase: string;
  sponsor: string;
  /** Who was offered to carry it. */
  offeredTo: string | null;
  subject: string;
  deadline: Instant | null;
  decidedAt: Instant | null;
  reviewOn: CivilDate | null;
  /** A call-in stops its execution. */
  suspended: boolean;
  /** When people could know of the decision; null before. */
  publishedAt: Instant | null;
  excerpt: string;
}

const statusOf = (state: Exclude<ProposalState, { phase: 'none' }>): string => {
  const closure = decisionOf(state);
  if (closure)
    return closure.decision.force.kind === 'inForce' ? closure.outcome : closure.decision.force.kind;
  return state.phase === 'closed' ? state.closure.outcome : state.phase;
};

export const proposalListing = (state: ProposalState): Listing | null => {
  if (state.phase === 'none') return null;
  const version = lastVersion(state);
  const closure = decisionOf(state);
  const line: ProposalLine = {
    id: state.id,
    title: version.title,
    body: state.body,
    nature: state.nature,
    matter: state.matter,
    status: statusOf(state),
    phase: state.phase,
    sponsor: state.sponsor,
    offeredTo: state.offer?.to ?? null,
    subject: state.subject,
    deadline: deadlineOf(state),
    decidedAt: closure?.decision.decidedAt ?? null,
    reviewOn: reviewOf(state),
    suspended: closure !== null && closure.decision.suspendedBy !== null,
    publishedAt: publishedAtOf(state),
    excerpt: version.text.slice(0, excerptLength),
  };
  return {
    listing: line,
    public: closure !== null,
    sortKey: closure?.decision.decidedAt ?? state.draftedAt,
    searchText: `${version.title}\n${version.text}`,
  };
};
