import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultParameters } from '#lib/governance/charter/index.ts';
import { openApplication, type Application } from '#lib/server/application/application.ts';
import type { AnyCommand } from '#lib/server/application/engine/noun.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { charterView } from '#lib/server/application/charter/views.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { must } from './support/town.ts';

let database: FreshDatabase;
let application: Application;
const communeId = randomUUID();

beforeEach(async () => {
  database = await freshDatabase();
  application = openApplication(database.appUrl);
  await openCommune(application.pool, communeId);
});
afterEach(async () => {
  await application.pool.end();
  await database.drop();
});

const identity = { givenName: 'Camille', familyName: 'Martin', email: null, birthDate: null };
const consent = { type: 'TakeCharterPosition', revision: 1, position: { kind: 'consent' } };
const confirm = { type: 'ConfirmCharter', revision: 1 };
const send = (person: string, command: AnyCommand) => must(application.execute, communeId, person, command);

/** What a person is refused, by its code. */
const refusal = async (person: string, command: AnyCommand): Promise<unknown> => {
  const actor = { kind: 'person', person } as const;
  const result = await application.execute({ communeId, actor, key: randomUUID(), command });
  if (result.ok) throw new Error(`${command.type} was accepted`);
  return result.error.kind === 'refusal' ? result.error.refusal : result.error.error;
};

const view = (person: string) =>
  application.read(communeId, async (_transaction, organisation) =>
    charterView(organisation, person, new Date().toISOString()),
  );

/** A commune whose group has a draft before it; its administrator is none of its voters. */
const settle = async (size: number) => {
  const administrator = randomUUID();
  const voters = Array.from({ length: size }, () => randomUUID());
  const group = randomUUID();
  await must(application.execute, communeId, null, {
    type: 'FoundCommune',
    name: 'Essai',
    insee: '26289',
    population: 1_460,
    populationSource: 'Insee',
    registeredElectors: null,
    installedOn: '2026-03-21',
    founder: { personId: administrator, ...identity },
  });
  const office = { function: 'councillor', majority: true, rank: null, group: null, ...identity };
  await send(administrator, {
    type: 'RegisterPeople',
    people: voters.map((personId) => ({ personId, ...office })),
  });
  await send(administrator, {
    type: 'CreateBody',
    bodyId: group,
    name: 'Groupe majoritaire',
    kind: 'majorityGroup',
    members: voters.map((person) => ({ person, capacity: 'member' })),
    decision: null,
    purpose: 'Décider ensemble',
    perimeter: null,
    quorum: Math.floor(size / 2) + 1,
    rhythm: 'chaque mois',
    parent: null,
    endsOn: null,
  });
  await send(administrator, { type: 'DraftCharter', parameters: defaultParameters });
  return { administrator, voters, group };
};

test('I-10, I-11: the last silent voter leaves; the charter waits for a voter to note it, and no administrator can', async () => {
  const { administrator, voters } = await settle(3);
  const [anne = '', bruno = '', chloe = ''] = voters;
  await send(anne, consent);
  await send(bruno, consent);
  expect(await refusal(anne, confirm)).toMatchObject({ code: 'charter-still-awaited', missing: [chloe] });
  await send(administrator, {
    type: 'RecordDeparture',
    personId: chloe,
    on: '2026-04-01',
    act: 'Démission reçue par le maire le 31 mars 2026',
  });
  // One administrator alone ends nobody's voice (I-26).
  expect(await refusal(anne, confirm)).toMatchObject({ code: 'charter-still-awaited', missing: [chloe] });
  await send(anne, { type: 'ConfirmChange', change: 1 });
  expect(await view(anne)).toMatchObject({ inForce: null, draft: { mayConfirm: true, awaited: [] } });
  expect((await view(administrator)).draft).toMatchObject({ mayConfirm: false, answers: [] });
  expect(await refusal(administrator, confirm)).toMatchObject({ code: 'not-entitled' });
  const answer = await send(bruno, confirm);
  expect(answer.events).toEqual(['CharterVersionEnacted']);
  expect((await view(anne)).inForce?.version).toBe(1);
});

test('I-6, I-12: an administrator unmakes nobody who has spoken, and takes no objection away', async () => {
  const { administrator, voters, group } = await settle(3);
  const [anne = '', bruno = '', chloe = ''] = voters;
  await send(anne, consent);
  await send(bruno, consent);
  await send(chloe, {
    ...consent,
    position: { kind: 'objection', criterion: 'workload', argument: 'Deux soirs par semaine.' },
  });
  const out = { type: 'RemoveMember', body: group, person: chloe, decision: null, reason: 'Elle objecte' };
  const adviser = { type: 'AdmitMember', body: group, person: chloe, capacity: 'adviser', decision: null };
  const minority = {
    type: 'ChangeFunction',
    personId: chloe,
    function: 'councillor',
    majority: false,
    act: '',
  };
  const gone = { type: 'RecordDeparture', personId: chloe, on: '2026-04-01', act: 'Démission' };
  const address = { type: 'RecordAddresses', addresses: [{ personId: chloe, email: 'autre@essai.test' }] };
  const amended = { ...defaultParameters, review: { defaultMonths: 6 } };
  for (const command of [out, adviser, minority, gone, address])
    expect([command.type, await refusal(administrator, command)]).toMatchObject([
      command.type,
      { code: expect.stringMatching(/^administrator-has-no|^voter-address-needs/) as string },
    ]);
  expect(await refusal(anne, confirm)).toMatchObject({ code: 'charter-still-awaited', objecting: [chloe] });
  expect(await view(anne)).toMatchObject({ inForce: null, draft: { mayConfirm: false, objections: 1 } });
  // An amendment empties what was said; it gives nobody's voice away.
  await send(administrator, { type: 'AmendCharterDraft', revision: 1, parameters: amended });
  expect(await refusal(administrator, out)).toMatchObject({ code: 'administrator-has-no-collegial-power' });
});

test('thirty voters who answer at the same instant bring it into force once', async () => {
  const { voters } = await settle(30);
  const answers = await Promise.all(voters.map((person) => send(person, consent)));
  const enacted = answers.filter(({ events }) => events.includes('CharterVersionEnacted'));
  expect(enacted).toHaveLength(1);
  const { inForce, earlier } = await view(voters[0] ?? '');
  expect([inForce?.version, earlier.length]).toEqual([1, 0]);
});
