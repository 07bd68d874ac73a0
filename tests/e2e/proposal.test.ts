import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../../demo/stage.ts';
import {
  closeTown,
  everyone,
  formOf,
  majority,
  open,
  openTown,
  page,
  post,
  readsWell,
} from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

test('I-12: an objection without criterion or argument is refused in words, and nothing typed is lost', async () => {
  const phone = await open('M19', page('P23'));
  await phone.getByLabel('J’ai une objection').check();
  await phone.getByLabel('Ce que le texte met en danger').selectOption('mandate');
  await phone.getByRole('button', { name: 'Donner ma position' }).click();
  expect(await phone.getByRole('alert').innerText()).toContain('Écrivez quelque chose');
  expect(await phone.getByLabel('J’ai une objection').isChecked()).toBe(true);
  expect(await phone.getByLabel('Ce que le texte met en danger').inputValue()).toBe('mandate');
  const refused = await post('M19', page('P23'), 'takePosition', {
    'position.kind': 'objection',
    'position.criterion': 'invented',
    'position.argument': 'Un argument bien assez long pour compter.',
  });
  expect(refused.status).toBe(409);
  expect(refused.words).toContain('Choisissez le critère');
  expect(refused.words).toContain('Un argument bien assez long pour compter.');
});

test('I-10: who does not sit in the body neither reads nor answers; a recused member answers no more', async () => {
  const stranger = await open('O01', page('P23'));
  expect(await stranger.locator('main').innerText()).toContain('instance dont vous n’êtes pas membre');
  const sent = await post('O01', page('P23'), 'takePosition', { version: '1', 'position.kind': 'consent' });
  expect(sent.status).toBe(403);
  const recused = await post('M12', page('P19'), 'recuse', { reason: 'Toujours les mêmes terres.' });
  expect(recused.status).toBe(403);
  expect(recused.words).toContain('déport');
  expect(await formOf('M12', page('P19'), 'recuse')).toBe('');
});

test('I-15, I-16: no vote before its time, no power without a mandate in force, nothing out of its step', async () => {
  expect((await post('M19', page('P23'), 'proposeFallback')).words).toContain('n’est pas en séance');
  const led = await post('M02', page('P03'), 'takeUp', { label: 'Séance 7' });
  expect(led.status).toBe(403);
  expect(led.words).toContain('facilitation');
  expect((await post('M01', page('P10'), 'takeUp', { label: 'Séance 7' })).words).toContain(
    'ne facilite jamais',
  );
  const early = await post('M02', page('P10'), 'takePosition', { version: '1', 'position.kind': 'consent' });
  expect([early.status, early.words.includes('Pas à cette étape')]).toEqual([409, true]);
});

test('a lost network keeps what was typed, also through a reload; it is sent when the network is back', async () => {
  const phone = await open('M19', page('P23'), true);
  await readsWell(phone);
  await phone.getByLabel('J’ai une réserve').check();
  await phone.getByLabel('Votre réserve').fill('Prévenir les commerçants un mois avant.');
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: 'Donner ma position' }).click();
  await phone.getByText('rien n’est parti', { exact: false }).first().waitFor();
  await phone.context().setOffline(false);
  await phone.reload();
  await phone.getByText('Voici le brouillon', { exact: false }).waitFor();
  expect(await phone.getByLabel('Votre réserve').inputValue()).toBe(
    'Prévenir les commerçants un mois avant.',
  );
  await phone.getByRole('button', { name: 'Donner ma position' }).click();
  await phone.getByText('Votre position est enregistrée').waitFor();
  expect(await phone.evaluate(() => document.activeElement?.id)).toBe('fait');
  await phone.reload();
  expect(await phone.getByText('Voici le brouillon', { exact: false }).count()).toBe(0);

  // What is typed while an answer is on its way stays, also when that answer is a refusal.
  const typed = Promise.withResolvers<undefined>();
  await phone.route('**/propositions/**', async (route) => {
    if (route.request().method() === 'POST') await typed.promise;
    await route.continue();
  });
  await phone.getByLabel('J’ai une objection').check();
  await phone.getByLabel('Ce que le texte met en danger').selectOption('mandate');
  await phone.getByLabel('Votre argument').fill('Court.');
  await phone.getByRole('button', { name: 'Changer ma position' }).click();
  await phone.getByLabel('Votre argument').fill('Court, mais on ne l’a pas fini.');
  typed.resolve(undefined);
  await phone.getByRole('alert').getByText('caractères', { exact: false }).waitFor();
  expect(await phone.getByLabel('Votre argument').inputValue()).toBe('Court, mais on ne l’a pas fini.');
});

