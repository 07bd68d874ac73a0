import type { Conversation } from './gathering.ts';
import type { Statement } from './polis-files.ts';
import type { StatementTally } from './tallies.ts';

/** What tells that agreement and disagreement were exchanged in a file of votes. */
export interface SignsFound {
  /** Authors' answers to their own statements: Polis counts an author as agreeing. */
  readonly authors: { readonly agree: number; readonly disagree: number };
  /** Statements whose votes are those that `comments.csv` counts, and those where they are so only when exchanged. */
  readonly counts: { readonly same: number; readonly exchanged: number };
  readonly exchanged: boolean;
}

/** Fewest authors, or statements counted, that can tell. */
const telling = 5;

const ofAuthors = (
  { people, statements, answers }: Conversation,
  known: ReadonlyMap<string, Statement>,
): SignsFound['authors'] => {
  const authors = statements.map((id) => known.get(id)?.author);
  let [agree, disagree] = [0, 0];
  for (const [row, person] of people.entries())
    for (let at = answers.starts[row] ?? 0; at < (answers.starts[row + 1] ?? 0); at++) {
      if (authors[answers.statements[at] ?? 0] !== person) continue;
      if (answers.values[at] === 1) agree++;
      if (answers.values[at] === -1) disagree++;
    }
  return { agree, disagree };
};

const ofCounts = (
  tallies: readonly StatementTally[],
  known: ReadonlyMap<string, Statement>,
): SignsFound['counts'] => {
  let [same, exchanged] = [0, 0];
  for (const { statement, agree, disagree } of tallies) {
    const [agrees, disagrees] = known.get(statement)?.counts ?? [0, 0];
    if (agrees === disagrees) continue;
    if (agree === agrees && disagree === disagrees) same++;
    if (agree === disagrees && disagree === agrees) exchanged++;
  }
  return { same, exchanged };
};

/**
 * Whether the signs of votes seem exchanged, as far as `comments.csv` tells: most authors disagree with what they
 * wrote themselves, or its counts are those of the votes turned round.
 */
export const signsOf = (
  conversation: Conversation,
  tallies: readonly StatementTally[],
  known: ReadonlyMap<string, Statement>,
): SignsFound => {
  const authors = ofAuthors(conversation, known);
  const counts = ofCounts(tallies, known);
  const against = authors.disagree >= telling && authors.disagree > authors.agree;
  const turned = counts.exchanged >= telling && counts.exchanged > counts.same;
  return { authors, counts, exchanged: against || turned };
};
