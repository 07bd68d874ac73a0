import { isBlank, seen } from '#lib/kernel/seen.ts';
import { isLocalTime } from '../times.ts';
import type { Occasion } from '../meeting.ts';
import type { MeetingRefusal } from '../refusals.ts';

export const limits = {
  place: 200,
  reason: 1_000,
  idea: 500,
  note: 20_000,
  action: 300,
  document: 500,
} as const;
/** An item lasts from a breath to a whole evening; a meeting may be a day of work, not more. */
export const itemMinutes = { least: 1, most: 180 } as const;
export const meetingMinutes = { least: 15, most: 600 } as const;
export const mostItems = 30;

/** The refusal of a text that is empty, too short or too long; null when it stands. */
export const checkText = (text: string, most: number, least = 1): MeetingRefusal | null => {
  const length = text.trim().length;
  if (isBlank(text)) return { code: 'text-missing' };
  if (seen(text).length < least) return { code: 'text-too-short', least };
  return length > most ? { code: 'text-too-long', length, most } : null;
};

export const checkReason = (reason: string): MeetingRefusal | null => checkText(reason, limits.reason, 3);

export const checkMinutes = (
  minutes: number,
  { least, most }: { readonly least: number; readonly most: number },
): MeetingRefusal | null =>
  Number.isSafeInteger(minutes) && minutes >= least && minutes <= most
    ? null
    : { code: 'minutes-out-of-bounds', least, most };

/** A link opens on every phone of the room: https, and nothing that a browser would run. */
export const isLink = (link: string): boolean =>
  link.length <= limits.document && /^https:\/\/[^\s]+$/.test(link);

export const checkOccasion = ({ time, minutes, place, link }: Occasion): MeetingRefusal | null => {
  if (!isLocalTime(time)) return { code: 'time-invalid', time };
  if (link !== null && !isLink(link)) return { code: 'link-invalid' };
  return checkMinutes(minutes, meetingMinutes) ?? checkText(place, limits.place);
};
