import { addDays, civilDateOf } from '#lib/kernel/civil.ts';
import { isBlank, seen } from '#lib/kernel/seen.ts';
import { horizonOf, isInFunction, tooFar } from '../../commune/index.ts';
import type { ProposalContext } from '../proposal.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Terms } from '../state.ts';

export const limits = { title: 160, text: 20_000, contribution: 2_000, reason: 1_000, measure: 300 } as const;

/** The refusal of a text that is empty, too short or too long; nothing when it stands. */
export const checkText = (
  field: string,
  text: string,
  most: number,
  least = 1,
): ProposalRefusal | undefined => {
  const length = text.trim().length;
  if (isBlank(text)) return { code: 'text-missing' };
  if (seen(text).length < least) return { code: 'text-too-short', field, least };
  return length > most ? { code: 'text-too-long', field, length, most } : undefined;
};

/** The refusal of terms that nobody could hold: a review in the past, a carrier who left, a trial without measure (I-14). */
export const checkTerms = (terms: Terms | null, context: ProposalContext): ProposalRefusal | undefined => {
  if (terms === null) return undefined;
  const today = civilDateOf(context.now);
  if (terms.reviewOn <= today) return { code: 'terms-in-the-past', reviewOn: terms.reviewOn };
  if (!isInFunction(context.commune, terms.carriedBy, today)) return { code: 'carrier-not-in-function' };
  if (terms.trial === null) return undefined;
  if (terms.trial.endsOn <= today) return { code: 'terms-in-the-past', reviewOn: terms.trial.endsOn };
  return terms.trial.measures.some((measure) => !isBlank(measure))
    ? undefined
    : { code: 'trial-without-measure' };
};

/** Days by which a review may come before the end of its trial, so that what follows is decided before it ends. */
const reviewAhead = 15;

/** Terms as they are written: looked at again within a mandate, and a trial once it has been lived (I-14). */
const checkNewTerms = (terms: Terms | null, context: ProposalContext): ProposalRefusal | undefined => {
  if (terms === null) return undefined;
  const { reviewOn, trial } = terms;
  const far = tooFar(reviewOn, horizonOf(context.commune, context.now));
  if (far) return far;
  if (trial !== null && trial.endsOn > addDays(reviewOn, reviewAhead))
    return { code: 'trial-after-review', endsOn: trial.endsOn, reviewOn };
  return checkTerms(terms, context);
};

export const checkDraft = (
  draft: { title: string; text: string; terms: Terms | null },
  context: ProposalContext,
): ProposalRefusal | undefined =>
  checkText('title', draft.title, limits.title) ??
  checkText('text', draft.text, limits.text) ??
  checkNewTerms(draft.terms, context);
