import { m } from '#lib/paraglide/messages.js';
import { changeInWords } from '../../../propositions/[id]/announce.ts';
import { momentOf, runningItem } from './moment.ts';
import type { RoomView } from '#lib/server/application/meetings/room.ts';

/** What just changed in the room, in one sentence for a screen reader; empty when it is nothing to interrupt for. */
export const announcementOf = (before: RoomView, after: RoomView): string => {
  const [was, is] = [momentOf(before.meeting), momentOf(after.meeting)];
  const item = runningItem(after.meeting);
  if (item && item.id !== runningItem(before.meeting)?.id) return m.room_says_item({ title: item.title });
  if (is !== was) {
    if (is === 'break') return m.room_says_break();
    if (is === 'closing') return m.room_now_closing();
    if (is === 'over') return m.room_now_over();
  }
  const { motion, speech } = after.meeting;
  if (motion && motion.id !== before.meeting.motion?.id) return m.room_says_motion();
  const floor = speech?.floor?.person;
  if (floor && floor.id !== before.meeting.speech?.floor?.person.id)
    return m.room_says_floor({ name: floor.name });
  if (before.proposal && after.proposal && before.proposal.id === after.proposal.id)
    return changeInWords(before.proposal, after.proposal);
  return '';
};
