import { m } from '#lib/paraglide/messages.js';
import { dayInWords } from '#lib/ui/day.ts';
import type { CaseLineView } from '#lib/server/application/cases/views.ts';

const statuses: Record<CaseLineView['status'], () => string> = {
  gathering: m.bureau_status_gathering,
  expired: m.bureau_status_expired,
  waiting: m.bureau_status_waiting,
  onAgenda: m.bureau_status_onAgenda,
  heard: m.bureau_status_heard,
  reported: m.bureau_status_reported,
  decided: m.bureau_status_decided,
  sentOn: m.bureau_status_sentOn,
  confirmed: m.bureau_status_confirmed,
  amended: m.bureau_status_amended,
  annulled: m.bureau_status_annulled,
  corrected: m.bureau_status_corrected,
  regularised: m.bureau_status_regularised,
  reversed: m.bureau_status_reversed,
  assigned: m.bureau_status_settled,
};

/** What became of it, in a few words. */
export const statusInWords = ({ status, meeting, calls, needed }: CaseLineView): string => {
  if (status === 'gathering')
    return m.bureau_status_gathering_of({ calls: String(calls), needed: String(needed) });
  if (status === 'onAgenda' && meeting) return m.bureau_status_agenda_of({ day: dayInWords(meeting.date) });
  return statuses[status]();
};

const deciders = {
  mayor: m.bureau_decider_mayor,
  mayorsOffice: m.bureau_decider_mayorsOffice,
  deputy: m.bureau_decider_deputy,
  delegateCouncillor: m.bureau_decider_delegateCouncillor,
  bureau: m.bureau_decider_bureau,
  circle: m.bureau_decider_circle,
  generalSecretary: m.bureau_decider_generalSecretary,
  staff: m.bureau_decider_staff,
  partner: m.bureau_decider_partner,
};

/** Functions, never persons. */
export const deciderOptions = (): { value: string; label: string }[] =>
  Object.entries(deciders).map(([value, label]) => ({ value, label: label() }));

const grounds = {
  safety: m.charter_emergency_safety,
  legalDeadline: m.charter_emergency_legalDeadline,
  damage: m.charter_emergency_damage,
};

export const groundOptions = (allowed: readonly (keyof typeof grounds)[]) =>
  allowed.map((ground) => ({ value: ground, label: grounds[ground]() }));
