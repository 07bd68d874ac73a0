import { m } from '#lib/paraglide/messages.js';
import { dayInWords } from '#lib/ui/day.ts';
import type { DecisionView } from '#lib/server/application/register/decision.ts';

const how: Record<DecisionView['outcome'], () => string> = {
  adopted: m.public_how_adopted,
  adoptedOnTrial: m.public_how_trial,
  adoptedByFallback: m.public_how_fallback,
};

const whose = ({ kind, name }: DecisionView['body']): string => {
  if (kind === 'majorityGroup') return m.public_whose_group();
  if (kind === 'bureau') return m.public_whose_bureau();
  return kind === 'council' ? m.public_whose_council() : m.public_whose_other({ name });
};

const standing = ({ force, reviewOn }: DecisionView): string => {
  if (force.kind === 'superseded') return m.public_sentence_superseded({ day: dayInWords(force.at) });
  if (force.kind === 'repealed') return m.public_sentence_repealed({ day: dayInWords(force.at) });
  return m.public_sentence_review({ day: dayInWords(reviewOn) });
};

const unresolved = ({ unresolved: count }: DecisionView): string => {
  if (count === 0) return '';
  return count === 1 ? m.public_unresolved_one() : m.public_unresolved_many({ count });
};

/** « Décidée par consentement du groupe majoritaire le 6 octobre 2026, 2 objections levées. Réexamen le… » */
export const sentenceOf = (decision: DecisionView): string => {
  const facts = {
    how: how[decision.outcome](),
    whose: whose(decision.body),
    day: dayInWords(decision.decidedAt),
  };
  const count = decision.objections.length;
  const decided =
    count === 0
      ? m.public_sentence(facts)
      : count === 1
        ? m.public_sentence_one(facts)
        : m.public_sentence_many({ ...facts, count });
  return [decided, unresolved(decision), standing(decision)].filter(Boolean).join(' ');
};
