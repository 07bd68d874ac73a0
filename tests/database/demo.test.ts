import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secondsSpent, type Held, type Over } from '#lib/governance/meetings/index.ts';
import { openApplication, type Application } from '#lib/server/application/application.ts';
import { loadDocument } from '#lib/server/application/organisation/organisation.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { registry } from '#lib/server/application/registry.ts';
import { majority } from '../../demo/people.ts';
import { play } from '../../demo/play.ts';
import { pointsOf } from '../../demo/points.ts';
import { presentAt } from '../../demo/procedure.ts';
import { meetingId } from '../../demo/rhythm.ts';
import { communeId, idOf } from '../../demo/stage.ts';
import { bringForward } from '../../demo/tonight.ts';
import valbrune from '../../demo/valbrune.json' with { type: 'json' };
import { playedDatabase, type FreshDatabase } from '../support/database.ts';

/* The demonstration tells what its dossier tells, and its next meeting can be held by whoever opens it. */

let database: FreshDatabase;
let application: Application;
beforeAll(async () => {
  database = await playedDatabase();
  application = openApplication(database.appUrl);
});
afterAll(async () => {
  await application?.pool.end();
  await database?.drop();
});

const meetingOf = async (name: string): Promise<Held> => {
  const found = await application.read(communeId, (transaction) =>
    loadDocument<Held>(transaction, `meeting:${meetingId(name)}`),
  );
  if (!found) throw new Error(`no meeting ${name}`);
  return found.state;
};

const held = ['GM-1', 'GM-2', 'GM-3', 'GM-4', 'GM-5', 'GM-6'];
const parole: Readonly<Record<string, Readonly<Record<string, number>>>> = valbrune.parole;

test.each(held)(
  '%s was held as the dossier says: who came, how long each item took, who spoke',
  async (name) => {
    const state = (await meetingOf(name)) as Over;
    expect(state.status).toBe('recordPublished');
    expect(state.date).toBe(valbrune.seances.find(({ id }) => id === name)?.date);
    const came = majority.filter((person) => (state.attendance[idOf(person)]?.spans.length ?? 0) > 0);
    expect(came).toEqual(presentAt(name));
    // A case that entered by right bears its subject's title, and the dossier forgets those nobody reached.
    const went = state.items.flatMap(({ title, minutes, right, course }) => {
      const real = 'spells' in course ? secondsSpent(course, '') / 60 : null;
      return right !== null && real === 0 ? [] : [{ title: right === null ? title : null, minutes, real }];
    });
    const planned = pointsOf(name).map(({ title, minutes, real }, place) => ({
      title: went[place]?.title === null ? null : title,
      minutes,
      real,
    }));
    expect(went).toEqual(planned);
    const spoken = majority.flatMap((person): [string, number][] => {
      const seconds = state.speaking[idOf(person)];
      return seconds === undefined ? [] : [[person, seconds / 60]];
    });
    expect(Object.fromEntries(spoken)).toEqual(parole[name]);
  },
);

test('it is played once', async () => {
  expect(await play(database.appUrl)).toBe(false);
});

test('I-7: nobody facilitated but who the dossier says, and never the mayor', async () => {
  for (const name of held) {
    const state = (await meetingOf(name)) as Over;
    const facilitator = valbrune.seances.find(({ id }) => id === name)?.facil ?? '';
    expect(state.roles.facilitator?.person).toBe(idOf(facilitator));
    expect(facilitator).not.toBe('M01');
  }
});

test('I-23: what it shows is what its journal tells', async () => {
  const told = await verify(application.pool, registry, communeId);
  expect(told).toMatchObject({ broken: null });
});

test('the next meeting is brought to the coming hour, each time it is opened, until it is held', async () => {
  for (const [now, date, time] of [
    ['2026-11-24T08:05:10.000Z', '2026-11-24', '10:15'],
    ['2026-11-30T22:30:00.000Z', '2026-12-01', '00:30'],
    ['2026-12-04T18:14:50.000Z', '2026-12-04', '20:15'],
  ] as const) {
    expect(await bringForward(database.appUrl, now)).toBe(time);
    const { date: on, time: at, status } = await meetingOf('GM-7');
    expect([on, at, status]).toEqual([date, time, 'agendaOpen']);
  }
  let now = Temporal.Instant.from('2026-12-04T18:20:00Z');
  const act = async (who: string, type: string, more: object = {}): Promise<void> => {
    now = now.add({ seconds: 1 });
    const result = await application.execute({
      communeId,
      actor: { kind: 'person', person: idOf(who) },
      key: randomUUID(),
      command: { type, meeting: meetingId('GM-7'), ...more },
      now: now.toString(),
    });
    expect(result, `${who} ${type}`).toMatchObject({ ok: true });
  };
  const here = majority.filter((person) => !['M12', 'M15'].includes(person));
  for (const person of here)
    await act(person, 'NoteAttendance', { person: idOf(person), attendance: 'present' });
  await act('M16', 'OpenMeeting');
  const motion = randomUUID();
  await act('M16', 'ProposeMotion', { motion, matter: { kind: 'agenda' } });
  for (const person of here.filter((other) => other !== 'M16'))
    await act(person, 'ConsentToMotion', { motion });
  for (const { id } of (await meetingOf('GM-7')).items) {
    await act('M16', 'StartItem', { item: id });
    await act('M16', 'EndItem', { item: id, dealtWith: true, reason: '' });
  }
  await act('M16', 'StartClosing');
  await act('M16', 'CloseMeeting');
  await act('M20', 'SendRecord');
  expect(await bringForward(database.appUrl, '2026-12-05T09:00:00.000Z')).toBeNull();
});
