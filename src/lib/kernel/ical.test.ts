import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCalendar, type CalendarEvent } from './ical.ts';
import { anyText } from '../../../tests/support/any-text.ts';

/*
 * What is written is read back by a parser written from RFC 5545 alone, which shares nothing with the writer:
 * lines, parameters, components, the rules of the time zone.
 */

interface Property {
  parameters: Record<string, string>;
  value: string;
}
interface Component {
  name: string;
  properties: Map<string, Property[]>;
  children: Component[];
}

const parse = (file: string): Component => {
  expect(file.endsWith('\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const root: Component = { name: '', properties: new Map(), children: [] };
  const open = [root];
  for (const line of file
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)) {
    const [, name = '', given = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/su.exec(line) ?? [];
    expect(name, line).not.toBe('');
    const inside = open.at(-1) as Component;
    if (name === 'BEGIN') {
      const child: Component = { name: value, properties: new Map(), children: [] };
      inside.children.push(child);
      open.push(child);
    } else if (name === 'END') {
      expect(open.pop()?.name).toBe(value);
    } else {
      const parameters = Object.fromEntries(
        given
          .split(';')
          .slice(1)
          .map((one) => one.split('=') as [string, string]),
      );
      inside.properties.set(name, [...(inside.properties.get(name) ?? []), { parameters, value }]);
    }
  }
  expect(open).toEqual([root]);
  return root.children[0] as Component;
};

const only = (component: Component, name: string): Property => {
  const all = component.properties.get(name) ?? [];
  expect(all, `${component.name} ${name}`).toHaveLength(1);
  return all[0] as Property;
};
const textOf = (component: Component, name: string): string =>
  only(component, name).value.replaceAll(/\\(.)/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark));
const within = (component: Component, name: string): Component[] =>
  component.children.filter((child) => child.name === name);

const date = (value: string): number => {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(value) ?? [];
  return Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(min), Number(s));
};
const offset = (value: string): number =>
  (value.startsWith('-') ? -1 : 1) * (Number(value.slice(1, 3)) * 60 + Number(value.slice(3, 5))) * 60_000;

/** When a part of the zone begins in a year: its last Sunday, in the local time that ends there. */
const onset = (part: Component, year: number): number => {
  const start = date(only(part, 'DTSTART').value);
  const rule = /^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=-1SU$/.exec(only(part, 'RRULE').value);
  const last = new Date(Date.UTC(year, Number(rule?.[1]), 0));
  const sunday = Date.UTC(year, last.getUTCMonth(), last.getUTCDate() - last.getUTCDay());
  return sunday + (start % 86_400_000) - offset(only(part, 'TZOFFSETFROM').value);
};

/** The instant of a local time, read with the file's own rules: a doubled hour is its first passage. */
const instantOf = (zone: Component, local: number): number => {
  const parts = [...within(zone, 'DAYLIGHT'), ...within(zone, 'STANDARD')];
  const changes = [-1, 0, 1]
    .flatMap((more) =>
      parts.map((part) => ({
        at: onset(part, new Date(local).getUTCFullYear() + more),
        from: offset(only(part, 'TZOFFSETFROM').value),
        to: offset(only(part, 'TZOFFSETTO').value),
      })),
    )
    .sort((a, b) => a.at - b.at);
  // Of two readings the first; in a gap, the offset before it (3.3.5).
  const next = changes.find(({ at, from }) => local - from < at);
  return local - (next?.from ?? NaN);
};

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@exemple.fr',
  sequence: 0,
  changedAt: '2026-11-10T10:00:00.000Z',
  cancelled: false,
  startsAt: '2026-12-01T18:30:00.000Z',
  minutes: 150,
  summary: 'Groupe majoritaire',
  location: 'Mairie',
  description: '',
  url: 'https://exemple.fr/seances/a',
  ...more,
});
const written = (...events: CalendarEvent[]): Component =>
  parse(writeCalendar({ name: 'Séances', refreshHours: 2, events }));
