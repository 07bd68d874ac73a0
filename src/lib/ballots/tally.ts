import { ok, refuse } from '#lib/kernel/result.ts';
import { weightOf, type Ballot, type Counted, type Question } from './ballot.ts';
import { colourVote, regnierAbacus } from './colours.ts';
import { consentVerdict } from './consent.ts';
import { fistToFive, gradients } from './degrees.ts';
import { majorityJudgment } from './majority-judgment.ts';
import { majorityVote } from './majority.ts';
import { nominations } from './nominations.ts';
import { sortPapers, type PaperCounts } from './papers.ts';
import { dotVote, scoreVote } from './points.ts';
import { schulze } from './schulze.ts';
import { transferableVote } from './stv.ts';

const counts = {
  'majority-judgment': majorityJudgment,
  schulze,
  stv: transferableVote,
  majority: majorityVote,
  consent: consentVerdict,
  gradients,
  'fist-to-five': fistToFive,
  dots: dotVote,
  score: scoreVote,
  colours: colourVote,
  regnier: regnierAbacus,
  nominations,
} as const;

export type Method = keyof typeof counts;

type Figures<M extends Method> = Extract<ReturnType<(typeof counts)[M]>, { ok: true }>['value'];

/** The figures of a method, with the number of ballots and the quorum they were counted under. */
export type Tally<M extends Method = Method> = Figures<M> & {
  readonly ballots: number;
  readonly papers: PaperCounts;
  readonly quorum: { readonly needed: number; readonly met: boolean } | null;
};

const twice = { fr: 'ce nom paraît deux fois', en: 'this name comes twice' };
const nameless = { fr: 'une option n’a pas de nom', en: 'an option has no name' };
const nothing = { fr: 'aucune option n’est proposée', en: 'no option is put' };
const weightless = {
  fr: 'le nombre de bulletins identiques doit être un nombre entier d’au moins 1',
  en: 'the number of identical papers must be a whole number from 1',
};

export const methods = Object.keys(counts) as readonly Method[];

export const isMethod = (text: string): text is Method => Object.hasOwn(counts, text);

/**
 * Counts ballots by a method, keeping every figure needed to redo the count by hand. Each ballot holds one
 * answer an option, in the options' order. Refuses an empty or duplicate option, a ballot of another length
 * and any answer the method does not know, naming the ballot and the option.
 */
export const tally = <M extends Method>(
  method: M,
  ballots: readonly Ballot[],
  question: Question,
): Counted<Tally<M>> => {
  const { options, quorum } = question;
  const wrong = options.findIndex((option, index) => !option.trim() || options.indexOf(option) !== index);
  if (wrong >= 0)
    return refuse({
      row: 0,
      column: options[wrong] ?? '',
      reason: options[wrong]?.trim() ? twice : nameless,
    });
  if (options.length === 0) return refuse({ row: 0, column: '', reason: nothing });
  const odd = ballots.findIndex((ballot) => ballot.length !== options.length);
  if (odd >= 0) {
    const given = ballots[odd]?.length;
    const reason = {
      fr: `${given} réponses pour ${options.length} options`,
      en: `${given} answers for ${options.length} options`,
    };
    return refuse({ row: odd + 1, column: '', reason });
  }
  const unweighable = ballots.findIndex(
    (_, index) => !(Number.isSafeInteger(weightOf(question, index)) && weightOf(question, index) > 0),
  );
  if (unweighable >= 0) return refuse({ row: unweighable + 1, column: '', reason: weightless });
  const sorted = sortPapers(ballots, question, method);
  const counted = counts[method](sorted.ballots, question);
  if (!counted.ok) return counted;
  const cast = ballots.reduce((sum, _, index) => sum + weightOf(question, index), 0);
  const { blank } = sorted;
  const spoilt = sorted.spoilt + (counted.value.method === 'stv' ? counted.value.spoilt : 0);
  const met = quorum === undefined ? null : { needed: quorum, met: cast >= quorum };
  const papers = { blank, spoilt, counted: cast - blank - spoilt };
  return ok({ ...counted.value, ballots: cast, papers, quorum: met } as Tally<M>);
};
