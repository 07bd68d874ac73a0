import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { meetingId } from '../../demo/rhythm.ts';
import valbrune from '../../demo/valbrune.json' with { type: 'json' };
import { communeId, idOf, openApi, theDay, type Api } from './support/api.ts';
import { twoHands } from './support/procedure.ts';

/* Valbrune's calendars and news, through the routes that answer them. */

interface Route {
  GET(event: object): Promise<Response>;
}
interface Answered {
  status: number;
  headers: Headers;
  text: string;
}

let api: Api;
let feed: (path: string, headers?: Record<string, string>) => Promise<Answered>;
let openCalendar: (who: string) => Promise<string>;
let closeCalendar: (who: string) => Promise<void>;
let owner: pg.Client;

beforeAll(async () => {
  api = await openApi();
  const at = '../../src/routes/(public)/seances';
  const routes: readonly [RegExp, Route][] = [
    [/^calendrier\.ics/, (await import(`${at}/calendrier.ics/+server.ts`)) as unknown as Route],
    [/^releves\.atom/, (await import(`${at}/releves.atom/+server.ts`)) as unknown as Route],
    [
      /^mon-calendrier\/(.*)\.ics$/,
      (await import(`${at}/mon-calendrier/[jeton].ics/+server.ts`)) as unknown as Route,
    ],
  ];
  const { visitorIn } = await import('#lib/server/application/people/visitor.ts');
  const subscribing = await import('#lib/server/application/meetings/subscribing.ts');
  openCalendar = (who) => subscribing.openCalendar({ communeId, person: idOf(who) });
  closeCalendar = (who) => subscribing.closeCalendar({ communeId, person: idOf(who) });
  feed = async (path, headers = {}) => {
    const url = new URL(`https://valbrune.example/seances/${path}`);
    const [pattern, route] = routes.find(([known]) => known.test(path)) ?? [];
    const locals = { visitor: await visitorIn(communeId, null, 'fr') };
    const params = { jeton: pattern?.exec(path)?.[1] };
    try {
      const response = (await route?.GET({
        url,
        locals,
        params,
        request: new Request(url, { headers }),
      })) as Response;
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (refused) {
      return { status: (refused as { status: number }).status, headers: new Headers(), text: '' };
    }
  };
  owner = new pg.Client({ connectionString: process.env['DATABASE_APP_URL'] });
  await owner.connect();
  await owner.query(`select set_config('collegiale.commune', '${communeId}', false)`);
});
afterAll(async () => {
  await owner?.end();
  await api?.close();
});

/** The properties of each event, unfolded; enough to look at what stands in a file. */
const eventsIn = (file: string): Record<string, string>[] =>
  file
    .replaceAll(/\r\n /g, '')
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        event.split('\r\n').map((line) => [/^[A-Z-]+/.exec(line)?.[0] ?? '', line.replace(/^[^:]*:/, '')]),
      ),
    );
const eventOf = async (path: string, meeting: string) =>
  eventsIn((await feed(path)).text).find(({ UID }) => UID === meetingId(meeting));
const all = 'calendrier.ics';

