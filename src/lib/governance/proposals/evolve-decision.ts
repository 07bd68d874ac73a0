import { coreOf } from './core.ts';
import { decisionOf } from './reading.ts';
import type { ProposalEvent } from './proposal.ts';
import type { Closure, Decision, Proposed } from './state.ts';

const closed = (state: Proposed, closure: Closure): Proposed => ({
  ...coreOf(state),
  offer: null,
  naming: null,
  merging: null,
  hindered: null,
  phase: 'closed',
  closure,
});

const adopted = (state: Proposed, event: Extract<ProposalEvent, { type: 'ProposalAdopted' }>): Proposed =>
  closed(state, {
    outcome: event.outcome,
    decision: {
      decidedAt: event.at,
      version: event.version,
      terms: event.terms,
      charterVersion: event.charterVersion,
      counted: event.counted,
      positions: 'positions' in state ? state.positions : {},
      silent: event.silent,
      fallback: event.fallback,
      ground: event.ground,
      force: { kind: 'inForce', reviewOn: event.terms.reviewOn },
      suspendedBy: null,
      contested: false,
      measured: null,
      kept: [],
    },
  });

const ended = <E extends Pick<Extract<ProposalEvent, { type: 'ProposalAbandoned' }>, 'at' | 'voters'>>({
  at,
  voters,
}: E) => ({ at, voters });

/** How a proposal ends; null for any other event. */
export const evolveClosure = (state: Proposed, event: ProposalEvent): Proposed | null => {
  switch (event.type) {
    case 'ProposalAdopted':
      return adopted(state, event);
    case 'FallbackRejected':
      return closed(state, { outcome: 'rejectedByFallback', tally: event.tally, ...ended(event) });
    case 'ProposalAbandoned':
      return closed(state, { outcome: 'abandoned', ...ended(event) });
    case 'ProposalWithdrawn':
      return closed(state, { outcome: 'withdrawn', reason: event.reason, ...ended(event) });
    case 'ProposalReferred':
      return closed(state, { outcome: 'referred', to: event.to, reason: event.reason, ...ended(event) });
    default:
      return null;
  }
};

/** What an event changes of a decision that was taken; null for an event that changes nothing of one. */
const changesOf = (decision: Decision, event: ProposalEvent): Partial<Decision> | null => {
  switch (event.type) {
    case 'ForceChanged':
      return { force: { kind: event.change, by: event.by, at: event.at } };
    case 'DecisionKept':
      return {
        force: { kind: 'inForce', reviewOn: event.reviewOn },
        kept: [...decision.kept, { by: event.by, at: event.at, reviewOn: event.reviewOn }],
      };
    case 'DecisionSuspended':
      return { suspendedBy: event.by };
    case 'DecisionResumed':
      return { suspendedBy: null };
    case 'MeasuresRecorded':
      return { measured: { results: event.results, at: event.at } };
    case 'DecisionContested':
      return { contested: true };
    case 'ContestSettled':
      return { contested: false };
    default:
      return null;
  }
};

/** What becomes of a decision once it was taken; null for any other event. */
export const evolveDecision = (state: Proposed, event: ProposalEvent): Proposed | null => {
  const closure = decisionOf(state);
  if (state.phase !== 'closed' || closure === null) return null;
  const changes = changesOf(closure.decision, event);
  return changes && { ...state, closure: { ...closure, decision: { ...closure.decision, ...changes } } };
};
