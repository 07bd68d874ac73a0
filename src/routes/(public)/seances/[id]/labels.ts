import { m } from '#lib/paraglide/messages.js';
import { dayInWords } from '#lib/ui/day.ts';
import type { AnsweredObjection } from '#lib/server/application/register/decision.ts';
import type { DecidedItemView, ObjectedView } from '#lib/server/application/meetings/meeting.ts';

const results: Record<DecidedItemView['result'], () => string> = {
  adopted: m.meetings_result_adopted,
  adoptedOnTrial: m.meetings_result_adoptedOnTrial,
  adoptedByFallback: m.meetings_result_adoptedByFallback,
  awaitingAbsentees: m.meetings_result_awaitingAbsentees,
  abandoned: m.meetings_result_abandoned,
  rejectedByFallback: m.meetings_result_rejectedByFallback,
  withdrawn: m.meetings_result_withdrawn,
  referred: m.meetings_result_referred,
  carriedOver: m.meetings_result_carriedOver,
};

/** « Adopté par consentement. » */
export const resultInWords = (result: DecidedItemView['result']): string => results[result]();

/** What somebody objected to, in the conduct of the meeting: « Retirer « La cantine » ». */
export const objectedInWords = (kind: ObjectedView['kind'], title: string): string => {
  switch (kind) {
    case 'agenda':
      return m.meetings_objected_agenda();
    case 'order':
      return m.meetings_objected_order();
    case 'addItem':
      return m.meetings_objected_addItem({ title });
    case 'removeItem':
      return m.meetings_objected_removeItem({ title });
    case 'minutes':
      return m.meetings_objected_minutes({ title });
    case 'designation':
      return m.meetings_objected_designation();
    case 'prolong':
      return m.meetings_objected_prolong();
  }
};

/** How an objection was answered: « le texte a changé ». */
export const resolutionInWords = (resolution: AnsweredObjection['resolution']): string => {
  switch (resolution.way) {
    case 'amended':
      return m.meetings_answer_amended();
    case 'measured':
      return m.meetings_answer_measured({ day: dayInWords(resolution.on), indicator: resolution.indicator });
    case 'shortened':
      return m.meetings_answer_shortened({ day: dayInWords(resolution.endsOn) });
  }
};
