import type { Result } from '#lib/kernel/result.ts';
import type {
  ProposalCommand,
  ProposalContext,
  ProposalEvent,
  ProposalRefusal,
  ProposalState,
} from '../proposal.ts';

export type Command<Type extends ProposalCommand['type']> = Extract<ProposalCommand, { type: Type }>;
export type Decided = Result<readonly ProposalEvent[], ProposalRefusal>;
export type Decide<Type extends ProposalCommand['type']> = (
  state: ProposalState,
  command: Command<Type>,
  context: ProposalContext,
) => Decided;
