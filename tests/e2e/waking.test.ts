import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeTown, openTown, page, personOf } from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

/** A page of the server whose scripts are held back until `wake`, as on a slow network. */
const openAsleep = async (id: string, path: string): Promise<{ phone: Page; wake: () => Promise<void> }> => {
  const phone = await (await personOf(id, true)).newPage();
  const { promise: network, resolve: arrive } = Promise.withResolvers<undefined>();
  await phone.route(/_app\/.*\.js$/, async (route) => {
    await network;
    await route.continue();
  });
  await phone.goto(path, { waitUntil: 'commit' });
  return {
    phone,
    wake: async () => {
      expect(await phone.evaluate(() => document.documentElement.dataset['awake'])).toBeUndefined();
      arrive(undefined);
      await phone.waitForFunction(() => document.documentElement.dataset['awake'] === 'true');
    },
  };
};

test('what is opened before the scripts arrive stays open when they do, and what is closed stays closed', async () => {
  const { phone, wake } = await openAsleep('M20', page('P05'));
  await phone.getByText('Réexaminer cette décision').click();
  await wake();
  expect(await phone.getByRole('button', { name: 'Ouvrir le réexamen' }).isVisible()).toBe(true);
  await phone.getByText('Réexaminer cette décision').click();
  expect(await phone.getByRole('button', { name: 'Ouvrir le réexamen' }).isVisible()).toBe(false);
  await phone.close();
});

test('what is typed, ticked and chosen before the scripts arrive stays, and is a draft from then on', async () => {
  const { phone, wake } = await openAsleep('M19', page('P23'));
  await phone.getByLabel('J’ai une objection').check();
  await phone.getByLabel('Ce que le texte met en danger').selectOption('mandate');
  await phone.getByLabel('Votre argument').fill('La rue reste fermée le mercredi.');
  await wake();
  const answers = async () => [
    await phone.getByLabel('J’ai une objection').isChecked(),
    await phone.getByLabel('Ce que le texte met en danger').inputValue(),
    await phone.getByLabel('Votre argument').inputValue(),
  ];
  const given = [true, 'mandate', 'La rue reste fermée le mercredi.'];
  expect(await answers()).toEqual(given);
  await phone.getByText('Brouillon gardé', { exact: false }).waitFor();
  await phone.reload();
  await phone.getByText('Voici le brouillon', { exact: false }).waitFor();
  expect(await answers()).toEqual(given);
  await phone.close();
});

test('what is typed before the scripts arrive is stronger than an older draft', async () => {
  const first = await openAsleep('M18', page('P23'));
  await first.wake();
  await first.phone.getByLabel('J’ai une réserve').check();
  await first.phone.getByLabel('Votre réserve').fill('Un premier jet.');
  await first.phone.close();
  const { phone, wake } = await openAsleep('M18', page('P23'));
  await phone.getByLabel('J’ai une réserve').check();
  await phone.getByLabel('Votre réserve').fill('Prévenir les commerçants.');
  await wake();
  expect(await phone.getByLabel('Votre réserve').inputValue()).toBe('Prévenir les commerçants.');
  await phone.close();
});
