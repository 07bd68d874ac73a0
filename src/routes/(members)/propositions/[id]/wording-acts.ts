import { fieldNumber } from '../../../form.ts';
import { wordingOf } from '../wording.ts';
import { acting, gesture } from './acting.ts';

type Answer = { objection: string; resolution: object };

/** The ways chosen for each objection: `way-<objection>`, with its indicator and date; « none » leaves it out. */
const integrated = (form: FormData, text: (name: string) => string): Answer[] =>
  [...form.keys()]
    .filter((name) => name.startsWith('way-'))
    .flatMap((name): Answer[] => {
      const objection = name.slice('way-'.length);
      const way = text(name);
      if (way === 'amended') return [{ objection, resolution: { way } }];
      const on = text(`on-${objection}`);
      if (way === 'measured')
        return [{ objection, resolution: { way, indicator: text(`indicator-${objection}`), on } }];
      if (way === 'shortened')
        return [{ objection, resolution: { way, endsOn: text(`endsOn-${objection}`) } }];
      return [];
    });

/** What the person who carries the proposal does with its text. */
export const wordingActs = {
  revise: acting('revise', ({ form, proposal }) => ({ type: 'ReviseDraft', proposal, ...wordingOf(form) })),
  table: gesture('table', 'TableProposal'),
  openBetweenMeetings: gesture('openBetweenMeetings', 'OpenBetweenMeetings'),
  amend: acting('amend', ({ form, proposal, text }) => ({
    type: 'AmendProposal',
    proposal,
    version: fieldNumber(form, 'version'),
    ...wordingOf(form),
    integrates: integrated(form, text),
  })),
};
