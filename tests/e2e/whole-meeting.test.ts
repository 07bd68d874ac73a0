import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { idOf } from '../../demo/stage.ts';
import { meetingId } from '../../demo/rhythm.ts';
import {
  closeTown,
  everyone,
  formOf,
  openBeside,
  openTown,
  page,
  personOf,
  post,
  readsWell,
} from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

const path = `/seances/${meetingId('GM-7')}`;
const room = `${path}/salle`;
const concern = 'Penser à l’isolation avant le chauffage.';
const argument = 'Le texte ne dit pas qui paie le chauffage de la gendarmerie.';

/** Those who only come and answer: with the five in front of a browser they make the quorum of thirteen. */
const around = ['M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11'];

/** Who answers in the days that follow, as the charter lets the absent do. */
const absent = ['M12', 'M13', 'M14', 'M15', 'M17', 'M18', 'M19', 'M21'];

const enter = async (id: string, origin: string | undefined, width = 360): Promise<Page> => {
  const context = await personOf(id, true, { ...(origin && { origin }), width });
  const screen = await context.newPage();
  await screen.goto(room);
  await screen.getByText('En direct').waitFor();
  return screen;
};
const press = (screen: Page, name: string | RegExp): Promise<void> =>
  screen.getByRole('button', { name }).first().click();
const shows = (screen: Page, text: string | RegExp): Promise<void> =>
  screen.getByText(text).first().waitFor();

