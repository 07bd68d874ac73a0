import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import valbrune from '../../demo/valbrune.json' with { type: 'json' };
import { meetingId } from '../../demo/rhythm.ts';
import { idOf } from '../../demo/stage.ts';
import {
  closeTown,
  formOf,
  majority,
  open,
  openTown,
  personOf,
  post,
  readsWell,
} from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

/** The meeting after next, and its preparation: nobody has opened it, and its agenda is nearly empty. */
const ahead = `/seances/${meetingId('GM-8')}`;
const preparation = `${ahead}/preparer`;
const held = ['GM-1', 'GM-2', 'GM-3', 'GM-4', 'GM-5', 'GM-6'].map((name) => `/seances/${meetingId(name)}`);

/** Facilitation and secretariat of the majority group; the others only sit in it. */
const [facilitator, secretary, member, other] = ['M16', 'M20', 'M19', 'M12'] as const;

const raise = async (title: string): Promise<string> => {
  const page = await open(member, '/sujets/nouveau');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Ce que vous constatez, ce que vous souhaitez').fill('La halle prend l’eau.');
  await page.getByLabel('Pour quelle instance ?').selectOption({ label: 'Groupe majoritaire' });
  await page.getByRole('button', { name: 'Lever un sujet' }).click();
  await page.waitForURL(/\/sujets\/[0-9a-f-]{36}$/);
  const subject = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.close();
  return subject;
};

/** Puts a subject on the agenda by the form, and tells its item. */
const add = async (id: string, subject: string): Promise<string> => {
  const item = randomUUID();
  const wanted = { key: item, subject, outcome: 'decide', minutes: '15' };
  expect((await post(id, preparation, 'add', wanted)).status).toBe(303);
  return item;
};

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
/** The titles on the agenda, in order. */
const agendaOf = async (page: Page): Promise<string[]> =>
  (await page.locator('#ordre-du-jour ol.plain-list .line a').allInnerTexts()).map(plain);

const roof = 'Réparer la halle';
const bell = 'Remonter la cloche';

test('I-8: whoever sits in the body adds a subject without asking anyone, and alone takes it back', async () => {
  const subject = await raise(roof);
  const writing = await open(member, `/sujets/${subject}`);
  await writing.getByRole('link', { name: 'Inscrire à la séance du mardi 15 décembre' }).click();
  await writing.waitForURL(/preparer/);
  expect(await writing.getByLabel('Sujet du panier').inputValue()).toBe(subject);
  await writing.getByLabel('Minutes').last().fill('25');
  await writing.getByRole('button', { name: 'Mettre à l’ordre du jour' }).click();
  await writing.getByText('Le sujet est à l’ordre du jour.').waitFor();
  expect(await agendaOf(writing)).toContain(roof);
  const item = /name="item" value="([^"]*)"/.exec(await formOf(member, preparation, 'remove'))?.[1] ?? '';

  // Another member may support it, and neither remove nor resize it; nor may those who prepare remove it.
  const reason = 'Pas ce soir.';
  for (const id of [other, facilitator, secretary]) {
    const refused = await post(id, preparation, 'remove', { key: randomUUID(), item, reason });
    expect([id, refused.status, refused.words.includes('porte')]).toEqual([id, 403, true]);
  }
  expect(await formOf(other, preparation, 'size')).toBe('');
  const support = { key: randomUUID(), item };
  expect((await post(other, preparation, 'support', support)).status).toBe(303);
  expect((await post(other, preparation, 'support', { key: randomUUID(), item })).status).toBe(409);

  // Who carries it takes it back with a reason, and it waits in the backlog again.
  expect((await post(member, preparation, 'remove', { item, reason: '' })).status).toBe(409);
  expect((await post(member, preparation, 'remove', { item, reason })).status).toBe(303);
  const after = await open(other, preparation);
  expect(await agendaOf(after)).not.toContain(roof);
  expect(await after.locator(`select[name=subject] option[value="${subject}"]`).count()).toBe(1);
  await add(member, subject);
});

test('I-8: nobody adds once the meeting is over, nor from outside the body, where one reads without preparing', async () => {
  const subject = await raise('Trop tard');
  const wanted = { key: randomUUID(), subject, outcome: 'decide', minutes: '15' };
  for (const path of held) {
    expect(await formOf(member, `${path}/preparer`, 'add')).toBe('');
    expect((await post(member, `${path}/preparer`, 'add', wanted)).status).toBe(409);
  }
  await post('O02', preparation, 'add', { ...wanted, key: randomUUID() });
  expect(await agendaOf(await open(member, preparation))).not.toContain('Trop tard');
  // Outside the body one reads what anybody may, without the preparation.
  const reading = await open('O02', preparation);
  expect(new URL(reading.url()).pathname).toBe(ahead);
  expect(await reading.getByRole('heading', { name: 'Ordre du jour' }).count()).toBe(1);
  expect(await reading.getByRole('button', { name: 'Mettre à l’ordre du jour' }).count()).toBe(0);
});

