import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, civilDateOf } from '#lib/kernel/civil.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import type { AnyCommand } from '#lib/server/application/engine/noun.ts';
import { registry } from '#lib/server/application/registry.ts';
import { communeView } from '#lib/server/application/commune/views.ts';
import { governanceView, loadBody } from '#lib/server/application/organisation/governance.ts';
import { loadMeetings } from '#lib/server/application/meetings/meetings.ts';
import { loadOrganisation, type Organisation } from '#lib/server/application/organisation/organisation.ts';
import { loadDecision } from '#lib/server/application/register/decision.ts';
import { registerPage } from '#lib/server/application/register/register.ts';
import { inCommune, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { must, settleTown, type Town } from './support/town.ts';
import { openWorld, type World } from './support/world.ts';

/*
 * What people wrote freely is read by anybody once it is decided: a text, the subject it answers, where a body
 * meets. It names no agent and no private person there, however the name was typed.
 */

let world: World;
let town: Town;
const now = new Date().toISOString();
const today = civilDateOf(now);
const [agent, resident, proposal] = [randomUUID(), randomUUID(), randomUUID()];
const words = 'Sandrine Le Goas et bastard-soyer Mireille, Mme Le Goas (s.legoas@essai.fr), Mireille';

const read = <Found>(run: (transaction: Transaction, organisation: Organisation) => Promise<Found>) =>
  inCommune(world.pool, town.communeId, async (transaction) =>
    run(transaction, await loadOrganisation(transaction)),
  );

beforeAll(async () => {
  world = await openWorld();
  const execute = createExecute(world.pool, registry);
  town = await settleTown(execute, world.communeId, 3);
  const as = (person: string, command: AnyCommand) => must(execute, world.communeId, person, command);
  const sponsor = town.members[1] ?? '';
  const plain = { birthDate: null, majority: false, rank: null, group: null };
  const staff = { givenName: 'Sandrine', familyName: 'LE GOAS', email: 's.legoas@essai.fr' };
  const private_ = { givenName: 'Mireille', familyName: 'Bastard-Soyer', email: null };
  await as(town.administrator, {
    type: 'RegisterPeople',
    people: [
      { personId: agent, function: 'agent', ...staff, ...plain },
      { personId: resident, function: 'resident', ...private_, ...plain },
    ],
  });
  await as(sponsor, { type: 'ConfirmChange', change: 1 });
  const subject = randomUUID();
  await as(sponsor, {
    type: 'RaiseSubject',
    subjectId: subject,
    title: `Ce que dit ${words}`,
    text: `Depuis des mois, ${words} le demande aux élus de la commune.`,
    body: town.group,
    origin: `Courrier de ${words}`,
    answers: {
      newPolicy: 'yes',
      orientation: 'no',
      priceTaxLand: 'no',
      serviceOrganisation: 'no',
      publicPosition: 'no',
    },
    unbudgetedEuros: null,
    basis: null,
  });
  await as(sponsor, {
    type: 'DraftProposal',
    proposal,
    subject,
    body: town.group,
    matter: 'ordinary',
    effect: { kind: 'none' },
    title: `Répondre à ${words}`,
    text: `Nous répondons à ${words}. `.repeat(6),
    terms: {
      carriedBy: sponsor,
      reviewOn: addDays(today, 90),
      trial: { endsOn: addDays(today, 90), measures: [`Visites de ${words}`] },
    },
  });
  await as(sponsor, { type: 'TableProposal', proposal });
  await as(sponsor, { type: 'OpenBetweenMeetings', proposal });
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of town.members) await as(person, { type: 'DeclareReady', proposal });
  const position = { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } };
  for (const person of town.members) await as(person, position);
  const place = `Chez ${words}`;
  const occasion = { date: addDays(today, 20), time: '19:30', minutes: 120, place, link: null };
  const meeting = { type: 'PlanMeeting', meeting: randomUUID(), series: null, body: town.group };
  await as(sponsor, { ...meeting, ...occasion });
});
afterAll(() => world.close());

test('I-25: the search of the register finds nobody whom its texts do not name', async () => {
  const found = async (asked: string): Promise<number> => {
    const nothing = { body: null, nature: null, status: null, matter: null, from: null, to: null, page: 1 };
    const page = await read((transaction, organisation) =>
      registerPage(transaction, organisation, { ...nothing, words: asked }),
    );
    return page.total;
  };
  for (const asked of [
    'sandrine',
    'Goas',
    'LE GOAS',
    'mireille',
    'bastard-soyer',
    'Soyer',
    's.legoas@essai.fr',
  ])
    expect([asked, await found(asked)]).toEqual([asked, 0]);
  expect(await found('répondons')).toBe(1);
  expect(await found('')).toBe(1);
});

test('I-25: whatever anybody reads names no agent and no private person, in whatever text', async () => {
  const everything = {
    words: '',
    body: null,
    nature: null,
    status: null,
    matter: null,
    from: null,
    to: null,
  };
  const filter = { body: null, from: null, to: null, cancelled: true, order: 'soonest' } as const;
  const told = await read(async (transaction, organisation) => [
    await loadDecision(transaction, organisation, proposal, now),
    await registerPage(transaction, organisation, { ...everything, page: 1 }),
    await communeView(transaction, organisation, now),
    await governanceView(transaction, organisation, now),
    await loadBody(transaction, organisation, town.group, now),
    await loadMeetings(transaction, organisation, filter),
  ]);
  for (const view of told) {
    const text = JSON.stringify(view).toLowerCase();
    for (const name of ['sandrine', 'goas', 'mireille', 'bastard', 'soyer']) expect(text).not.toContain(name);
  }
  expect(told[0]).toMatchObject({ id: proposal, sponsor: { name: 'Camille Martin' } });
  expect(JSON.stringify(told[0])).toContain('Nous répondons à un agent et une personne, Mme un agent');
});
