import { m } from '#lib/paraglide/messages.js';

const words: Readonly<Record<string, () => string>> = {
  purpose: m.criterion_purpose,
  perimeter: m.criterion_perimeter,
  financialRisk: m.criterion_financialRisk,
  legalCompetence: m.criterion_legalCompetence,
  safety: m.criterion_safety,
  workload: m.criterion_workload,
  equalAccess: m.criterion_equalAccess,
  mandate: m.criterion_mandate,
  protection: m.criterion_protection,
  sideEffect: m.criterion_sideEffect,
  effectiveness: m.criterion_effectiveness,
};

/** What an objection finds endangered, in words: « un risque financier ». A criterion of the commune's own stays as written. */
export const criterionInWords = (criterion: string): string => words[criterion]?.() ?? criterion;