test('I-7 to I-11, I-24, I-25: a whole meeting in six browsers on two processes, and its published record', async () => {
  const beside = await openBeside();
  const facilitator = await enter('M16', undefined, 1280);
  const secretary = await enter('M20', beside, 1280);
  const mayor = await enter('M01', undefined);
  const offline = await enter('M02', beside);
  const member = await enter('M03', undefined);
  const wall = await (await personOf('M21', true, { origin: beside, width: 1280 })).newPage();
  await wall.goto(`${room}/projecteur`);
  const phones = [mayor, offline, member];
  const everybody = [facilitator, secretary, ...phones];

  // Arrivals: by themselves, from two processes; the mayor may neither open nor lead.
  for (const screen of everybody) {
    await press(screen, 'Je suis là');
    await shows(screen, 'Votre présence est notée');
  }
  await everyone(around, room, 'arrive');
  await shows(mayor, '13 présents, quorum 13 atteint');
  expect((await post('M01', room, 'openMeeting')).words).toContain('ne facilite jamais');
  await press(facilitator, 'Ouvrir la séance');
  await shows(mayor, 'Ouverture : l’ordre du jour');
  expect((await post('M01', room, 'takeOver', { reason: 'Je reprends la main' })).status).toBe(403);
  const hand = { role: 'facilitator', to: idOf('M01'), reason: 'Pour ce soir' };
  expect((await post('M16', room, 'handOver', hand)).words).toContain('ne facilite jamais');
  const named = { key: randomUUID(), role: 'facilitator', person: idOf('M01') };
  expect((await post('M03', room, 'designate', named)).words).toContain('ne facilite jamais');

  // The agenda is everyone's: the last consent opens the evening.
  await press(facilitator, 'Mettre l’ordre du jour au consentement');
  await shows(wall, /Un consentement est demandé/);
  await everyone(around, room, 'consentToMotion');
  for (const screen of [secretary, ...phones]) await press(screen, 'Je consens');
  await shows(wall, 'Ensuite : Antenne aux Merlandes');

  // Weather: answers by hand and by phone; the sum alone is shown.
  for (const screen of everybody) await press(screen, 'éclaircies');
  await everyone(around, room, 'weather', { weather: 'sun' });
  await shows(wall, 'grand soleil : 8');
  await shows(wall, 'éclaircies : 5');

  // What comes by right is first: a raised hand, the floor, and it will come back another time.
  await press(facilitator, /^Commencer : Antenne aux Merlandes/);
  await member.getByRole('heading', { level: 1, name: /Antenne aux Merlandes/ }).waitFor();
  await press(member, 'Lever la main');
  await press(facilitator, 'Donner la parole à Samira Benhaddou');
  await shows(member, 'Vous avez la parole.');
  await shows(wall, 'Samira Benhaddou');
  await readsWell(member);
  await press(member, 'J’ai fini');
  await shows(facilitator, 'Personne ne parle ni ne demande la parole.');
  await press(facilitator, 'À reprendre une autre fois');
  await press(facilitator, /^Commencer : Élection sans candidat/);
  await facilitator.getByText('Laisser ce point pour une autre séance').click();
  await press(facilitator, 'Laisser ce point');

  // The text of the second item goes through its own procedure, in the room.
  await press(facilitator, /^Commencer : Ancienne gendarmerie/);
  await shows(wall, 'Ancienne gendarmerie : quel usage ?');
  const hold = facilitator.getByRole('button', { name: 'Prendre le texte en séance' });
  if (await hold.isVisible()) await hold.click();
  for (const phase of ['clarification', 'tour de réactions', 'bonification', 'tour d’objections'])
    await press(facilitator, `Passer à : ${phase}`);
  await readsWell(facilitator);

  // An objection typed while the network drops: nothing is lost, and what happened meanwhile is there.
  await offline.getByLabel('J’ai une objection').check();
  await offline.getByLabel('Ce que le texte met en danger').selectOption('financialRisk');
  await offline.getByLabel('Votre argument').fill(argument.slice(0, 20));
  await offline.context().setOffline(true);
  await offline.getByLabel('Votre argument').fill(argument);
  await press(offline, 'Donner ma position');
  await shows(offline, 'rien n’est parti');
  await everyone(around, room, 'takePosition', { 'position.kind': 'consent' });
  for (const screen of [facilitator, secretary, mayor, member]) {
    await screen.getByLabel('Je consens', { exact: false }).first().check();
    await press(screen, 'Donner ma position');
    await shows(screen, /Votre position est enregistrée/);
  }
  await offline.context().setOffline(false);
  await shows(offline, '12 réponses sur 13');
  expect(await offline.getByLabel('Votre argument').inputValue()).toBe(argument);
  await press(offline, 'Donner ma position');
  await shows(offline, /Votre position est enregistrée/);
  await shows(wall, 'objections à intégrer : 1');

  // Integrated in the room by who carries the text; every position lapses; then everyone consents.
  await press(facilitator, 'Clore le tour');
  await shows(facilitator, /Bastien Oudry/);
  const row = /integrates\.\d+/.exec(await formOf('M20', room, 'amend'))?.[0];
  const amended = {
    title: 'Ancienne gendarmerie : tiers-lieu',
    text: 'La gendarmerie devient un tiers-lieu. La commune paie le chauffage.',
    'terms.carriedBy': idOf('M20'),
    'terms.reviewOn': '2027-09-30',
    [`${row}.resolution.way`]: 'amended',
  };
  expect((await post('M20', room, 'amend', amended)).status).toBe(303);
  await shows(wall, /La commune paie le chauffage/);
  await everyone([...around.slice(1), 'M01', 'M02', 'M03', 'M16', 'M20'], room, 'takePosition', {
    'position.kind': 'consent',
  });
  await everyone(around.slice(0, 1), room, 'takePosition', {
    'position.kind': 'concern',
    'position.text': concern,
  });
  const closing = facilitator.getByRole('button', { name: 'Clore le tour' });
  if (await closing.isVisible()) await closing.click();
  await press(facilitator, 'Terminer ce point');

  // Notes and an action as it goes; then the closing round, and the close.
  await secretary.getByLabel(/Notes sur la séance/).fill('Soirée calme, deux points vus.');
  await press(secretary, 'Garder les notes');
  await secretary.getByText('Noter une action').click();
  await secretary.getByLabel('Quoi', { exact: true }).fill('Demander un devis de chauffage');
  await secretary.getByLabel('Qui', { exact: true }).selectOption({ label: 'Bastien Oudry' });
  await secretary.getByLabel('Pour quand').fill('2027-01-15');
  await press(secretary, 'Noter l’action');
  await shows(facilitator, 'Demander un devis de chauffage');
  await press(facilitator, 'Passer à la clôture');
  for (const screen of phones) await press(screen, 'bonne');
  await facilitator.getByText('Clore la séance').first().click();
  await press(facilitator, 'Clore maintenant');
  await shows(mayor, 'La séance est close');

  // The record: completed, sent, published; the public reads what was done, and no more.
  await secretary.goto(`${path}?face=releve`);
  await press(secretary, 'Envoyer aux membres');
  await press(secretary, 'Publier le relevé');
  const anyone = await (await personOf('O01', true)).newPage();
  const published = async (): Promise<string> => {
    await anyone.goto(path);
    return (await anyone.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
  };
  const before = await published();
  expect(before).toContain('Consenti par les personnes présentes, en attente des absentes');
  expect(before).not.toContain('La commune paie le chauffage');

  // The absent have their window; once the last of them has answered, the record says what was decided.
  await everyone(absent, page('P10'), 'takePosition', { 'position.kind': 'consent' });
  const record = await published();
  for (const words of [
    '13 membres présents sur 21',
    'Facilitation : Abel Rousselin',
    'Secrétariat : Léo Marchenoir',
    'Adopté par consentement',
    'La commune paie le chauffage',
    'un risque financier : le texte a changé',
    'Demander un devis de chauffage Bastien Oudry, pour le 15 janvier 2027',
  ])
    expect(record).toContain(words);
  expect(record.match(/revient une autre fois/g)).toHaveLength(5);
  await secretary.goto(`${path}?face=releve`);
  expect(await secretary.locator('#points').innerText()).toContain(concern);
  for (const hidden of [argument, concern, 'Soirée calme', 'éclaircies', 'Samira'])
    expect(record).not.toContain(hidden);
  await readsWell(anyone);
});