test('I-8: the order is for facilitation and secretariat; two opposite moves, and the second sees the first', async () => {
  await add(member, await raise(bell));
  expect(await formOf(other, preparation, 'arrange')).toBe('');
  const fields = await formOf(facilitator, preparation, 'arrange');
  const order = [...fields.matchAll(/name="order" value="([^"]*)"/g)].map(([, id = '']) => id);
  const revision = /name="revision" value="([^"]*)"/.exec(fields)?.[1] ?? '';
  const turned = { key: randomUUID(), revision, order: order.toReversed() };
  expect((await post(other, preparation, 'arrange', turned)).status).toBe(403);

  // Both have the same page before their eyes, without JavaScript.
  const [first, second] = [await open(facilitator, preparation), await open(secretary, preparation)];
  const before = await agendaOf(first);
  expect(before.slice(-2)).toEqual([roof, bell]);
  await first.getByRole('button', { name: `Monter « ${bell} »` }).click();
  await first.getByText('L’ordre est enregistré.').waitFor();
  const moved = [...before.slice(0, -2), bell, roof];
  expect(await agendaOf(first)).toEqual(moved);
  await second.getByRole('button', { name: `Monter « ${roof} »` }).click();
  await second.getByRole('alert').first().waitFor();
  expect(await agendaOf(second)).toEqual(moved);
  await readsWell(await open(secretary, preparation, true));
  // Told, they decide again on what they now see.
  await second.getByRole('button', { name: `Monter « ${roof} »` }).click();
  await second.getByText('L’ordre est enregistré.').waitFor();
  expect(await agendaOf(second)).toEqual(before);
});

test('the agenda is arranged with the keyboard and by dragging, and another screen follows', async () => {
  const moving = await (await personOf(facilitator, true, { width: 1280 })).newPage();
  await moving.goto(preparation);
  const following = await open(other, preparation, true);
  for (const page of [moving, following]) await page.getByText('En direct').waitFor();
  const before = await agendaOf(moving);
  const up = moving.getByRole('button', { name: `Monter « ${bell} »` });
  await up.focus();
  await moving.keyboard.press('Enter');
  const shownFirst = (page: Page, title: string, then: string): Promise<unknown> =>
    page.waitForFunction(
      ([one, two]) => {
        const titles = [...document.querySelectorAll('#ordre-du-jour .line a')].map(({ textContent }) =>
          textContent.trim(),
        );
        return titles.indexOf(one ?? '') >= 0 && titles.indexOf(one ?? '') < titles.indexOf(two ?? '');
      },
      [title, then],
    );
  await shownFirst(following, bell, roof);
  await shownFirst(moving, bell, roof);
  await moving.locator('#fait:focus').waitFor();

  const line = (title: string) =>
    moving.locator('#ordre-du-jour ol.plain-list > li').filter({ hasText: title });
  // Both lines stand still before the hand closes: the page has moved to its word of success.
  await line(roof).scrollIntoViewIfNeeded();
  await line(roof).hover();
  await moving.mouse.down();
  await line(bell).hover();
  await line(bell).hover();
  await moving.mouse.up();
  await shownFirst(following, roof, bell);
  expect(await agendaOf(following)).toEqual(before);
});

test('who prepares plans a meeting, moves it and cancels it by the form; others may not, and anybody reads it', async () => {
  const planning = await open(secretary, '/seances/nouvelle');
  const once = planning.locator('#une');
  await once.getByLabel('Instance').selectOption({ label: 'Groupe majoritaire' });
  await once.getByLabel('Date').fill('2027-06-03');
  await once.getByLabel('Lieu').fill('École Jean-Macé');
  await once.getByRole('button', { name: 'Prévoir cette séance' }).click();
  await planning.waitForURL(/\/preparer$/);
  const { pathname } = new URL(planning.url());
  const path = pathname.replace('/preparer', '');
  const moved = { date: '2027-06-04', time: '18:00', minutes: '120', place: 'Salle des fêtes', link: '' };
  expect((await post(other, pathname, 'change', { key: randomUUID(), ...moved })).status).toBe(403);
  const past = await post(secretary, pathname, 'change', { ...moved, date: '2026-01-05' });
  expect([past.status, past.words.includes('Salle des fêtes')]).toEqual([409, true]);
  expect((await post(secretary, pathname, 'change', moved)).status).toBe(303);
  const reading = await open('O02', path);
  await reading.getByText('18 h, Salle des fêtes').waitFor();
  await readsWell(await open('O02', path, true));
  expect((await post(secretary, pathname, 'cancel', { reason: 'Pont de juin.' })).status).toBe(303);
  await reading.reload();
  await reading.getByText('Cette séance est annulée').waitFor();
  expect((await open(other, '/seances/nouvelle')).url()).toContain('/seances/nouvelle');
  const closed = await (await personOf(other)).request.get('/seances/nouvelle');
  expect(closed.status()).toBe(403);
});

