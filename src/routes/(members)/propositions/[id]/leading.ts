import { fieldNumber } from '../../../form.ts';
import { acting, gesture, reasoned } from './acting.ts';

const present = (form: FormData): string[] => form.getAll('present').map(String);

/** What the facilitation and the secretariat do in a meeting. */
export const leading = {
  takeUp: acting('takeUp', ({ form, proposal, text }) => ({
    type: 'TakeUpInMeeting',
    proposal,
    label: text('label'),
    present: present(form),
  })),
  recordPresence: acting('recordPresence', ({ form, proposal }) => ({
    type: 'RecordPresence',
    proposal,
    present: present(form),
  })),
  movePhase: acting('movePhase', ({ proposal, text }) => ({ type: 'MovePhase', proposal, to: text('to') })),
  closeRound: gesture('closeRound', 'CloseRound'),
  carryOver: reasoned('carryOver', 'CarryOver'),
  extendDeadline: acting('extendDeadline', ({ form, proposal }) => ({
    type: 'ExtendDeadline',
    proposal,
    days: fieldNumber(form, 'days'),
  })),
};
