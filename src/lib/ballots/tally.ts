import { ok, refuse } from '#lib/kernel/result.ts';
import type { Ballot, Counted, Question } from './ballot.ts';
import { colourVote, regnierAbacus } from './colours.ts';
import { consentVerdict } from './consent.ts';
import { fistToFive, gradients } from './degrees.ts';
import { majorityJudgment } from './majority-judgment.ts';
import { majorityVote } from './majority.ts';
import { nominations } from './nominations.ts';
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
  readonly quorum: { readonly needed: number; readonly met: boolean } | null;
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
  const unusable =
    wrong >= 0 ? (options[wrong]?.trim() ? 'ce nom paraît deux fois' : 'une option n’a pas de nom') : null;
  if (unusable) return refuse({ row: 0, column: options[wrong] ?? '', reason: unusable });
  if (options.length === 0) return refuse({ row: 0, column: '', reason: 'aucune option n’est proposée' });
  const odd = ballots.findIndex((ballot) => ballot.length !== options.length);
  if (odd >= 0) {
    const reason = `${ballots[odd]?.length} réponses pour ${options.length} options`;
    return refuse({ row: odd + 1, column: '', reason });
  }
  const counted = counts[method](ballots, question);
  if (!counted.ok) return counted;
  const met = quorum === undefined ? null : { needed: quorum, met: ballots.length >= quorum };
  return ok({ ...counted.value, ballots: ballots.length, quorum: met } as Tally<M>);
};
