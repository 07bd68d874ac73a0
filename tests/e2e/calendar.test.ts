import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeTown, open, openTown, post, readsWell } from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

test('one makes the address of one’s calendar, subscribes with it, replaces it and ends it', async () => {
  const page = await open('M16', '/compte', true);
  await page.getByRole('button', { name: 'Créer mon adresse' }).click();
  const shown = page.getByLabel('L’adresse de votre agenda');
  await shown.waitFor();
  const address = await shown.inputValue();
  expect(address).toMatch(/\/seances\/mon-calendrier\/[\w-]{43}\.ics$/);
  const link = page.getByRole('link', { name: 'S’abonner avec l’agenda de cet appareil' });
  expect(await link.getAttribute('href')).toBe(address.replace(/^http:/, 'webcal:'));
  await readsWell(page);

  // A calendar sends no cookie.
  const file = await fetch(address);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const text = (await file.text()).replaceAll('\r\n ', '');
  expect(text).toContain('Vous facilitez cette séance.');
  expect(text).toContain(`${new URL(address).origin}/seances/`);

  // What was shown once is not shown again, on any page.
  await page.goto('/compte');
  await page.getByRole('button', { name: 'Remplacer l’adresse' }).waitFor();
  expect(await page.content()).not.toContain(address);
  expect((await post('M16', '/compte', 'openCalendar')).status).toBe(200);
  expect((await fetch(address)).status).toBe(404);
  expect((await post('M16', '/compte', 'closeCalendar')).words).toContain('L’adresse est supprimée');
  expect((await post('M16', '/compte', 'openCalendar')).words).toContain('/seances/mon-calendrier/');
});

test('anybody follows the dates of a body and the published records', async () => {
  const page = await open('M16', '/seances');
  const calendar = await page.request.get('/seances/calendrier.ics');
  expect(await calendar.text()).toContain('X-WR-CALNAME:Séances · Valbrune-sur-Orsille');
  const feed = await page.request.get('/seances/releves.atom');
  const read = await page.evaluate(
    (xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      return {
        wrong: parsed.querySelector('parsererror')?.textContent ?? null,
        entries: parsed.getElementsByTagNameNS('http://www.w3.org/2005/Atom', 'entry').length,
      };
    },
    await feed.text(),
  );
  expect(read).toEqual({ wrong: null, entries: 6 });
});

test('the month is shown as weeks, and the months before and after are a gesture away', async () => {
  const page = await open('O02', '/seances?mois=2026-10');
  const month = page.getByRole('table', { name: 'Séances de octobre 2026' });
  await month.waitFor();
  expect(await month.getByRole('link').count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: '← septembre 2026' }).click();
  await page.getByRole('heading', { name: 'septembre 2026' }).first().waitFor();
  // Before the first meeting there is nothing to leaf through, for people nor for robots.
  expect(await page.getByRole('link', { name: /^← / }).count()).toBe(0);
  await page.goto('/seances?mois=2026-13');
  await page.getByRole('navigation', { name: 'Mois précédent et suivant' }).waitFor();
});
