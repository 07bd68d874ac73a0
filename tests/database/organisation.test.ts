import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type Application } from '#lib/server/application/application.ts';
import type { Organisation } from '#lib/server/application/organisation/organisation.ts';
import { must, settleTown, type Town } from './support/town.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let town: Town;
let houses: [Application, Application];

beforeAll(async () => {
  world = await openWorld();
  houses = [openApplication(world.appUrl), openApplication(world.appUrl)];
  town = await settleTown(houses[0].execute, world.communeId, 3);
});
afterAll(async () => {
  await Promise.all(houses.map(({ pool }) => pool.end()));
  await world.close();
});

const organisationOf = (application: Application): Promise<Organisation> =>
  application.read(town.communeId, (_transaction, organisation) => Promise.resolve(organisation));
const both = (): Promise<[Organisation, Organisation]> =>
  Promise.all([organisationOf(houses[0]), organisationOf(houses[1])]);
const member = (): string => town.members[1] ?? '';

test('an organisation that nobody changed is kept in mind; a change shows at once in every process', async () => {
  const before = await both();
  expect((await both()).map((read, index) => read === before[index])).toEqual([true, true]);

  const name = { personId: member(), givenName: 'Marie-Anne', familyName: 'Le Bihan' };
  await must(houses[0].execute, town.communeId, member(), { type: 'CorrectName', ...name });
  for (const { names } of await both())
    expect(names.get(member())).toMatchObject({ given: 'Marie-Anne', family: 'Le Bihan' });

  const act = 'Démission reçue en préfecture le 2';
  const departure = {
    type: 'RecordDeparture',
    personId: member(),
    on: new Date().toISOString().slice(0, 10),
    act,
  };
  await must(houses[1].execute, town.communeId, town.members[2] ?? '', departure);
  const second = { type: 'ConfirmChange', change: 1 };
  await must(houses[1].execute, town.communeId, town.members[0] ?? '', second);
  for (const { commune } of await both())
    expect(commune.status === 'founded' && commune.members[member()]?.leftOn).toBeTruthy();
});

test('what is kept in mind can be changed by nobody who reads it', async () => {
  const { commune } = await organisationOf(houses[0]);
  expect(() => Object.assign(commune, { status: 'none' })).toThrow(TypeError);
});
