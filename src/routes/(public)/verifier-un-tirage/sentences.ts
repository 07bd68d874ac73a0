import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Checked } from '#lib/sortition/verify.ts';
import type { Verdict } from './verdict.ts';

const inDigits = (count: number): string => count.toLocaleString(getLocale());

const format = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Paris' });

/** « 12 mai 2026 à 20:15:30 », in Paris: a round of drand is known to the second. */
export const momentInWords = (instant: string): string =>
  format(getLocale() === 'fr' ? 'fr-FR' : 'en-GB').format(new Date(instant));

const outcomeSentence = ({ announced, drawn, panels }: Verdict): string => {
  if (!drawn) return m.check_outcome_none();
  const number = String(drawn.index);
  if (announced.kind === 'digits')
    return m.check_outcome_digits({ digits: drawn.value, number, panels: inDigits(panels) });
  return m.check_outcome_drand({ round: String(announced.round), number, panels: inDigits(panels) });
};

/** One line a check: what it is about, what holds where nothing is wrong, and the faults. */
export const checksOf = (
  verdict: Verdict,
): readonly { readonly title: string; readonly sentence: string; readonly faults: readonly string[] }[] => {
  const { findings, seats, features, panels, size, quotas, homes } = verdict;
  const told = (check: Checked): string[] => findings[check].map((fault) => fault[getLocale()]);
  return [
    { title: m.check_commitment(), sentence: m.check_commitment_right(), faults: told('commitment') },
    {
      title: m.check_people(),
      sentence: m.check_people_right({ people: inDigits(seats.size), features: String(features) }),
      faults: told('people'),
    },
    {
      title: m.check_panels(),
      sentence: m.check_panels_right({
        panels: inDigits(panels),
        size: String(size),
        quotas: String(quotas),
        homes: homes ? m.check_panels_homes() : '',
      }),
      faults: told('panels'),
    },
    { title: m.check_outcome(), sentence: outcomeSentence(verdict), faults: told('outcome') },
  ];
};
