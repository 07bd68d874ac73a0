import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDateOf } from '#lib/kernel/civil.ts';
import valbrune from '../../demo/valbrune.json' with { type: 'json' };
import { idOf } from '../../demo/stage.ts';
import { closeTown, formOf, open, openTown, post, readsWell } from '../support/town-hall.ts';

// The execution of decisions, from the page of a decision to the result, with and without JavaScript.
beforeAll(openTown);
afterAll(closeTown);

const decision = (story: string): string => `/decisions/${idOf(story)}`;
const action = (story: string): string => `/actions/${idOf(story)}`;
const today = civilDateOf(new Date().toISOString());

const wordsOf = async (id: string, path: string): Promise<string> => {
  const page = await open(id, path);
  const words = await page.locator('main').innerText();
  await page.close();
  return words.replaceAll(/[\u00a0\u202f]/g, ' ');
};

test('an action goes from the decision to its result, by forms alone, and keeps what was typed', async () => {
  const page = await open('M07', decision('P22'));
  await page.getByRole('link', { name: 'Ouvrir une action' }).click();
  await page.getByLabel('Ce qui est à faire').fill('Réserver le chapiteau');
  await page
    .getByLabel('Qui s’en charge')
    .selectOption({ label: 'Frédéric Bonaventure (services de la commune)' });
  await page.getByLabel('Pour quand').fill('2026-01-31');
  await page.locator('main form[method=post]').evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.getByRole('button', { name: 'Ouvrir une action' }).click();
  await page.getByRole('alert').getByText('Choisissez une échéance').waitFor();
  expect(await page.getByLabel('Ce qui est à faire').inputValue()).toBe('Réserver le chapiteau');
  // Without a script too, the refusal is what is heard first, and it leads to the field.
  expect(await page.title()).toMatch(/^À corriger — /);
  const alert = page.getByRole('alert');
  expect(await alert.evaluate((refusal) => refusal === document.activeElement)).toBe(true);
  await alert.getByRole('link').click();
  const due = page.getByLabel('Pour quand');
  expect(new URL(page.url()).hash).toBe(`#${await due.getAttribute('id')}`);
  expect(await due.getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Pour quand').fill('2031-05-31');
  await page.getByRole('button', { name: 'Ouvrir une action' }).click();
  await page.waitForURL(/\/actions\/[0-9a-f-]{36}(#|$)/);
  const { pathname: path } = new URL(page.url());
  await page.close();

  expect(await wordsOf('A02', '/accueil')).toContain('Réserver le chapiteau');
  expect((await post('A02', path, 'start')).status).toBe(303);
  const curt = await post('A02', path, 'block', { reason: 'non' });
  expect(curt.status).toBe(409);
  expect(curt.words).toContain('>non</textarea>');
  expect((await post('A02', path, 'block', { reason: 'Le loueur ne répond pas.' })).status).toBe(303);
  expect(await wordsOf('M10', '/actions?etat=blocked')).toContain('Réserver le chapiteau');
  expect((await post('A02', path, 'unblock')).status).toBe(303);
  expect((await post('A02', path, 'note', { text: 'Devis reçu.' })).status).toBe(303);
  const moved = { due: '2031-06-15', reason: 'La fête est décalée de deux semaines.' };
  expect((await post('M07', path, 'reschedule', moved)).status).toBe(303);
  expect((await post('A02', path, 'complete', { result: 'Réservé pour trois jours.' })).status).toBe(303);
  const history = await wordsOf('M07', path);
  for (const told of ['signale un blocage', 'Devis reçu.', 'reporte l’échéance', 'Réservé pour trois jours.'])
    expect(history).toContain(told);
});

test('from any decision that is carried out one reaches its origin, text, actions and review at once', async () => {
  for (const story of new Set(valbrune.actions.map(({ decision: executed }) => executed))) {
    const words = await wordsOf('A08', decision(story));
    expect(words, story).toContain('Le chemin de cette décision');
    expect(words, story).toMatch(/Le sujet est apporté[^]*(exécut|Exécut)[^]*Réexamen/);
    const titles = valbrune.actions.filter(({ decision: executed }) => executed === story);
    for (const { title } of titles) expect(words, story).toContain(title);
  }
});

test('I-25: without signing in, execution is told by dates and functions, never by an agent’s name', async () => {
  const page = await open('M10', '/accueil');
  await page.context().clearCookies();
  const staff = valbrune.agents.map(([, , family = '']) => family);
  for (const { decision: executed, title } of valbrune.actions) {
    await page.goto(decision(executed));
    const words = await page.locator('main').innerText();
    expect(words, executed).toMatch(/Le sujet est apporté[^]*(exécut|Exécut)[^]*Réexamen[^]*Échéance/);
    for (const inside of [title, ...staff]) expect(words, executed).not.toContain(inside);
  }
  await page.goto(decision('P07'));
  expect(await page.locator('main').innerText()).toContain('Direction générale des services');
  expect((await page.goto('/actions'))?.url()).toContain('/connexion');
  await page.close();
});

test('who is not concerned reads the action, is told who acts, and is refused with the next step', async () => {
  expect(await wordsOf('O01', action('ACT-13'))).toContain('Vous suivez cette action');
  expect(await formOf('O01', action('ACT-13'), 'drop')).toBe('');
  const forged = await post('O01', action('ACT-13'), 'drop', { reason: 'Nous n’en voulons plus du tout.' });
  expect(forged.status).toBe(403);
  expect(forged.words).toContain('Demandez à l’un d’eux');
});

test('I-16: whose mandate has ended acts no more; nothing is lost, and somebody else is asked for', async () => {
  const owner = 'M15';
  const left = { on: today, act: 'Lettre de démission du jour' };
  const record = `/administration/personnes/${idOf(owner)}`;
  // Entered before leaving: their session is still open when they are no longer in function.
  expect(await wordsOf(owner, action('ACT-15'))).toContain('Marquer comme faite');
  expect((await post('M09', record, 'departure', left)).status).toBe(303);
  const hands = '/administration/changements';
  expect((await post('M12', hands, 'confirm')).status).toBe(303);
  const late = await post(owner, action('ACT-15'), 'complete', { result: 'Fait.' });
  expect(late.status).toBe(303);
  const seen = await wordsOf('M01', action('ACT-15'));
  expect(seen).toContain('Rien n’est perdu');
  expect(seen).toContain('Premier comptage fait');
  expect(seen).not.toContain('termine l’action');
  expect(await wordsOf('M01', '/actions?etat=toReassign')).toContain('Compter les voitures');
  expect((await post('M01', action('ACT-15'), 'reassign', { owner: idOf('M20') })).status).toBe(303);
  expect(await wordsOf('M20', '/accueil')).toContain('Compter les voitures');
});

test('the pages of execution read well on a phone, with a script and without', async () => {
  for (const path of [
    '/actions',
    '/actions?par=decision',
    '/actions?vue=tableau',
    '/actions?q=enqu%C3%AAte&etat=open',
    action('ACT-07'),
    `/actions/nouvelle?decision=${idOf('P04')}`,
    decision('P05'),
    '/accueil',
  ]) {
    const page = await open('M08', path, true);
    await readsWell(page);
    await page.close();
  }
});
