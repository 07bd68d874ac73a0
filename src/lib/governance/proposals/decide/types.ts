import type { Result } from '#lib/kernel/result.ts';
import type { ProposalContext, ProposalEvent } from '../proposal.ts';
import type { ProposalCommand } from '../commands.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { ProposalState } from '../state.ts';

export type Command<Type extends ProposalCommand['type']> = Extract<ProposalCommand, { type: Type }>;
export type Decided = Result<readonly ProposalEvent[], ProposalRefusal>;
export type Decide<Type extends ProposalCommand['type']> = (
  state: ProposalState,
  command: Command<Type>,
  context: ProposalContext,
) => Decided;
