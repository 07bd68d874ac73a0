import { m } from '#lib/paraglide/messages.js';

const words: Record<string, () => string> = {
  adopted: m.public_adopted,
  adoptedOnTrial: m.public_on_trial,
  adoptedByFallback: m.public_by_fallback,
  superseded: m.public_superseded,
  repealed: m.public_repealed,
};

/** The state of a decision, in words. */
export const decisionState = (status: string): string => words[status]?.() ?? status;

export const decisionStates = Object.keys(words);