test('meetings that come back are planned by the form, and end from a date without touching those before', async () => {
  const planning = await open(secretary, '/seances/nouvelle');
  const often = planning.locator('#rythme');
  await often.getByLabel('Instance').selectOption({ label: 'Groupe majoritaire' });
  await often.getByLabel('Toutes les … semaines').fill('3');
  await often.getByLabel('Jour', { exact: true }).selectOption({ label: 'mercredi' });
  await often.getByLabel('À partir du').fill('2027-01-04');
  await often.getByLabel('Lieu').fill('Salle des fêtes');
  await often.getByRole('button', { name: 'Poser les dates' }).click();
  await planning.waitForURL(/\/seances$/);
  const line = (day: string) => planning.locator('#a-venir li').filter({ hasText: day });
  expect(await line('mercredi 6 janvier').count()).toBe(1);
  expect(await line('mercredi 27 janvier').count()).toBe(1);
  const first = `${await line('mercredi 6 janvier').getByRole('link').getAttribute('href')}/preparer`;
  expect((await post(secretary, first, 'endSeries', { on: '2027-01-15' })).status).toBe(303);
  await planning.reload();
  expect(await line('mercredi 6 janvier').getByText('annulée').count()).toBe(0);
  expect(await line('mercredi 27 janvier').getByText('annulée').count()).toBe(1);
});

test('I-25: the published records name no agent nor private person, nor who was of what opinion', async () => {
  const { request } = await personOf('O02');
  const hidden = valbrune.agents.map(([, given = '', family = '']) => `${given} ${family}`);
  const named = valbrune.elus.filter(({ id }) => majority.includes(id));
  for (const path of held) {
    const html = plain((await (await request.get(path)).text()).replaceAll('&nbsp;', ' '));
    expect(html).toContain('Relevé de décisions');
    expect(hidden.filter((name) => html.includes(name))).toEqual([]);
    // Elected members appear for what they did that evening, never as a list of who was there.
    const seen = named.filter(({ prenom, nom }) => html.includes(`${prenom} ${nom}`));
    expect(seen.length).toBeLessThanOrEqual(8);
    expect(html).not.toMatch(/grand soleil|éclaircies|orage/);
  }
  for (const path of ['/seances', held[3] ?? '']) await readsWell(await open('O02', path, true));
  for (const path of ['/seances', held[3] ?? '', '/seances/nouvelle'])
    await readsWell(await open(secretary, path, true));
});

test('the next meetings are at the door and at home, and a text tells on which agenda it stands', async () => {
  for (const [id, path] of [
    ['O02', '/'],
    [member, '/accueil'],
  ] as const) {
    const page = await open(id, path, true);
    const next = page.locator('section', { has: page.getByRole('heading', { name: 'Prochaines séances' }) });
    expect(await next.getByRole('link', { name: 'mardi 15 décembre' }).getAttribute('href')).toBe(ahead);
    await readsWell(page);
  }
  const tonight = await open(member, `/seances/${meetingId('GM-7')}/preparer`);
  const text = tonight.locator('#ordre-du-jour .line a[href^="/propositions/"]').first();
  const reading = await open(member, (await text.getAttribute('href')) ?? '', true);
  const place = reading.locator('#seance').getByRole('link');
  expect(await place.getAttribute('href')).toBe(`/seances/${meetingId('GM-7')}`);
});

test('a member lands on the face of the moment, and may read the others', async () => {
  const page = await open(member, ahead);
  expect(new URL(page.url()).pathname).toBe(preparation);
  await page.getByRole('navigation', { name: 'Faces de la séance' }).getByText('Relevé').click();
  await page.waitForURL(/face=releve/);
  const over = await open(member, held[3] ?? '');
  expect(new URL(over.url()).pathname).toBe(held[3]);
  expect(
    (await post(facilitator, preparation, 'assign', { role: 'facilitator', person: idOf('M01') })).words,
  ).toContain('ne facilite jamais');
});
