import { isEmpty, plain, weightOf, type Ballot, type Question } from './ballot.ts';

/** Papers cast, apart: those that say nothing, those that cannot be counted, the others. */
export interface PaperCounts {
  readonly blank: number;
  readonly spoilt: number;
  readonly counted: number;
}

const blankWords: ReadonlySet<string> = new Set(['blanc', 'blank', 'bulletin blanc']);
const spoiltWords: ReadonlySet<string> = new Set(['nul', 'spoilt', 'bulletin nul']);

/** Methods in which « blanc » is an answer like others. */
const coloured: ReadonlySet<string> = new Set(['regnier', 'colours']);
/** Methods that count blank and spoilt answers under each option. */
const counting: ReadonlySet<string> = new Set(['majority']);

const kindOf = (ballot: Ballot, method: string): keyof PaperCounts => {
  let kind: keyof PaperCounts | null = null;
  for (const cell of ballot) {
    if (isEmpty(cell)) continue;
    const word = typeof cell === 'number' || /^\s*\d/.test(cell ?? '') ? '' : plain(cell);
    const said = spoiltWords.has(word) ? 'spoilt' : 'blank';
    if (said === 'blank' && (coloured.has(method) || !blankWords.has(word))) return 'counted';
    kind = kind === null || kind === said ? said : 'spoilt';
  }
  return kind ?? 'blank';
};

/** Tells blank and spoilt papers from the others, as one lays them out on a table before counting. */
export const sortPapers = (
  ballots: readonly Ballot[],
  question: Question,
  method: string,
): { readonly ballots: readonly Ballot[]; readonly blank: number; readonly spoilt: number } => {
  const papers = { blank: 0, spoilt: 0, counted: 0 };
  const laid = ballots.map((ballot, index): Ballot => {
    const kind = kindOf(ballot, method);
    papers[kind] += weightOf(question, index);
    return kind === 'counted' || counting.has(method) ? ballot : ballot.map(() => null);
  });
  return { ballots: laid, blank: papers.blank, spoilt: papers.spoilt };
};
