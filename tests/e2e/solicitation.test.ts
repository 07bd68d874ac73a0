import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeTown, open, openTown, post, readsWell } from '../support/town-hall.ts';
import { answered } from '../support/walking.ts';

beforeAll(openTown);
afterAll(closeTown);

test('who holds a role asks for advice, hears it, then decides alone; a doubt would take it to the group', async () => {
  const asking = await open('M14', '/sollicitations');
  await asking.getByRole('link', { name: 'Demander un avis' }).click();
  await asking.getByLabel('De quoi s’agit-il').fill('L’emplacement du fromager');
  const perimeter = (await asking.getByText('Avec les mots de votre rôle').innerText()).split(/ : | ; /)[1];
  await asking.getByLabel('Ce que cela utilise de votre périmètre').fill(perimeter ?? '');
  await asking.getByLabel('Ce que vous pensez décider').fill('Le fromager passe près de la halle.');
  await asking.getByLabel('Josiane Tréhard').check();
  await asking.getByLabel('Frédéric Bonaventure').check();
  await asking.getByLabel('J’hésite sur l’un de ces points').check();
  await answered(asking, 'Envoyer la demande');
  expect(await asking.getByText('ne décide pas d’une question politique').count()).toBe(1);
  expect(await asking.getByLabel('Josiane Tréhard').isChecked()).toBe(true);
  await asking.getByLabel('J’hésite sur l’un de ces points').uncheck();
  await asking.getByRole('button', { name: 'Envoyer la demande' }).click();
  await asking.waitForURL(/\/sollicitations\/[0-9a-f-]{36}$/);
  const { pathname } = new URL(asking.url());
  expect((await post('M14', pathname, 'decide', { text: 'C’est fait.' })).words).toContain(
    'On attend encore',
  );

  const home = await open('A02', '/accueil');
  await home.getByRole('link', { name: /Donner votre avis.*fromager/ }).click();
  await home.waitForURL(`**${pathname}`);
  expect((await post('A02', pathname, 'answer', { text: 'Il y a l’électricité.' })).status).toBe(303);
  expect((await post('M19', pathname, 'answer', { text: 'Les clients préfèrent l’ombre.' })).status).toBe(
    303,
  );
  expect((await post('M14', pathname, 'decide', { text: 'Près de la halle, côté ombre.' })).status).toBe(303);
  const read = await open('M07', pathname, true);
  expect(await read.locator('main').innerText()).toContain('Près de la halle, côté ombre.');
  await readsWell(read);
  await readsWell(await open('M14', '/sollicitations/nouvelle', true));
  await readsWell(await open('M14', '/sollicitations', true));

  const reason = 'La place de la halle est à tout le monde.';
  expect((await post('O02', pathname, 'contest', { reason })).status).toBe(303);
  const contested = await open('M07', pathname);
  expect(await contested.locator('main').innerText()).toContain('revient au groupe majoritaire');
  expect(await contested.locator('main').innerText()).toContain('l’entend de droit à sa séance du');
  await contested.getByRole('link', { name: 'Suivre ce qu’il en fait' }).click();
  await contested.getByRole('link', { name: 'Lire ce qui est contesté' }).click();
  await contested.waitForURL(`**${pathname}`);
  const list = await open('M07', '/sollicitations');
  expect(await list.locator('main').innerText()).toContain('contesté, le groupe l’entend');
});

test('I-16: who holds no role with a perimeter decides nothing alone, and is told where to go', async () => {
  const page = await open('M21', '/sollicitations/nouvelle');
  expect(await page.getByText('Portez la question à une instance').count()).toBe(1);
});
