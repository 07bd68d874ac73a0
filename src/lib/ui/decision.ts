import { m } from '#lib/paraglide/messages.js';

const words: Record<string, () => string> = {
  adopted: m.public_adopted,
  adoptedOnTrial: m.public_on_trial,
  adoptedByFallback: m.public_by_fallback,
  superseded: m.public_superseded,
  repealed: m.public_repealed,
};

/** How a decision was taken, or what ended it, in words. */
export const decisionState = (status: string): string => words[status]?.() ?? status;

/** Whether a decision still holds, in words: « en vigueur », « à l’essai », « remplacée ». */
export const decisionStanding = (status: string): string =>
  status === 'adopted' || status === 'adoptedByFallback' ? m.public_in_force() : decisionState(status);
