import type { ItemView, MeetingView } from '#lib/server/application/meetings/meeting.ts';

/** Where the evening is: what the page shows, and what is asked of each, follow from it. */
export type Moment = 'ahead' | 'cancelled' | 'opening' | 'between' | 'item' | 'break' | 'closing' | 'over';

export const momentOf = ({ status, pause, items }: MeetingView): Moment => {
  switch (status) {
    case 'agendaOpen':
    case 'agendaClosed':
      return 'ahead';
    case 'cancelled':
      return 'cancelled';
    case 'opened':
      return 'opening';
    case 'running':
      if (pause) return 'break';
      return items.some((item) => item.status === 'running') ? 'item' : 'between';
    case 'closing':
      return 'closing';
    case 'closed':
    case 'recordPublished':
      return 'over';
  }
};

export const runningItem = ({ items }: MeetingView): ItemView | null =>
  items.find(({ status }) => status === 'running') ?? null;

export const nextItem = ({ items }: MeetingView): ItemView | null =>
  items.find(({ status }) => status === 'waiting') ?? null;

/** Whether the viewer leads now: the rules decide again at each gesture. */
export const leads = ({ roles }: MeetingView, viewer: string): boolean =>
  roles.some(({ role, person }) => role === 'facilitator' && person?.id === viewer);

/** Those at the table, in the room or remotely. */
export const here = ({ attendance }: MeetingView) =>
  attendance.filter(({ now }) => now === 'present' || now === 'remote').map(({ person }) => person);

/** Minutes until the planned end, once what is left of the items is dealt with in its time; negative: late. */
export const minutesAhead = (meeting: MeetingView, now: string): number | null => {
  if (!meeting.openedAt) return null;
  const closing = 10;
  const left = meeting.items.reduce((sum, { status, minutes, seconds }) => {
    if (status === 'waiting') return sum + minutes;
    return status === 'running' ? sum + Math.max(0, minutes - (seconds ?? 0) / 60) : sum;
  }, closing);
  const end = Date.parse(meeting.startsAt) + meeting.minutes * 60_000;
  return Math.round((end - Date.parse(now)) / 60_000 - left);
};
