import { civilDateOf } from '#lib/kernel/civil.ts';
import type { Result } from '#lib/kernel/result.ts';
import type { Body } from '../bodies/index.ts';
import { checkBody, type Basis, type Delegation, type Ground, type Obstacle } from '../powers/index.ts';
import type { SubjectState } from '../subjects/index.ts';
import {
  awaitsGroup,
  decisionOf,
  effectOf,
  isCarriedOut,
  isInForce,
  lastVersion,
  unmeasuredTrial,
} from './reading.ts';
import type { ProposalContext } from './proposal.ts';
import type { Proposed, ProposalState } from './state.ts';

/** What the rules look at of the subject that a proposal answers; null when there is none. */
export const subjectFacts = (state: SubjectState): ProposalContext['subject'] => {
  if (state.status === 'none') return null;
  const { basis } = state.grounds;
  return {
    body: state.body,
    nature: state.nature,
    running: basis?.kind === 'runningAffairs',
    executes: basis?.kind === 'executes' ? basis.decision : null,
    settledBy: state.settledBy,
    open: state.status === 'raised' || state.status === 'onAgenda',
    // In a journal where drafting took the subject, whether that is still a draft is the subject's to find out.
    proposal: state.status === 'onAgenda' && state.takenAt === 'tabling' ? state.proposal : null,
    meeting: state.status === 'closed' ? null : state.meeting,
  };
};

/** What the rules look at of the decision that an effect names; null when there is none. */
export const targetFacts = (state: ProposalState): ProposalContext['target'] => {
  if (state.phase === 'none') return null;
  const { body, nature } = state;
  const standing = { inForce: isInForce(state), awaitsGroup: awaitsGroup(state) };
  return { body, nature, ...standing, unmeasured: unmeasuredTrial(state) };
};

/**
 * Nature is the subject's as it stands now: a contest of this very instant counts (I-1). Changing or ending a
 * political decision is political, whatever its subject answers to the grid (I-3).
 */
export const natureNow = (state: Proposed, { subject, target }: ProposalContext) =>
  [state.nature, subject?.nature, target?.nature].includes('political') ? 'political' : 'executive';

const basisOf = (state: Proposed, context: ProposalContext): Basis | null => {
  const { subject } = context;
  if (subject?.settledBy) return { kind: 'settled', decision: subject.settledBy };
  if (state.executes !== null)
    return { kind: 'executes', decision: state.executes, inForce: context.executedInForce };
  return subject?.running ? { kind: 'runningAffairs' } : null;
};

/** Who may decide this? What lets the proposal's body adopt its text as it stands, or what stands in the way. */
export const groundOf = (state: Proposed, body: Body, context: ProposalContext): Result<Ground, Obstacle> => {
  const { amountEuros, matter, delegation } = lastVersion(state).scope;
  return checkBody(
    body,
    {
      nature: natureNow(state, context),
      basis: basisOf(state, context),
      matter,
      amountEuros,
      delegation: delegation === null ? null : (context.delegation ?? 'unknown'),
    },
    context.envelope,
    civilDateOf(context.now),
  );
};

/** What an adopted decision delegates, and whether it still does; null when it delegates nothing. */
export const delegationOf = (state: ProposalState): Delegation | null => {
  const closure = decisionOf(state);
  if (!closure || state.phase === 'none') return null;
  const effect = effectOf(state);
  if (effect.kind !== 'delegate') return null;
  const { kind: _kind, ...power } = effect;
  const from = civilDateOf(closure.decision.decidedAt);
  return { ...power, decision: state.id, from, inForce: isCarriedOut(state) };
};

/** What stands of the decisions that a text rests on: the one that it carries out, the delegation that it cites. */
export const footing = (
  executed: ProposalState,
  cited: ProposalState,
): Pick<ProposalContext, 'executedInForce' | 'delegation'> => ({
  executedInForce: isCarriedOut(executed),
  delegation: delegationOf(cited),
});
