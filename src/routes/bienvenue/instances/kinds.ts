import { m } from '#lib/paraglide/messages.js';
import type { Power } from '#lib/ui/power.ts';

/** The power shown beside a body: it follows from the kind. */
export const powerOfKind = (kind: string): Power | 'neutral' => {
  switch (kind) {
    case 'majorityGroup':
      return 'political';
    case 'bureau':
      return 'executive';
    case 'council':
      return 'legal';
    default:
      return 'neutral';
  }
};

export const powerWords = (kind: string): string => {
  switch (kind) {
    case 'majorityGroup':
      return m.founding_power_political();
    case 'bureau':
      return m.founding_power_executive();
    case 'council':
      return m.founding_power_legal();
    default:
      return m.founding_power_preparatory();
  }
};

/** Who may be offered a seat in a body of that kind; the rules have the last word. */
export const mayHaveSeat = (
  kind: string,
  one: { readonly majority: boolean; readonly elected: boolean; readonly staff: boolean },
): boolean => {
  switch (kind) {
    case 'majorityGroup':
    case 'bureau':
      return one.majority && one.elected;
    case 'council':
      return one.elected;
    default:
      return !one.staff;
  }
};
