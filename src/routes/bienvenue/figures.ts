import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayInWords } from '#lib/ui/day.ts';
import type { LegalFigure } from '#lib/server/application/setting-up/legal.ts';

/** A whole number as it is read: « 1 460 ». */
export const whole = (count: number): string => count.toLocaleString(getLocale());

export const inhabitants = (count: number): string => m.founding_inhabitants({ count: whole(count) });

/** What the law gives, in one line of plain words. */
export const figureInWords = (figure: LegalFigure): { name: string; value: string } => {
  const { id, values } = figure;
  switch (id) {
    case 'seats':
      return { name: m.legal_seats(), value: whole(values.seats) };
    case 'deputies':
      return {
        name: m.legal_deputies(),
        value:
          values.ofDistricts > 0
            ? m.legal_deputies_districts({
                count: whole(values.deputies),
                more: whole(values.ofDistricts),
              })
            : m.legal_deputies_most({ count: whole(values.deputies) }),
      };
    case 'quorum':
      return {
        name: m.legal_quorum(),
        value: m.legal_quorum_value({ present: whole(values.present), seats: whole(values.seats) }),
      };
    case 'majority':
      return {
        name: m.legal_majority(),
        value: m.legal_majority_value({
          needed: whole(values.needed),
          expressed: whole(values.expressed),
        }),
      };
    case 'notice':
      return { name: m.legal_notice(), value: m.legal_notice_value({ days: whole(values.days) }) };
    case 'note':
      return { name: m.legal_note(), value: values.compulsory ? m.legal_compulsory() : m.legal_not_asked() };
    case 'quarterly':
      return { name: m.legal_quarterly(), value: m.legal_quarterly_value() };
    case 'extraordinary':
      return {
        name: m.legal_extraordinary(),
        value: m.legal_extraordinary_value({ members: whole(values.members) }),
      };
    case 'procedure':
      return {
        name: m.legal_procedure(),
        value:
          values.deadline === null
            ? m.legal_not_asked()
            : m.legal_procedure_value({ date: dayInWords(values.deadline) }),
      };
    case 'minority':
      return {
        name: m.legal_minority(),
        value: values.compulsory ? m.legal_compulsory() : m.legal_not_asked(),
      };
    case 'list':
      return { name: m.legal_list(), value: m.legal_list_value({ days: whole(values.days) }) };
    case 'publication':
      return {
        name: m.legal_publication(),
        value: values.free ? m.legal_publication_free() : m.legal_publication_online(),
      };
    case 'petition':
      return {
        name: m.legal_petition(),
        value: m.legal_petition_value({ count: whole(values.signatures) }),
      };
  }
};
