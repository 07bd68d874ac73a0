import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { EnvelopeContext, EnvelopeEvent, EnvelopeRefusal, EnvelopeState } from './envelope.ts';
import type { EnvelopeCommand } from './commands.ts';
import { isAmount } from './spending.ts';

/** What a decision's adoption or end does to the envelope it uses. */
export const decide = (
  state: EnvelopeState,
  command: EnvelopeCommand,
  { now, actor }: EnvelopeContext,
): Result<readonly EnvelopeEvent[], EnvelopeRefusal> => {
  if (actor.kind !== 'system') return refuse({ code: 'system-only' });
  const { decision } = command;
  const known = decision in state.spendings;
  switch (command.type) {
    case 'CommitSpending': {
      const { euros } = command;
      if (!isAmount(euros)) return refuse({ code: 'amount-invalid', amountEuros: euros });
      if (known) return refuse({ code: 'spending-already-committed', decision });
      return ok(euros === 0 ? [] : [{ type: 'SpendingCommitted', decision, euros, at: now }]);
    }
    case 'ReleaseSpending':
      return ok(known ? [{ type: 'SpendingReleased', decision, at: now }] : []);
  }
};