test('I-11, I-13, I-14: a review goes from an adopted decision, through two objections in two versions, to a new adoption', async () => {
  // A trial is judged on its measures: who carries it notes them first.
  const results = {
    'results.0.result': 'Aucun accident',
    'results.1.reason': 'L’enquête se dépouille encore.',
  };
  expect((await post('M06', page('P05'), 'measure', results)).status).toBe(303);
  // The review of a decision in force: its subject, then a proposal on it.
  const sponsor = await open('M20', page('P05'), true);
  await sponsor.getByText('Réexaminer cette décision').click();
  await sponsor.getByRole('button', { name: 'Ouvrir le réexamen' }).click();
  await sponsor.waitForURL(/nouvelle\?sujet=/);
  await readsWell(sponsor);
  await sponsor.getByLabel('Le texte').fill('L’éclairage reste éteint de 23 h à 5 h 30.\nUn bilan est fait.');
  await sponsor.getByRole('button', { name: 'Enregistrer et déposer' }).click();
  await sponsor.waitForURL(/propositions\/[0-9a-f-]{36}/);
  const path = new URL(sponsor.url()).pathname;
  await sponsor.getByRole('button', { name: 'Ouvrir la consultation' }).click();
  await sponsor.getByText('La consultation est ouverte').waitFor();

  // Each step opens when everyone has said « rien à ajouter », for one after a question and its answer.
  expect((await post('M02', path, 'ask', { text: 'Combien d’accidents ?' })).status).toBe(303);
  await sponsor.getByLabel('Votre réponse').fill('Aucun depuis septembre.');
  await sponsor.getByRole('button', { name: 'Répondre', exact: true }).click();
  await sponsor.getByText('Aucun depuis septembre.').waitFor();
  for (let step = 0; step < 3; step += 1) await everyone(majority, path, 'ready');

  // First round: one objects, on a phone without JavaScript; another keeps an old page open.
  const late = await open('M07', path);
  const author = await open('M12', path);
  await author.getByLabel('J’ai une objection').check();
  await author.getByLabel('Ce que le texte met en danger').selectOption('safety');
  await author
    .getByLabel('Votre argument')
    .fill('L’éclairage éteint à 23 h laisse sans lumière la sortie du train de nuit.');
  await author.getByRole('button', { name: 'Donner ma position' }).click();
  await author.getByText('Votre position est enregistrée').waitFor();
  await readsWell(await open('M19', path, true));
  await everyone(
    majority.filter((id) => id !== 'M12'),
    path,
    'takePosition',
    { 'position.kind': 'consent' },
  );

  // The sponsor integrates it: every position lapses, and the margin says which objection changed the text.
  await sponsor.goto(path);
  await sponsor
    .getByLabel('Le texte', { exact: true })
    .fill('L’éclairage reste éteint de 23 h 30 à 5 h 30.\nUn bilan est fait.');
  await sponsor.getByLabel('Comment cette version y répond').selectOption('amended');
  await sponsor.getByRole('button', { name: 'Proposer la version 2' }).click();
  await sponsor.getByText('La nouvelle version est publiée').waitFor();
  expect(await sponsor.getByText('Répond à l’objection de Thierry Poncelle').count()).toBe(1);
  expect(await sponsor.getByRole('heading', { name: '0 réponses sur 21' }).count()).toBe(1);
  await readsWell(sponsor);

  // Who answers on the old version is told so, keeps their words, and sees what changed.
  await late.getByLabel('J’ai une réserve').check();
  await late.getByLabel('Votre réserve').fill('Et les ruelles ?');
  await late.getByRole('button', { name: 'Donner ma position' }).click();
  expect(await late.getByRole('alert').innerText()).toContain('Le texte a changé pendant que vous répondiez');
  expect(await late.getByLabel('Votre réserve').inputValue()).toBe('Et les ruelles ?');
  expect(await late.locator('ins').first().innerText()).toContain('30');
  await late.getByRole('button', { name: 'Donner ma position' }).click();
  await late.getByText('Votre position est enregistrée').waitFor();

  // Second round: another objection, while somebody is typing with the page live.
  const typing = await open('M19', path, true);
  await typing.getByText('En direct').waitFor();
  await typing.getByLabel('J’ai une réserve').check();
  await typing.getByLabel('Votre réserve').fill('Dire qui fait');
  const second = {
    'position.kind': 'objection',
    'position.criterion': 'effectiveness',
    'position.argument': 'Rien ne dit si cela marche.',
  };
  expect((await post('M18', path, 'takePosition', second)).status).toBe(303);
  await typing.getByText('Nouvelle objection', { exact: false }).waitFor({ state: 'attached' });
  expect(await typing.getByLabel('Votre réserve').inputValue()).toBe('Dire qui fait');
  expect(await typing.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('position.text');
  const row = /integrates\.\d+/.exec(
    (await formOf('M20', path, 'amend')).replace(/[^]*?Karim Lhopiteau/, ''),
  )?.[0];
  const measured = {
    title: 'Réexamen : extinction nocturne',
    text: 'L’éclairage reste éteint de 23 h 30 à 5 h 30.\nUn bilan est fait.',
    'terms.carriedBy': idOf('M20'),
    'terms.reviewOn': '2027-09-30',
    [`${row}.resolution.way`]: 'measured',
    [`${row}.resolution.indicator`]: 'accidents de nuit par mois',
    [`${row}.resolution.on`]: '2027-05-31',
  };
  expect((await post('M20', path, 'amend', measured)).status).toBe(303);
  await typing.getByText('Le texte a changé pendant que vous répondiez', { exact: false }).waitFor();
  expect(await typing.getByLabel('Votre réserve').inputValue()).toBe('Dire qui fait');
  await typing.getByRole('button', { name: 'J’ai lu la version 3' }).click();
  await typing.getByRole('button', { name: 'Donner ma position' }).click();
  await typing.getByText('Votre position est enregistrée').waitFor();

  // Third round: silence is not consent, so nothing is adopted until the last one has spoken.
  const others = majority.filter((id) => id !== 'M19' && id !== 'M21');
  await everyone(others, path, 'takePosition', { 'position.kind': 'consent' });
  const last = await open('M21', path);
  expect(await last.getByText('On attend : Annick Sauvelane').count()).toBe(1);
  await last.getByLabel('Je me tiens à l’écart').check();
  await last.getByRole('button', { name: 'Donner ma position' }).click();
  await last.getByText('Adoptée par consentement').first().waitFor();
  await readsWell(await open('M19', path, true));
  await last.getByRole('link', { name: 'Lire la décision au registre' }).click();
  expect(await last.locator('main').innerText()).toContain('30 septembre 2027');

  // Who does not sit in the body is led to the register, and who sits sees which objections were answered.
  expect(new URL((await open('O01', path)).url()).pathname).toBe(path.replace('propositions', 'decisions'));
  const kept = await open('M12', `${path}?de=1&a=2`);
  expect(await kept.getByText('Levée par la version 2').count()).toBe(1);
  expect(await kept.getByText('accidents de nuit par mois', { exact: false }).count()).toBeGreaterThan(0);
});
