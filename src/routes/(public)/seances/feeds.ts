import { createHash } from 'node:crypto';
import { writeCalendar } from '#lib/kernel/ical.ts';
import { m } from '#lib/paraglide/messages.js';
import { dayInWords } from '#lib/ui/day.ts';
import type { AtomEntry } from '#lib/kernel/atom.ts';
import type { OccasionView, RecordsView } from '#lib/server/application/meetings/feeds.ts';

const held = {
  facilitator: m.feed_facilitator,
  secretary: m.feed_secretary,
  timekeeper: m.feed_timekeeper,
} as const;

const descriptionOf = ({ items, link, role }: OccasionView): string =>
  [
    ...(role ? [held[role]()] : []),
    ...(link ? [m.feed_link({ link })] : []),
    ...(items.length > 0
      ? [m.feed_agenda(), ...items.map((title, index) => `${index + 1}. ${title}`)]
      : [m.feed_agenda_empty()]),
  ].join('\n');

/** Meetings as a file that calendars subscribe to; each event leads to its page. */
export const calendarFile = (name: string, occasions: readonly OccasionView[], origin: string): string =>
  writeCalendar({
    name,
    refreshHours: 2,
    events: occasions.map((occasion) => {
      const { id: uid, sequence, changedAt, cancelled, startsAt, minutes, body, place } = occasion;
      const when = { uid, sequence, changedAt, cancelled, startsAt, minutes };
      const description = cancelled ? '' : descriptionOf(occasion);
      return { ...when, summary: body, location: place, description, url: `${origin}/seances/${uid}` };
    }),
  });

const summaryOf = ({ items }: RecordsView['records'][number]): string => {
  const decisions = items.flatMap(({ decision }) => (decision?.id ? [decision.title] : []));
  if (decisions.length === 0) return m.feed_record_none();
  const titles = decisions.join(' ; ');
  return decisions.length === 1
    ? m.feed_record_one({ titles })
    : m.feed_record_many({ count: decisions.length, titles });
};

/** Published records as entries of a feed; a correction makes them newer, with its version. */
export const recordEntries = ({ records }: RecordsView, origin: string): AtomEntry[] =>
  records.flatMap((meeting) => {
    const { id, body, date, record } = meeting;
    if (!record) return [];
    const { publishedAt, corrections, version } = record;
    const corrected = corrections.at(-1)?.at ?? publishedAt;
    const note = version > 1 ? ` ${m.feed_record_corrected({ version })}` : '';
    return [
      {
        id: `urn:uuid:${id}`,
        title: m.feed_record_title({ body: body.name, date: dayInWords(date) }),
        link: `${origin}/seances/${id}`,
        publishedAt,
        updatedAt: corrected > publishedAt ? corrected : publishedAt,
        summary: `${summaryOf(meeting)}${note}`,
      },
    ];
  });

interface Served {
  type: 'text/calendar' | 'application/atom+xml';
  /** A shared cache may keep what anybody may read. */
  shared: boolean;
}

/** A feed as it is answered: not at all to whoever has this very version. */
export const feedResponse = (request: Request, content: string, { type, shared }: Served): Response => {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers({
    etag,
    'content-type': `${type}; charset=utf-8`,
    'cache-control': `${shared ? 'public' : 'private'}, max-age=300`,
    vary: 'accept-language, cookie',
    ...(shared ? {} : { 'x-robots-tag': 'noindex' }),
  });
  const known =
    request.headers
      .get('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim()) ?? [];
  return known.includes(etag)
    ? new Response(null, { status: 304, headers })
    : new Response(content, { headers });
};
