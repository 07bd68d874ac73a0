import { euros, id, reaction, type CommandOf } from '../fields.ts';

const spending = {
  holder: id('Who has the envelope: a circle, a role, or the decision that delegates it.'),
  decision: id('The decision that spends.'),
};

/** What happens to an envelope: both follow by themselves from decisions, nobody types what is spent. */
export const envelopeCommands = {
  CommitSpending: reaction('Takes from an envelope what a decision spends.', {
    ...spending,
    euros: euros('What it spends, in euros before tax.'),
  }),
  ReleaseSpending: reaction('Gives back to an envelope what a decision no longer spends.', spending),
};

export type EnvelopeCommand = CommandOf<typeof envelopeCommands>;
