import { joined, type Answer, type Words } from '#lib/kernel/answer.ts';
import { sayGradients, sayJudgment } from './say-judgment.ts';
import { sayAbacus, sayColours, sayNominations, sayPoints } from './say-points.ts';
import { saySchulze, sayTransferable } from './say-ranked.ts';
import { sayConsent, sayFist, sayMajority } from './say-votes.ts';
import { methodNames, papersSaid, type Said } from './saying.ts';
import type { Tally } from './tally.ts';

/** Where a ballot, from 1, stands in its file. */
export type LineOf = (ballot: number) => number;

const said = (result: Tally, lineOf: LineOf): Said => {
  switch (result.method) {
    case 'majority-judgment':
      return sayJudgment(result);
    case 'gradients':
      return sayGradients(result);
    case 'schulze':
      return saySchulze(result);
    case 'stv':
      return sayTransferable(result);
    case 'majority':
      return sayMajority(result);
    case 'consent':
      return sayConsent(result, lineOf);
    case 'fist-to-five':
      return sayFist(result);
    case 'dots':
    case 'score':
      return sayPoints(result);
    case 'regnier':
      return sayAbacus(result);
    case 'colours':
      return sayColours(result);
    case 'nominations':
      return sayNominations(result);
  }
};

/** A count, said: its verdict, then the sheet by which it is redone by hand. */
export const answerOf = (
  result: Tally,
  lineOf: LineOf,
  { title, notes }: { readonly title: string | null; readonly notes: readonly Words[] },
): Answer => {
  const { verdict, sheet } = said(result, lineOf);
  const name = methodNames[result.method];
  return {
    title: title === null ? name : joined([name, title], { fr: ' : ', en: ': ' }),
    verdict: [...verdict, ...papersSaid(result)],
    sheet,
    notes,
    figures: result,
  };
};
