import { m } from '#lib/paraglide/messages.js';
import { dayInWords } from '#lib/ui/day.ts';
import { changeInWords } from '#lib/ui/organisation-change.ts';
import type { ProposalView } from '#lib/server/application/proposals/proposal.ts';

const settlements = {
  upheld: m.proposal_effect_done_settle_upheld,
  replaced: m.proposal_effect_done_settle_replaced,
  undone: m.proposal_effect_done_settle_undone,
} as const;

/** What adoption does by itself, a line each; none when it does nothing more than the text says. */
export const effectLines = ({ effect, delegate, changes: changed }: ProposalView): string[] => {
  switch (effect.kind) {
    case 'none':
      return [];
    case 'charter':
      return [m.proposal_effect_done_charter()];
    case 'nature':
      return [
        effect.nature === 'political'
          ? m.proposal_effect_done_nature_political()
          : m.proposal_effect_done_nature_executive(),
      ];
    case 'keep':
      return [m.proposal_effect_done_keep({ day: dayInWords(effect.reviewOn) })];
    case 'supersede':
      return [m.proposal_effect_done_supersede()];
    case 'repeal':
      return [m.proposal_effect_done_repeal()];
    case 'delegate':
      return [
        m.proposal_effect_done_delegate({
          body: delegate ?? '',
          matters: effect.matters.join(', '),
          day: dayInWords(effect.until),
        }),
      ];
    case 'settle':
      return [settlements[effect.settlement]()];
    case 'assign':
      return [m.proposal_effect_done_assign()];
    case 'organise':
      return changed.map(changeInWords);
  }
};
