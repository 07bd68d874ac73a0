import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

const outcomes = {
  inform: m.meeting_outcome_inform,
  explore: m.meeting_outcome_explore,
  decide: m.meeting_outcome_decide,
  elect: m.meeting_outcome_elect,
  evaluate: m.meeting_outcome_evaluate,
  regularise: m.meeting_outcome_regularise,
} satisfies Words<string>;

/** What is wanted of an item: « décider ». */
export const outcomeInWords = (outcome: keyof typeof outcomes): string => outcomes[outcome]();

/** All that may be wanted of an item, for a choice. */
export const outcomeOptions = (): { value: string; label: string }[] =>
  Object.entries(outcomes).map(([value, label]) => ({ value, label: label() }));

const roles = {
  facilitator: m.meeting_role_facilitator,
  secretary: m.meeting_role_secretary,
  timekeeper: m.meeting_role_timekeeper,
} satisfies Words<string>;

/** « facilitation » */
export const roleInWords = (role: keyof typeof roles): string => roles[role]();

/** The four weathers, from the best to the worst. */
export const weathers = {
  sun: m.meeting_weather_sun,
  brightSpells: m.meeting_weather_brightSpells,
  clouds: m.meeting_weather_clouds,
  storm: m.meeting_weather_storm,
};

/** « Cette séance a été… », from the best to the worst. */
export const evaluations = {
  veryGood: m.meeting_evaluation_veryGood,
  good: m.meeting_evaluation_good,
  fair: m.meeting_evaluation_fair,
  poor: m.meeting_evaluation_poor,
  bad: m.meeting_evaluation_bad,
};

/** Days of the week by their number, 1 for Monday, for a choice. */
export const weekdayOptions = (): { value: string; label: string }[] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: new Intl.DateTimeFormat(getLocale(), { weekday: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, day),
    ),
  }));
