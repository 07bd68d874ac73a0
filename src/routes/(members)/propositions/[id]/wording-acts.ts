import { acting, type Filled } from '../../../acting.ts';

/** An objection that the new version answers in no way is left out: it stays open. */
const answered = ({ read }: Filled): Readonly<Record<string, unknown>> => {
  const integrates = read['integrates'] as readonly { resolution: { way: string } }[];
  return { integrates: integrates.filter(({ resolution }) => resolution.way !== '') };
};

/** What the person who carries the proposal does with its text. */
export const wordingActs = acting('proposal', {
  revise: 'ReviseDraft',
  table: 'TableProposal',
  openBetweenMeetings: 'OpenBetweenMeetings',
  amend: { type: 'AmendProposal', fields: answered },
});
