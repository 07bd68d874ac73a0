import { m } from '#lib/paraglide/messages.js';
import { dayInWords } from '#lib/ui/day.ts';
import type { ProposalView } from '#lib/server/application/queries/proposal.ts';

type Change = ProposalView['changes'][number];

const changes: Record<Change['type'], (facts: { body: string; role: string; person: string }) => string> = {
  CreateBody: m.proposal_change_CreateBody,
  ChangeBody: m.proposal_change_ChangeBody,
  DissolveBody: m.proposal_change_DissolveBody,
  AdmitMember: m.proposal_change_AdmitMember,
  RemoveMember: m.proposal_change_RemoveMember,
  DefineRole: m.proposal_change_DefineRole,
  ChangeRole: m.proposal_change_ChangeRole,
  GrantMandate: m.proposal_change_GrantMandate,
  EndMandate: m.proposal_change_EndMandate,
};

/** One change of bodies, roles or mandates, in a sentence. */
export const changeInWords = ({ type, body, role, person }: Change): string =>
  changes[type]({ body, role: role ?? '', person: person?.name ?? '' });

/** What adoption does by itself, a line each; none when it does nothing more than the text says. */
export const effectLines = ({ effect, changes: changed }: ProposalView): string[] => {
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
    case 'organise':
      return changed.map(changeInWords);
  }
};
