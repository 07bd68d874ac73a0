export { decide } from './decide/index.ts';
export { evolve, initial } from './evolve.ts';
export {
  blockingObjections,
  deadlineOf,
  decisionOf,
  dueAt,
  effectOf,
  envelopeUsed,
  objectUsed,
  isCarriedOut,
  isInForce,
  isOpen,
  lastVersion,
  meetingsHeardWith,
  missingAdvice,
  publishedAtOf,
  reviewOf,
} from './reading.ts';
export { draftHiddenFrom } from './who.ts';
export { delegationOf, footing, groundOf, isPoliticalText, subjectFacts, targetFacts } from './ground.ts';
export { organising } from './effects.ts';
export type * from './advice.ts';
export { noScope, type Scope } from './scope.ts';
export { proposalCommands, type ProposalCommand } from './commands.ts';
export type * from './proposal.ts';
export type * from './refusals.ts';
export { adoptions, openPhases } from './state.ts';
export type * from './state.ts';
