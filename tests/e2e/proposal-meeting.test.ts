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

/** A text whose subject is on no agenda: a table of its own may take it up. */
const drafted = async (): Promise<string> => {
  const raising = await open('M20', '/sujets/nouveau');
  await raising.getByLabel('Titre').fill('Chauffer la halle');
  await raising.getByLabel('Ce que vous constatez, ce que vous souhaitez').fill('Le marché a froid.');
  await raising.getByLabel('Pour quelle instance ?').selectOption({ label: 'Groupe majoritaire' });
  await raising.getByRole('button', { name: 'Lever un sujet' }).click();
  await raising.waitForURL(/\/sujets\/[0-9a-f-]{36}$/);
  const subject = new URL(raising.url()).pathname.split('/').at(-1) ?? '';
  const writing = await open('M20', `/propositions/nouvelle?sujet=${subject}`);
  await writing.getByLabel('Le texte').fill('La halle est chauffée le samedi.');
  await writing.getByRole('button', { name: 'Enregistrer et déposer' }).click();
  await writing.waitForURL(/\/propositions\/[0-9a-f-]{36}/);
  return new URL(writing.url()).pathname;
};

test('what a meeting has on its agenda is taken up nowhere else', async () => {
  const present = majority.map(idOf);
  const taken = await post('M16', page('P10'), 'takeUp', { label: 'Un coin de table', present });
  expect(taken.status).toBe(409);
});

test('I-9, I-12, I-15: in a meeting, quorum, then objections, then a vote only if the charter and everyone let it', async () => {
  const path = await drafted();
  const around = majority.filter((id) => id !== 'M20' && id !== 'M21');
  const takeUp = async (label: string, present: readonly string[]) => {
    expect((await post('M16', path, 'takeUp', { label, present: present.map(idOf) })).status).toBe(303);
    for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
      expect((await post('M16', path, 'movePhase', { to })).status).toBe(303);
  };
  const few = around.slice(0, 4).concat('M16');
  await takeUp('Séance du 1er décembre', few);
  await everyone(few, path, 'takePosition', { 'position.kind': 'consent' });
  expect((await post('M16', path, 'closeRound')).words).toContain('Le quorum n’est pas atteint');
  expect((await post('M16', path, 'recordPresence', { present: around.map(idOf) })).status).toBe(303);
  const desk = await open('M16', path);
  expect(await desk.getByText('5 réponses sur 19').count()).toBe(1);
  await readsWell(await open('M16', path, true));

  const stated = {
    'position.kind': 'objection',
    'position.criterion': 'financialRisk',
    'position.argument': 'Qui paie le chauffage ?',
  };
  expect((await post('M19', path, 'takePosition', stated)).status).toBe(303);
  await everyone(
    around.filter((id) => id !== 'M19' && !few.includes(id)),
    path,
    'takePosition',
    { 'position.kind': 'consent' },
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