describe('the calendar of a body', () => {
  test('has every meeting under an id that lasts, with the cancelled one as cancelled', async () => {
    const { status, headers, text } = await feed(`${all}?instance=${idOf('GM')}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = eventsIn(text);
    expect(events.map(({ DTSTART }) => DTSTART?.slice(0, 8))).toEqual([
      ...['20260908', '20260922', '20261006', '20261020', '20261103', '20261117'],
      ...['20261201', '20261215', '20261229', '20270112', '20270126', '20270209'],
    ]);
    expect(events.map(({ UID }) => UID)).toEqual(events.map((_, index) => meetingId(`GM-${index + 1}`)));
    const off = events.filter(({ STATUS }) => STATUS === 'CANCELLED');
    expect(off.map(({ UID, SEQUENCE }) => [UID, SEQUENCE])).toEqual([[meetingId('GM-9'), '1']]);
    expect(events.every(({ DTSTART }) => DTSTART?.endsWith('T193000'))).toBe(true);
  });

  test('is not sent again to who has it, and is unknown for a body that is not there', async () => {
    const etag = (await feed(all)).headers.get('etag') ?? '';
    expect((await feed(all, { 'if-none-match': `"other", ${etag}` })).status).toBe(304);
    for (const body of ['__proto__', 'toString', randomUUID(), '%00', ''])
      expect((await feed(`${all}?instance=${body}`)).status, body).toBe(404);
    expect(eventsIn((await feed(`${all}?instance=${idOf('C1')}`)).text)).toEqual([]);
  });

  test('tells a change by a greater SEQUENCE, at its new local time', async () => {
    const before = await eventOf(all, 'GM-7');
    const moved = await api.post('M17', 'ChangeMeeting', {
      meeting: meetingId('GM-7'),
      ...{ date: '2026-12-02', time: '20:15', minutes: 150, place: 'Salle des Merlandes', link: null },
    });
    expect(moved.status).toBe(200);
    const after = await eventOf(all, 'GM-7');
    expect(Number(after?.['SEQUENCE'])).toBe(Number(before?.['SEQUENCE']) + 1);
    expect([after?.['DTSTART'], after?.['LOCATION']]).toEqual(['20261202T201500', 'Salle des Merlandes']);
    expect(after?.['LAST-MODIFIED']).toBe(theDay.replaceAll(/[-:]/g, ''));
    const cancelled = { meeting: meetingId('GM-8'), reason: 'conseil municipal le même soir' };
    expect((await api.post('M17', 'CancelMeeting', cancelled)).status).toBe(200);
    const event = await eventOf(all, 'GM-8');
    expect([event?.['STATUS'], event?.['SEQUENCE']]).toEqual(['CANCELLED', '1']);
    expect(event?.['DESCRIPTION']).toBeUndefined();
  });

  test('I-25: never shows a meeting that is not public, a distance link, nor who holds a role', async () => {
    const link = 'https://visio.exemple.fr/secret';
    const held = {
      meeting: meetingId('GM-10'),
      date: '2027-01-12',
      time: '19:30',
      minutes: 150,
      place: 'Mairie',
    };
    expect((await api.post('M17', 'ChangeMeeting', { ...held, link })).status).toBe(200);
    await owner.query('update states set public = false where stream = $1', [
      `meeting:${meetingId('GM-11')}`,
    ]);
    const { text } = await feed(all);
    expect(text).toContain(meetingId('GM-10'));
    expect(text).not.toContain(meetingId('GM-11'));
    expect(text).not.toMatch(/visio|Decarsin|Rousselin|Marchenoir/);
    const own = (await feed(`mon-calendrier/${await openCalendar('M16')}.ics`)).text.replaceAll('\r\n ', '');
    expect(own).toContain(meetingId('GM-11'));
    expect(own).toContain(link);
    expect(own).toContain('Vous facilitez cette séance.');
  });
});

describe('the calendar of a person', () => {
  test('opens by its address alone, until it is replaced or ended', async () => {
    const first = await openCalendar('M19');
    const { status, headers, text } = await feed(`mon-calendrier/${first}.ics`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, max-age=300']);
    expect(eventsIn(text).length).toBeGreaterThan(6);
    const second = await openCalendar('M19');
    expect((await feed(`mon-calendrier/${first}.ics`)).status).toBe(404);
    expect((await feed(`mon-calendrier/${second}.ics`)).status).toBe(200);
    await closeCalendar('M19');
    expect((await feed(`mon-calendrier/${second}.ics`)).status).toBe(404);
    for (const unknown of ['', 'x'.repeat(43), '%00'.repeat(30), `${second}x`])
      expect((await feed(`mon-calendrier/${unknown}.ics`)).status, unknown).toBe(404);
  });

  test('is kept as a digest, opens nothing else, and no program’s token opens it', async () => {
    const secret = await openCalendar('M18');
    const { rows } = await owner.query<{ line: string }>('select row_to_json(t)::text as line from tokens t');
    expect(rows.length).toBeGreaterThan(0);
    for (const { line } of rows) expect(line).not.toContain(secret);
    const asProgram = await api.raw('GET', 'home', { headers: { authorization: `Bearer ${secret}` } });
    expect(asProgram.status).toBe(401);
    const token = await api.token('M18');
    expect((await feed(`mon-calendrier/${token}.ics`)).status).toBe(404);
    const { tokensOf } = await import('#lib/server/application/api/tokens.ts');
    const shown = await tokensOf({ communeId, person: idOf('M18') });
    expect(shown.map(({ name }) => name)).toEqual(['essai']);
  });

  test('I-16: gives nothing any more to who has left the council', async () => {
    const path = `mon-calendrier/${await openCalendar('M13')}.ics`;
    expect((await feed(path)).status).toBe(200);
    const left = { personId: idOf('M13'), on: '2026-11-22', act: 'démission du 22 novembre' };
    const told = await twoHands(api, ['M09', 'M10'], 'RecordDeparture', left);
    expect(told.status, JSON.stringify(told.content)).toBe(200);
    expect((await feed(path)).status).toBe(404);
  });

  test('has only the meetings of the bodies where the person sits', async () => {
    const { text } = await feed(`mon-calendrier/${await openCalendar('O01')}.ics`);
    expect(eventsIn(text)).toEqual([]);
  });
});

describe('published records', () => {
  test('are news, the latest first; one that was corrected says its version', async () => {
    const { status, headers, text } = await feed('releves.atom');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const ids = [...text.matchAll(/<id>urn:uuid:([^<]*)/g)].map(([, id]) => id);
    expect(ids).toEqual([6, 5, 4, 3, 2, 1].map((number) => meetingId(`GM-${number}`)));
    expect(text.split('<entry>')[5]).toContain('Version 2, corrigée.');
    expect((await feed(`releves.atom?instance=${idOf('C1')}`)).text).not.toContain('<entry>');
  });

  test('I-25: the public record of no meeting names an agent or a private person, nor tells a position', async () => {
    const names = valbrune.agents.flatMap(([, given = '', family = '']) => [family, `${given} ${family}`]);
    const told = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => api.get(null, `meetings/${meetingId(`GM-${number}`)}`)),
    );
    for (const { content } of told) expect(content.status).toBe('recordPublished');
    const text = JSON.stringify(told.map(({ content }) => content)) + (await feed('releves.atom')).text;
    for (const name of names) expect(text, name).not.toMatch(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u'));
    expect(text).not.toMatch(
      /"(attendance|positions|author|argument|speaking|weather|evaluation|notes|ideas)"/,
    );
    for (const { texte } of valbrune.objections) expect(text).not.toContain(texte);
    expect(text).not.toContain('Première proposition déclinée');
  });
});
