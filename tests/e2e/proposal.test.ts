import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import valbrune from '../../demo/valbrune.json' with { type: 'json' };
import { idOf } from '../../demo/stage.ts';
import { openBrowser } from '../support/browser.ts';
import { startApplication, type Application } from '../support/application.ts';

let application: Application;
let browser: Browser;
const contexts = new Map<string, BrowserContext>();

beforeAll(async () => {
  application = await startApplication('demo');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await application?.stop();
});

const nameOf = (id: string): string => {
  const person = valbrune.elus.find((known) => known.id === id);
  return `${person?.prenom} ${person?.nom}`;
};
const majority = valbrune.elus.map(({ id }) => id).filter((id) => id.startsWith('M'));
const page = (story: string): string => `/propositions/${idOf(story)}`;

/** The context of one person, entered once; `script` tells whether their browser runs JavaScript. */
const personOf = async (id: string, script = false): Promise<BrowserContext> => {
  const known = contexts.get(`${id} ${script}`);
  if (known) return known;
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled: script,
    baseURL: application.origin,
  });
  contexts.set(`${id} ${script}`, context);
  const entrance = await context.newPage();
  await entrance.goto('/demo');
  await entrance.getByRole('button', { name: nameOf(id) }).click();
  await entrance.waitForURL(/\/(accueil|decisions)/);
  await entrance.close();
  return context;
};

const open = async (id: string, path: string, script = false): Promise<Page> => {
  const opened = await (await personOf(id, script)).newPage();
  await opened.goto(path);
  return opened;
};

/** One form of a page, as it is drawn for a browser without JavaScript; empty when it is not offered. */
const formOf = async (id: string, path: string, action: string): Promise<string> => {
  const { request } = await personOf(id);
  const html = await (await request.get(path, { maxRetries: 3 })).text();
  return new RegExp(`<form[^>]*\\?/${action}["&][^]*?</form>`).exec(html)?.[0] ?? '';
};

type Filled = Record<string, string | readonly string[]>;

/** Sends one form of a page as such a browser would: its hidden fields, and what is filled in. */
const post = async (id: string, path: string, action: string, filled: Filled = {}) => {
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of (await formOf(id, path, action)).matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
  ))
    fields.set(name, value);
  for (const [name, value] of Object.entries(filled)) {
    fields.delete(name);
    for (const one of [value].flat()) fields.append(name, one);
  }
  const { request } = await personOf(id);
  const answer = await request.post(`${path}?/${action}`, {
    data: fields.toString(),
    headers: {
      origin: application.origin,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
    },
    maxRedirects: 0,
    maxRetries: 3,
  });
  return { status: answer.status(), words: (await answer.text()).replaceAll(/&nbsp;|\u00a0/g, ' ') };
};

const everyone = async (
  ids: readonly string[],
  path: string,
  action: string,
  filled: Filled = {},
): Promise<void> => {
  for (const id of ids) expect((await post(id, path, action, filled)).status, `${action} ${id}`).toBe(303);
};

const readsWell = async (shown: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page: shown }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(
    await shown.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
};

const withWords = async (): Promise<Page> => open('M19', page('P23'), true);

test('I-12: an objection without criterion or argument is refused in words, and nothing typed is lost', async () => {
  const phone = await open('M19', page('P23'));
  await phone.getByLabel('J’ai une objection').check();
  await phone.getByLabel('Ce que le texte met en danger').selectOption('mandate');
  await phone.getByRole('button', { name: 'Donner ma position' }).click();
  expect(await phone.getByRole('alert').innerText()).toContain('Écrivez quelque chose');
  expect(await phone.getByLabel('J’ai une objection').isChecked()).toBe(true);
  expect(await phone.getByLabel('Ce que le texte met en danger').inputValue()).toBe('mandate');
  const refused = await post('M19', page('P23'), 'takePosition', {
    position: 'objection',
    criterion: 'invented',
    argument: 'Un argument bien assez long pour compter.',
  });
  expect(refused.status).toBe(409);
  expect(refused.words).toContain('Choisissez le critère');
  expect(refused.words).toContain('Un argument bien assez long pour compter.');
});

test('I-10: who does not sit in the body neither reads nor answers; a recused member answers no more', async () => {
  const stranger = await open('O01', page('P23'));
  expect(await stranger.locator('main').innerText()).toContain('instance dont vous n’êtes pas membre');
  const sent = await post('O01', page('P23'), 'takePosition', { version: '1', position: 'consent' });
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
  const early = await post('M02', page('P10'), 'takePosition', { version: '1', position: 'consent' });
  expect([early.status, early.words.includes('Pas à cette étape')]).toEqual([409, true]);
});

test('a lost network keeps what was typed, also through a reload; it is sent when the network is back', async () => {
  const phone = await withWords();
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
});

