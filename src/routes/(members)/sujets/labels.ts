import { m } from '#lib/paraglide/messages.js';
import type { SubjectLineView } from '#lib/server/application/subjects/backlog.ts';
import type { SubjectView } from '#lib/server/application/subjects/subject.ts';

export const natureWord = (nature: 'political' | 'executive'): string =>
  nature === 'political' ? m.home_political() : m.home_executive();

const statuses: Record<SubjectLineView['status'], () => string> = {
  raised: m.subjects_raised,
  parked: m.subjects_parked,
  onAgenda: m.subjects_on_agenda,
  closed: m.subjects_closed,
};
export const statusWord = (status: SubjectLineView['status']): string => statuses[status]();
export const statusOptions = Object.entries(statuses).map(([value, label]) => ({ value, label: label() }));

/** The questions of the charter's grid, in its order. */
export const questions = [
  { name: 'newPolicy', label: m.subjects_q_new_policy },
  { name: 'orientation', label: m.subjects_q_orientation },
  { name: 'priceTaxLand', label: m.subjects_q_price },
  { name: 'serviceOrganisation', label: m.subjects_q_service },
  { name: 'publicPosition', label: m.subjects_q_public },
] as const;

export const answerOptions = [
  { value: 'no', label: m.subjects_no() },
  { value: 'yes', label: m.subjects_yes() },
  { value: 'unsure', label: m.subjects_unsure() },
];

/** One reason why the grid makes a subject political. */
export const reasonWords = (reason: SubjectView['reasons'][number]): string => {
  if (reason.kind === 'noBasis') return m.subjects_reason_no_basis();
  if (reason.kind === 'amount')
    return m.subjects_reason_amount({
      euros: String(reason.unbudgetedEuros),
      threshold: String(reason.thresholdEuros),
    });
  const question = questions.find(({ name }) => name === reason.criterion)?.label() ?? '';
  return reason.answer === 'yes'
    ? m.subjects_reason_yes({ question })
    : m.subjects_reason_unsure({ question });
};

const rights: Record<NonNullable<SubjectView['right']>, () => string> = {
  emergency: m.subjects_right_emergency,
  callIn: m.subjects_right_callIn,
  contest: m.subjects_right_contest,
  referral: m.subjects_right_referral,
  offCircuit: m.subjects_right_offCircuit,
  petition: m.subjects_right_petition,
};

/** Why a meeting hears a subject by right. */
export const rightWord = (right: NonNullable<SubjectView['right']>): string => rights[right]();

/** How a subject ended. */
export const endWords = (how: NonNullable<SubjectView['how']>): string => {
  switch (how.kind) {
    case 'dealtWith':
      return m.subjects_end_dealt_with();
    case 'heard':
      return m.subjects_end_heard();
    case 'withdrawn':
      return m.subjects_end_withdrawn({ reason: how.reason });
    case 'referred':
      return m.subjects_end_referred();
    case 'merged':
      return m.subjects_end_merged();
  }
};
