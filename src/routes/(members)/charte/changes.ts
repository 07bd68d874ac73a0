import { m } from '#lib/paraglide/messages.js';
import { articles, type Option } from './articles.ts';
import type { ProposalView } from '#lib/server/application/proposals/proposal.ts';

type Change = NonNullable<ProposalView['charterText']>['changes'][number];

/** How each parameter is called in a sentence, and what it is counted in. */
const parameters: Readonly<Record<string, { what: () => string; unit?: () => string }>> = {
  'nature.unbudgetedEuros': { what: m.charter_parameter_nature_unbudgeted_euros, unit: m.charter_unit_euros },
  'callIn.members': { what: m.charter_parameter_call_in_members },
  'callIn.days': { what: m.charter_parameter_call_in_days, unit: m.charter_unit_days },
  'emergency.reasonHours': { what: m.charter_parameter_emergency_reason_hours, unit: m.charter_unit_hours },
  'facilitation.termMonths': {
    what: m.charter_parameter_facilitation_term_months,
    unit: m.charter_unit_months,
  },
  'facilitation.maxSharePercent': {
    what: m.charter_parameter_facilitation_max_share_percent,
    unit: m.charter_unit_percent,
  },
  'facilitation.windowMeetings': { what: m.charter_parameter_facilitation_window_meetings },
  'agenda.cutOffDays': { what: m.charter_parameter_agenda_cut_off_days, unit: m.charter_unit_days },
  'agenda.maxMinutes': { what: m.charter_parameter_agenda_max_minutes, unit: m.charter_unit_minutes },
  'objections.dismissNumerator': { what: m.charter_parameter_objections_dismiss_numerator },
  'objections.dismissDenominator': { what: m.charter_parameter_objections_dismiss_denominator },
  'fallback.afterMeetings': { what: m.charter_parameter_fallback_after_meetings },
  'fallback.numerator': { what: m.charter_parameter_fallback_numerator },
  'fallback.denominator': { what: m.charter_parameter_fallback_denominator },
  'fallback.reviewMonths': { what: m.charter_parameter_fallback_review_months, unit: m.charter_unit_months },
  'absentees.windowHours': { what: m.charter_parameter_absentees_window_hours, unit: m.charter_unit_hours },
  'citizens.answer': { what: m.charter_parameter_citizens_answer },
  'citizens.agenda': { what: m.charter_parameter_citizens_agenda },
  'citizens.consultationPercent': {
    what: m.charter_parameter_citizens_consultation_percent,
    unit: m.charter_unit_percent,
  },
  'citizens.answerDays': { what: m.charter_parameter_citizens_answer_days, unit: m.charter_unit_days },
  'publication.days': { what: m.charter_parameter_publication_days, unit: m.charter_unit_days },
  'betweenMeetings.clarificationDays': {
    what: m.charter_parameter_between_meetings_clarification_days,
    unit: m.charter_unit_days,
  },
  'betweenMeetings.reactionDays': {
    what: m.charter_parameter_between_meetings_reaction_days,
    unit: m.charter_unit_days,
  },
  'betweenMeetings.amendmentDays': {
    what: m.charter_parameter_between_meetings_amendment_days,
    unit: m.charter_unit_days,
  },
  'betweenMeetings.objectionDays': {
    what: m.charter_parameter_between_meetings_objection_days,
    unit: m.charter_unit_days,
  },
  'review.defaultMonths': { what: m.charter_parameter_review_default_months, unit: m.charter_unit_months },
  'texts.takeOverDays': { what: m.charter_parameter_texts_take_over_days, unit: m.charter_unit_days },
  'texts.objectionDays': { what: m.charter_parameter_texts_objection_days, unit: m.charter_unit_days },
  'nature.politicalCriteria': { what: m.charter_parameter_nature_political_criteria },
  'emergency.grounds': { what: m.charter_parameter_emergency_grounds },
  'objections.criteria': { what: m.charter_parameter_objections_criteria },
  'absentees.explicitMatters': { what: m.charter_parameter_absentees_explicit_matters },
  'facilitation.sponsorMayFacilitate': { what: m.charter_parameter_facilitation_sponsor_may_facilitate },
  'fallback.enabled': { what: m.charter_parameter_fallback_enabled },
  positionsShown: { what: m.charter_parameter_positions_shown },
};

/** What the words of a parameter say in French or English. */
const optionsOf = (path: string): readonly Option[] =>
  articles().flatMap(({ lines }) =>
    lines.flatMap((line) => {
      if (line.kind === 'list') return line.path === path ? line.options : [];
      return line.blanks.flatMap((blank) =>
        blank.path === path && blank.kind === 'choice' ? blank.options : [],
      );
    }),
  );

const inWords = (path: string, value: Change['to']): string => {
  const options = optionsOf(path);
  const words = (Array.isArray(value) ? value : [value]).map(
    (one) => options.find((option) => option.value === String(one))?.label ?? String(one),
  );
  return words.length === 0 ? m.charter_none() : words.join(', ');
};

/** « Le délai d’évocation passe de 5 à 10 jours. » */
export const changeOfCharter = ({ parameter, from, to }: Change): string => {
  const { what, unit } = parameters[parameter] ?? { what: () => parameter };
  if (typeof to !== 'number')
    return m.charter_becomes({ what: what(), from: inWords(parameter, from), to: inWords(parameter, to) });
  const facts = { what: what(), from: String(from), to: String(to) };
  return unit ? m.charter_passes_unit({ ...facts, unit: unit() }) : m.charter_passes(facts);
};
