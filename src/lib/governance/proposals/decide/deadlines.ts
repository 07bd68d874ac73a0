import { addHours } from '#lib/kernel/civil.ts';
import type { ProposalContext } from '../proposal.ts';
import type { OpenPhase } from '../state.ts';

const order: readonly OpenPhase[] = [
  'presentation',
  'clarification',
  'reactions',
  'amendment',
  'objections',
  'integration',
];

/** Where the procedure may go from a phase: one step on, and back and forth between objections and integration. */
export const nextPhases = (phase: OpenPhase): OpenPhase[] => {
  if (phase === 'integration') return ['objections'];
  const next = order[order.indexOf(phase) + 1];
  return next ? [next] : [];
};

/** The deadline of a phase between meetings: as many days as the charter gives it. */
export const deadlineOf = (phase: OpenPhase, context: ProposalContext): string => {
  const days = context.charter.parameters.betweenMeetings;
  const of: Record<OpenPhase, number> = {
    presentation: days.clarificationDays,
    clarification: days.clarificationDays,
    reactions: days.reactionDays,
    amendment: days.amendmentDays,
    objections: days.objectionDays,
    integration: days.amendmentDays,
  };
  return addHours(context.now, of[phase] * 24);
};