const first = (calendar: Component): Component => within(calendar, 'VEVENT')[0] as Component;
const begins = (calendar: Component): string => {
  const { parameters, value } = only(first(calendar), 'DTSTART');
  const zone = within(calendar, 'VTIMEZONE').find((known) => textOf(known, 'TZID') === parameters['TZID']);
  return new Date(instantOf(zone as Component, date(value))).toISOString();
};
const lasts = (calendar: Component): number => {
  const [, hours = '0', minutes = '0'] =
    /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?$/.exec(only(first(calendar), 'DURATION').value) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

describe('a calendar', () => {
  test('has what RFC 5545 requires, once', () => {
    const calendar = written(event(), event({ uid: 'b@exemple.fr' }));
    expect(calendar.name).toBe('VCALENDAR');
    expect(only(calendar, 'VERSION').value).toBe('2.0');
    expect(textOf(calendar, 'PRODID')).not.toBe('');
    expect(calendar.children.map(({ name }) => name)).toEqual(['VTIMEZONE', 'VEVENT', 'VEVENT']);
    for (const child of within(calendar, 'VEVENT'))
      for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DURATION', 'SEQUENCE', 'STATUS', 'SUMMARY'])
        only(child, name);
    expect(only(first(calendar), 'DTSTAMP').value).toBe('20261110T100000Z');
  });

  test('tells of a change by a greater SEQUENCE and of a cancellation by STATUS, under the same UID', () => {
    const changed = first(written(event({ sequence: 2 })));
    expect([only(changed, 'UID').value, only(changed, 'SEQUENCE').value]).toEqual(['a@exemple.fr', '2']);
    expect(only(changed, 'STATUS').value).toBe('CONFIRMED');
    const cancelled = first(written(event({ sequence: 3, cancelled: true })));
    expect(only(cancelled, 'UID').value).toBe('a@exemple.fr');
    expect(only(cancelled, 'SEQUENCE').value).toBe('3');
    expect(only(cancelled, 'STATUS').value).toBe('CANCELLED');
  });

  test('says the local hour of Paris in winter and in summer', () => {
    expect(only(first(written(event())), 'DTSTART')).toEqual({
      parameters: { TZID: 'Europe/Paris' },
      value: '20261201T193000',
    });
    expect(only(first(written(event({ startsAt: '2026-09-08T17:30:00.000Z' }))), 'DTSTART').value).toBe(
      '20260908T193000',
    );
  });

  test('is right past midnight and through the nights on which the clock changes', () => {
    const late = written(event({ startsAt: '2026-12-01T22:45:00.000Z', minutes: 150 }));
    expect([begins(late), lasts(late)]).toEqual(['2026-12-01T22:45:00.000Z', 150]);
    // 25 October 2026: 02:30 comes twice; the first is still summer time. It lasts three real hours.
    const autumn = written(event({ startsAt: '2026-10-25T00:30:00.000Z', minutes: 180 }));
    expect(only(first(autumn), 'DTSTART').value).toBe('20261025T023000');
    expect([begins(autumn), lasts(autumn)]).toEqual(['2026-10-25T00:30:00.000Z', 180]);
    // 29 March 2026: from 01:30 to 04:00 on the clock is an hour and a half.
    const spring = written(event({ startsAt: '2026-03-29T00:30:00.000Z', minutes: 90 }));
    expect([begins(spring), lasts(spring)]).toEqual(['2026-03-29T00:30:00.000Z', 90]);
  });

  test('any instant and any length are read back, by the rules of the zone that it carries', () => {
    const instants = fc.date({
      min: new Date('1997-01-01T00:00:00Z'),
      max: new Date('2060-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 900 }), (when, minutes) => {
        when.setUTCSeconds(0, 0);
        const startsAt = when.toISOString();
        const zoned = Temporal.Instant.from(startsAt).toZonedDateTimeISO('Europe/Paris');
        // The second passage of a doubled hour cannot be said in local time; nobody plans a meeting in it.
        fc.pre(zoned.toPlainDateTime().toZonedDateTime('Europe/Paris').equals(zoned));
        const calendar = written(event({ startsAt, minutes }));
        expect([begins(calendar), lasts(calendar)]).toEqual([startsAt, minutes]);
      }),
      { numRuns: 400 },
    );
  });

  test('any text is read back whole, however long, with its commas, line breaks and emoji', () => {
    const hard = 'Ordre ; du jour, « à finir » \\n : 👩‍👩‍👧\nligne'.repeat(4);
    expect(textOf(first(written(event({ description: hard }))), 'DESCRIPTION')).toBe(hard);
    fc.assert(
      fc.property(anyText(300), (given) => {
        const plain = given.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
        fc.pre(plain !== '');
        expect(textOf(first(written(event({ summary: given }))), 'SUMMARY')).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });
});
