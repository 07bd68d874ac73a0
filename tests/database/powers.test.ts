import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BodiesState } from '#lib/governance/bodies/index.ts';
import type { MandatesState } from '#lib/governance/mandates/index.ts';
import { addDays, civilDateOf } from '#lib/kernel/civil.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import type { AnyCommand } from '#lib/server/application/engine/noun.ts';
import { registry } from '#lib/server/application/registry.ts';
import { loadDocument } from '#lib/server/application/organisation/organisation.ts';
import type { Execute } from '#lib/server/application/engine/request.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { inCommune } from '#lib/server/platform/postgres/pool.ts';
import { raiseSubject, settleTown, type Town } from './support/town.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let execute: Execute;
let town: Town;
beforeAll(async () => {
  world = await openWorld();
  execute = createExecute(world.pool, registry);
  town = await settleTown(execute, world.communeId, 3);
});
afterAll(() => world.close());

const today = civilDateOf(new Date().toISOString());
const member = (index: number): string => town.members[index] ?? '';

const send = async (person: string, command: AnyCommand & Record<string, unknown>) => {
  const actor = { kind: 'person', person } as const;
  const result = await execute({ communeId: world.communeId, actor, key: randomUUID(), command });
  if (result.ok) return 'ok';
  return result.error.kind === 'refusal' ? result.error.refusal.code : JSON.stringify(result.error);
};

const stateOf = async <State>(stream: string): Promise<State | undefined> =>
  inCommune(
    world.pool,
    world.communeId,
    async (transaction) => (await loadDocument<State>(transaction, stream))?.state,
  );

/** A text of the group that changes powers, tabled by its first councillor; or why it was refused. */
const tabled = async (changes: readonly object[]): Promise<{ proposal: string; drafted: string }> => {
  const subject = await raiseSubject(execute, town, member(1));
  const proposal = randomUUID();
  const drafted = await send(member(1), {
    type: 'DraftProposal',
    proposal,
    subject,
    body: town.group,
    matter: 'ordinary',
    effect: { kind: 'organise', changes },
    title: 'Qui facilite',
    text: 'Une facilitation tournante.',
    terms: { carriedBy: member(1), reviewOn: addDays(today, 90), trial: null },
  });
  if (drafted === 'ok') await send(member(1), { type: 'TableProposal', proposal });
  return { proposal, drafted };
};

/** Everyone answers between meetings until the text is adopted. */
const adopt = async (proposal: string): Promise<string[]> => {
  const said = [await send(member(1), { type: 'OpenBetweenMeetings', proposal })];
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of town.members) said.push(await send(person, { type: 'DeclareReady', proposal }));
  const position = { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } };
  for (const person of town.members) said.push(await send(person, position));
  return said;
};

const defineRole = (roleId: string) => ({
  type: 'DefineRole',
  roleId,
  body: town.group,
  kind: 'facilitator',
  title: 'Facilitation',
  purpose: 'Que chacun parle',
  perimeter: null,
  accountabilities: [],
  envelopeEuros: null,
  term: 6,
});
const grant = (roleId: string, person: string) => ({
  type: 'GrantMandate',
  mandateId: randomUUID(),
  role: roleId,
  person,
  from: today,
  until: addDays(today, 90),
  designation: 'consent',
});

describe('powers under a charter', () => {
  test('I-6: nobody changes them by hand, citing whatever decision', async () => {
    const { proposal } = await tabled([defineRole(randomUUID())]);
    await adopt(proposal);
    for (const person of [town.administrator, ...town.members]) {
      const admission = {
        type: 'AdmitMember',
        body: town.group,
        person: town.administrator,
        capacity: 'member',
      };
      expect(await send(person, { ...admission, decision: proposal })).not.toBe('ok');
      expect(await send(person, { ...defineRole(randomUUID()), decision: proposal })).not.toBe('ok');
    }
  });

  test('the adopted text changes them at once, in one transaction, and the journal still folds', async () => {
    const role = randomUUID();
    const { proposal, drafted } = await tabled([defineRole(role), grant(role, member(2))]);
    expect(drafted).toBe('ok');
    expect((await stateOf<MandatesState>('mandates'))?.roles[role]).toBeUndefined();
    expect(new Set(await adopt(proposal))).toEqual(new Set(['ok']));
    const mandates = await stateOf<MandatesState>('mandates');
    expect(mandates?.roles[role]?.title).toBe('Facilitation');
    expect(Object.values(mandates?.mandates ?? {}).find((held) => held.role === role)).toMatchObject({
      person: member(2),
      decision: proposal,
    });
    expect(await verify(world.pool, registry, world.communeId)).toMatchObject({ broken: null });
  });

  test('I-7: no text makes the mayor facilitate the majority group', async () => {
    const role = randomUUID();
    expect((await tabled([defineRole(role), grant(role, member(0))])).drafted).toBe('change-refused');
  });

  test('I-10: no text gives a vote in the group to somebody who is not elected', async () => {
    const newcomer = town.administrator;
    const { drafted } = await tabled([
      { type: 'AdmitMember', body: town.group, person: newcomer, capacity: 'member' },
    ]);
    expect(drafted).toBe('change-refused');
    expect((await stateOf<BodiesState>('bodies'))?.bodies[town.group]?.members).toHaveLength(3);
  });
});
