import { timeZone, type Instant } from './civil.ts';

/** A date of a calendar. Texts are plain; instants in UTC. */
export interface CalendarEvent {
  /** The same for ever, whatever changes: calendars recognise the event by it. */
  uid: string;
  /** Grows with each change of when, where or whether. */
  sequence: number;
  /** When what is said here was last changed. */
  changedAt: Instant;
  cancelled: boolean;
  startsAt: Instant;
  /** Real minutes: an event that crosses a change of clock lasts as long as any other. */
  minutes: number;
  summary: string;
  location: string;
  description: string;
  url: string;
}

export interface Calendar {
  name: string;
  /** In how many hours a calendar that follows this one should look again. */
  refreshHours: number;
  events: readonly CalendarEvent[];
}

/** Control characters have no place in a content line; a line break is written `\n` (RFC 5545, 3.3.11). */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const most = 75;
const encoder = new TextEncoder();

/** A line in pieces of at most 75 octets, each after the first begun by a space, no character cut (3.1). */
const folded = (line: string): string => {
  let octets = 0;
  let written = '';
  for (const character of line) {
    const { length } = encoder.encode(character);
    if (octets + length > most) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += length;
  }
  return written;
};

const utc = (instant: Instant): string =>
  `${Temporal.Instant.from(instant).toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '').slice(0, -1)}Z`;

/** The local time in Paris, which is what people have agreed on. */
const local = (instant: Instant): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replaceAll(/[-:]/g, '');

const duration = (minutes: number): string => {
  const [hours, rest] = [Math.trunc(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
};

/**
 * Paris since the European Union changes its clocks in October (directive 94/21/CE, first in 1996): at one in
 * the morning, universal time, on the last Sundays of March and October.
 */
const paris: readonly string[] = [
  'BEGIN:VTIMEZONE',
  `TZID:${timeZone}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const text = (name: string, value: string): string[] => (value === '' ? [] : [`${name}:${escaped(value)}`]);

const eventLines = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${utc(event.changedAt)}`,
  `LAST-MODIFIED:${utc(event.changedAt)}`,
  `SEQUENCE:${event.sequence}`,
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `DTSTART;TZID=${timeZone}:${local(event.startsAt)}`,
  // Rather than an end in local time, which an autumn night has twice.
  `DURATION:${duration(event.minutes)}`,
  ...text('SUMMARY', event.summary),
  ...text('LOCATION', event.location),
  ...text('DESCRIPTION', event.description),
  `URL:${event.url}`,
  `TRANSP:${event.cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
  'END:VEVENT',
];

/**
 * A calendar as a file that other calendars subscribe to (RFC 5545; NAME and REFRESH-INTERVAL of RFC 7986,
 * with the older names that many still read).
 */
export const writeCalendar = ({ name, refreshHours, events }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Collegiale//Seances//FR',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${timeZone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    ...paris,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
