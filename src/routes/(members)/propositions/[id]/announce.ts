import { m } from '#lib/paraglide/messages.js';
import { phaseInWords } from './labels.ts';
import type { ProposalView } from '#lib/server/application/proposals/proposal.ts';

/** What changed between two drawings of the page, in one sentence for who does not see it; empty if nothing said. */
export const changeInWords = (before: ProposalView, after: ProposalView): string => {
  if (after.versions.length > before.versions.length)
    return m.proposal_live_version({ number: String(after.versions.length) });
  if (after.phase !== before.phase) return m.proposal_live_phase({ phase: phaseInWords(after.phase) });
  const known = new Set(before.objections.map(({ id }) => id));
  const raised = after.objections.find(({ id }) => !known.has(id));
  if (raised && !raised.mine) return m.proposal_live_objection({ name: raised.author.name });
  if (after.questions.length > before.questions.length) return m.proposal_live_question();
  if (after.answered > before.answered)
    return m.proposal_answers({
      answered: String(after.answered),
      total: String(after.answered + after.awaited),
    });
  return '';
};
