import { acting } from '../../../acting.ts';

/** What the facilitation and the secretariat do in a meeting. */
export const leading = acting('proposal', {
  takeUp: 'TakeUpInMeeting',
  recordPresence: 'RecordPresence',
  movePhase: 'MovePhase',
  closeRound: 'CloseRound',
  carryOver: 'CarryOver',
  extendDeadline: 'ExtendDeadline',
});
