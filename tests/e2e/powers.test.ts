import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeTown, open, openTown, readsWell } from '../support/town-hall.ts';
import { answered } from '../support/walking.ts';

beforeAll(openTown);
afterAll(closeTown);

/** A member of the majority group, who facilitates nothing there. */
const member = 'M19';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

/** From the form of a subject, raises one of the group and opens the page on which a proposal is written. */
const startWriting = async (page: Page, title: string): Promise<void> => {
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Ce que vous constatez, ce que vous souhaitez').fill('Les séances débordent.');
  await press(page, 'Lever un sujet');
  await page.waitForURL(/\/sujets\/[0-9a-f-]{36}$/);
  await page.getByRole('link', { name: 'Écrire une proposition' }).click();
  await page.waitForURL(/nouvelle/);
};

test.each([true, false])(
  'a text says which powers it changes; I-6 and I-7 hold on the way (scripts: %s)',
  async (scripts) => {
    const page = await open(member, '/sujets/nouveau', scripts);
    await startWriting(page, `Qui facilite, ${scripts ? 'avec' : 'sans'} scripts`);
    await page.getByLabel('Le texte').fill('Une personne de plus facilite les séances.');
    await press(page, 'Enregistrer le brouillon');
    await page.waitForURL(/\/propositions\/[0-9a-f-]{36}/);
    await page.getByRole('link', { name: 'Changer une instance, un rôle ou un mandat' }).click();
    await page.getByRole('link', { name: 'Confier un mandat' }).click();
    await page.getByRole('heading', { level: 3, name: 'Confier un mandat' }).waitFor();
    if (scripts) await readsWell(page);

    await page
      .getByLabel('Rôle', { exact: true })
      .selectOption({ label: 'Facilitation · Groupe majoritaire' });
    await page.getByLabel('Personne', { exact: true }).selectOption({ label: 'Maëlle Corvaisier' });
    await page.getByLabel('Au (facultatif)').fill('2027-03-01');
    await press(page, 'Ajouter au texte');
    await page.getByText('Le changement 1 que ce texte décide').waitFor();
    expect(await page.getByLabel('Au (facultatif)').inputValue()).toBe('2027-03-01');

    await page.getByLabel('Personne', { exact: true }).selectOption({ label: 'Karim Lhopiteau' });
    await press(page, 'Ajouter au texte');
    await page.getByRole('button', { name: 'Retirer' }).waitFor();
    expect(await page.getByRole('listitem').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Karim Lhopiteau')]),
    );
    await page.getByRole('link', { name: 'Revenir à la proposition' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Karim Lhopiteau' }).waitFor();
    await page.close();
  },
);

test('a text of the group writes the next version of the charter, within the bounds that no text may leave', async () => {
  const page = await open(member, '/sujets/nouveau', true);
  await startWriting(page, 'Une évocation à quatre');
  await page.getByLabel('Le texte').fill('Il faut quatre membres pour évoquer une décision du bureau.');
  await press(page, 'Enregistrer le brouillon');
  await page.waitForURL(/\/propositions\/[0-9a-f-]{36}/);
  await page.getByRole('link', { name: 'Changer la charte' }).click();
  const members = page.locator('input[name="callIn.members"]');
  await members.fill('0');
  await press(page, 'Inscrire cette charte dans le texte');
  await page.getByRole('alert').or(page.getByRole('status')).first().waitFor();
  expect(await members.inputValue()).toBe('0');
  await members.fill('4');
  await readsWell(page);
  await press(page, 'Inscrire cette charte dans le texte');
  await page.waitForURL(/\/propositions\/[0-9a-f-]{36}$/);
  await page.getByText('À l’adoption').or(page.getByText('charte')).first().waitFor();
  await page.getByRole('link', { name: 'Changer la charte' }).click();
  expect(await members.inputValue()).toBe('4');
  await page.close();
});

test('I-3: a text lends the group’s power to a circle, within bounds and until a day', async () => {
  const page = await open(member, '/sujets/nouveau');
  await startWriting(page, 'Confier le marché au cercle Vie locale');
  await page.getByLabel('Le texte').fill('Le cercle Vie locale décide des horaires du marché.');
  await press(page, 'Enregistrer le brouillon');
  await page.waitForURL(/\/propositions\/[0-9a-f-]{36}/);
  const text = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Déléguer une décision à un cercle ou à une assemblée' }).click();
  await page.getByLabel('À qui ?').selectOption({ label: 'Cercle Vie locale' });
  await page.getByLabel('Sur quoi ?').fill('horaires du marché\nplaces des exposants');
  await page.getByLabel('Dans quelles bornes ?').fill('Sans changer le jour du marché.');
  await page.getByLabel('Jusqu’au').fill('2020-01-01');
  await answered(page, 'Écrire dans le texte');
  expect(await page.getByLabel('Dans quelles bornes ?').inputValue()).toBe('Sans changer le jour du marché.');
  expect(page.url()).toContain('/delegation');
  await page.getByLabel('Jusqu’au').fill('2027-06-30');
  await press(page, 'Écrire dans le texte');
  await page.waitForURL(`**${text}`);
  expect(await page.locator('main').innerText()).toContain('Cercle Vie locale');
  expect(await page.locator('main').innerText()).toContain('30 juin 2027');
});
