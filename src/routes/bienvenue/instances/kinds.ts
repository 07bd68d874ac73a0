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