test('I-11, I-13, I-14: a review goes from an adopted decision, through two objections in two versions, to a new adoption', async () => {
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
    { position: 'consent' },
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
    position: 'objection',
    criterion: 'effectiveness',
    argument: 'Rien ne dit si cela marche.',
  };
  expect((await post('M18', path, 'takePosition', second)).status).toBe(303);
  await typing.getByText('Nouvelle objection', { exact: false }).waitFor({ state: 'attached' });
  expect(await typing.getByLabel('Votre réserve').inputValue()).toBe('Dire qui fait');
  expect(await typing.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('concern');
  const objection = /way-([0-9a-f-]{36})/.exec(
    (await formOf('M20', path, 'amend')).replace(/[^]*?Karim Lhopiteau/, ''),
  )?.[1];
  const measured = {
    title: 'Réexamen : extinction nocturne',
    text: 'L’éclairage reste éteint de 23 h 30 à 5 h 30.\nUn bilan est fait.',
    carriedBy: idOf('M20'),
    reviewOn: '2027-09-30',
    [`way-${objection}`]: 'measured',
    [`indicator-${objection}`]: 'accidents de nuit par mois',
    [`on-${objection}`]: '2027-05-31',
  };
  expect((await post('M20', path, 'amend', measured)).status).toBe(303);
  await typing.getByText('Le texte a changé pendant que vous répondiez', { exact: false }).waitFor();
  expect(await typing.getByLabel('Votre réserve').inputValue()).toBe('Dire qui fait');
  await typing.getByRole('button', { name: 'J’ai lu la version 3' }).click();
  await typing.getByRole('button', { name: 'Donner ma position' }).click();
  await typing.getByText('Votre position est enregistrée').waitFor();

  // Third round: silence is not consent, so nothing is adopted until the last one has spoken.
  const others = majority.filter((id) => id !== 'M19' && id !== 'M21');
  await everyone(others, path, 'takePosition', { position: 'consent' });
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

test('I-9, I-12, I-15: in a meeting, quorum, then objections, then a vote only if the charter and everyone let it', async () => {
  const path = page('P10');
  const around = majority.filter((id) => id !== 'M20' && id !== 'M21');
  const takeUp = async (label: string, present: readonly string[]) => {
    expect((await post('M16', path, 'takeUp', { label, present: present.map(idOf) })).status).toBe(303);
    for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
      expect((await post('M16', path, 'movePhase', { to })).status).toBe(303);
  };
  const few = around.slice(0, 4).concat('M16');
  await takeUp('Séance du 1er décembre', few);
  await everyone(few, path, 'takePosition', { position: 'consent' });
  expect((await post('M16', path, 'closeRound')).words).toContain('Le quorum n’est pas atteint');
  expect((await post('M16', path, 'recordPresence', { present: around.map(idOf) })).status).toBe(303);
  const desk = await open('M16', path);
  expect(await desk.getByText('5 réponses sur 19').count()).toBe(1);
  await readsWell(await open('M16', path, true));

  const stated = { position: 'objection', criterion: 'financialRisk', argument: 'Qui paie le chauffage ?' };
  expect((await post('M19', path, 'takePosition', stated)).status).toBe(303);
  await everyone(
    around.filter((id) => id !== 'M19' && !few.includes(id)),
    path,
    'takePosition',
    { position: 'consent' },
  );
  expect((await post('M16', path, 'closeRound')).words).toContain('le texte ne peut pas être adopté');
  const objection = /name="objection" value="([^"]*)"/.exec(
    await formOf('M19', path, 'withdrawObjection'),
  )?.[1];
  const lifted = await post('M16', path, 'withdrawObjection', { objection: objection ?? '' });
  expect([lifted.status, lifted.words.includes('Seule la personne')]).toEqual([403, true]);
  expect((await post('M02', path, 'proposeFallback')).words).toContain(
    'Le vote de repli vient après 2 séances',
  );

  // The second meeting: one member against voting is enough to end it; proposed again, everyone agrees.
  expect((await post('M16', path, 'carryOver', { reason: 'À retravailler.' })).status).toBe(303);
  await takeUp('Séance du 15 décembre', around);
  await everyone(['M02'], path, 'proposeFallback');
  await everyone(['M03'], path, 'objectToFallback');
  expect((await post('M04', path, 'agreeToFallback')).status).toBe(409);
  await everyone(['M02'], path, 'proposeFallback');
  await everyone(
    around.filter((id) => id !== 'M02'),
    path,
    'agreeToFallback',
  );
  await everyone(around.slice(1), path, 'castBallot', { ballot: 'for' });
  const last = await open(around[0] ?? '', path);
  await last.getByLabel('Contre').check();
  await last.getByRole('button', { name: 'Voter' }).click();
  await last.getByText('Adoptée par le vote de repli').first().waitFor();
  expect(await last.getByText('Pour : 18. Contre : 1. Abstention : 0.').count()).toBe(1);
});
