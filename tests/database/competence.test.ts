import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correspondFrom } from '#lib/server/application/letters/on-event.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import type { AnyCommand } from '#lib/server/application/engine/noun.ts';
import { registry } from '#lib/server/application/registry.ts';
import { rebuild } from '#lib/server/application/engine/rebuild.ts';
import type { Answer, Execute } from '#lib/server/application/engine/request.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import type { Pool } from '#lib/server/platform/postgres/pool.ts';
import { openPool } from '#lib/server/platform/postgres/pool.ts';
import type { FreshDatabase } from '../support/database.ts';
import { freshDatabase } from '../support/database.ts';
import { foundTown, inForce, must, type Town } from './support/town.ts';

// Who may decide, under fire: two processes, the same instant.
let database: FreshDatabase;
let pools: Pool[];
beforeAll(async () => {
  database = await freshDatabase();
  pools = [openPool(database.appUrl), openPool(database.appUrl)];
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});

interface Scene extends Town {
  readonly first: Execute;
  readonly second: Execute;
  readonly circle: string;
  as(person: string, command: AnyCommand & Record<string, unknown>): Promise<Answer>;
  state<T>(stream: string): Promise<T>;
}

/** A town with a bureau and a circle, the same three people in both, under a charter in force. */
const openScene = async (): Promise<Scene> => {
  const [first, second] = pools.map((pool) =>
    createExecute(pool, registry, undefined, correspondFrom('https://essai.test')),
  ) as [Execute, Execute];
  const communeId = randomUUID();
  await openCommune(pools[0] as Pool, communeId);
  const town = await foundTown(first, communeId, 4, 3);
  const circle = randomUUID();
  await must(first, communeId, town.administrator, {
    type: 'CreateBody',
    bodyId: circle,
    name: 'Cercle',
    kind: 'circle',
    purpose: 'Faire',
    members: town.members.slice(0, 3).map((person) => ({ person, capacity: 'member' })),
    quorum: 2,
    rhythm: '',
    parent: town.group,
    perimeter: { matters: ['fêtes'], envelopeEuros: 1000, limits: '' },
    endsOn: null,
    decision: null,
  });
  const role = randomUUID();
  const described = { title: 'Référente', purpose: 'Faire le lien', perimeter: null, accountabilities: [] };
  await must(first, communeId, town.administrator, {
    type: 'DefineRole',
    roleId: role,
    body: circle,
    kind: 'leadLink',
    envelopeEuros: null,
    term: null,
    decision: null,
    ...described,
  });
  await must(first, communeId, town.administrator, {
    type: 'GrantMandate',
    mandateId: randomUUID(),
    role,
    person: town.members[0] ?? '',
    from: '2026-03-28',
    until: null,
    designation: 'consent',
    decision: null,
    act: null,
  });
  await inForce(first, town);
  const state = async <T>(stream: string): Promise<T> => {
    const pool = openPool(database.ownerUrl, 1);
    try {
      const text = 'select document from states where commune_id = $1 and stream = $2';
      return (await pool.query<{ document: T }>(text, [communeId, stream])).rows[0]?.document as T;
    } finally {
      await pool.end();
    }
  };
  return {
    ...town,
    first,
    second,
    circle,
    state,
    as: (person, command) => must(first, communeId, person, command),
  };
};

/** The subjects of the letters that wait for someone. */
const letters = async (to: string): Promise<string[]> => {
  const owner = openPool(database.ownerUrl, 1);
  try {
    const text = 'select subject from accounts.mailbox where recipient = $1';
    return (await owner.query<{ subject: string }>(text, [to])).rows.map(({ subject }) => subject);
  } finally {
    await owner.end();
  }
};

const no = {
  newPolicy: 'no',
  orientation: 'no',
  priceTaxLand: 'no',
  serviceOrganisation: 'no',
  publicPosition: 'no',
};

/** An executive text between meetings, to which all but the first member have consented. */
const almostAdopted = async (scene: Scene, body: string, scope: object | undefined) => {
  const { as } = scene;
  const [sponsor = '', ...others] = scene.members.slice(0, 3);
  const [subjectId, proposal] = [randomUUID(), randomUUID()];
  await as(sponsor, {
    type: 'RaiseSubject',
    subjectId,
    title: 'Guinguette',
    text: 'Louer une guinguette pour deux soirs.',
    body,
    origin: null,
    answers: no,
    unbudgetedEuros: null,
    basis: { kind: 'runningAffairs' },
  });
  await as(sponsor, {
    type: 'DraftProposal',
    proposal,
    subject: subjectId,
    body,
    matter: 'ordinary',
    effect: { kind: 'none' },
    title: 'Louer une guinguette',
    text: 'On loue une guinguette pour deux soirs.',
    terms: { carriedBy: sponsor, reviewOn: '2031-01-01', trial: null },
    ...(scope ? { scope } : {}),
  });
  await as(sponsor, { type: 'TableProposal', proposal });
  await as(sponsor, { type: 'OpenBetweenMeetings', proposal });
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of [sponsor, ...others]) await as(person, { type: 'DeclareReady', proposal });
  const consent = { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } };
  for (const person of others) await as(person, consent);
  return { subjectId, proposal, sponsor, consent };
};

interface Decided {
  phase: string;
  closure?: { decision: { ground: { kind: string }; force: { kind: string } } };
}
interface Spent {
  spendings: Record<string, { euros: number }>;
}

describe('an envelope', () => {
  test('two adoptions at the same instant, through two processes, never overspend it', async () => {
    const scene = await openScene();
    const { communeId, first, second, circle } = scene;
    for (let round = 0; round < 3; round += 1) {
      const scope = { matter: 'fêtes', amountEuros: 300 };
      const texts = [await almostAdopted(scene, circle, scope), await almostAdopted(scene, circle, scope)];
      await Promise.all(
        texts.map(({ sponsor, consent }, index) => must(index ? second : first, communeId, sponsor, consent)),
      );
    }
    const { spendings } = await scene.state<Spent>(`envelope:${circle}`);
    const amounts = Object.values(spendings).map(({ euros }) => euros);
    // Six texts of 300 euros, an envelope of 1 000: three are adopted.
    expect(amounts).toEqual([300, 300, 300]);
    const [pool] = pools as [Pool];
    await rebuild(pool, registry, communeId);
    expect((await verify(pool, registry, communeId)).broken).toBeNull();
  });

  test('a repealed decision gives its amount back', async () => {
    const scene = await openScene();
    const { circle, group, as, members } = scene;
    const { proposal, sponsor, consent } = await almostAdopted(scene, circle, {
      matter: 'fêtes',
      amountEuros: 900,
    });
    await as(sponsor, consent);
    expect(await scene.state<Spent>(`envelope:${circle}`)).toMatchObject({
      spendings: { [proposal]: { euros: 900 } },
    });
    const [subjectId, repeal] = [randomUUID(), randomUUID()];
    await as(sponsor, {
      type: 'RaiseSubject',
      subjectId,
      title: 'Pas de guinguette',
      text: 'Le terrain est inondable.',
      body: group,
      origin: null,
      answers: no,
      unbudgetedEuros: null,
      basis: null,
    });
    await as(sponsor, {
      type: 'DraftProposal',
      proposal: repeal,
      subject: subjectId,
      body: group,
      matter: 'ordinary',
      effect: { kind: 'repeal', decision: proposal },
      title: 'Pas de guinguette',
      text: 'La décision est abrogée.',
      terms: { carriedBy: sponsor, reviewOn: '2031-01-01', trial: null },
    });
    await as(sponsor, { type: 'TableProposal', proposal: repeal });
    await as(sponsor, { type: 'OpenBetweenMeetings', proposal: repeal });
    for (let phase = 0; phase < 3; phase += 1)
      for (const person of members) await as(person, { type: 'DeclareReady', proposal: repeal });
    for (const person of members)
      await as(person, { type: 'TakePosition', proposal: repeal, version: 1, position: { kind: 'consent' } });
    expect(await scene.state<Spent>(`envelope:${circle}`)).toEqual({ spendings: {} });
  });

  test('told to who links the circle to the group when it crosses its alert share, once', async () => {
    const scene = await openScene();
    const { circle, as, members, administrator, communeId, first } = scene;
    const [link = ''] = members;
    const addresses = [{ personId: link, email: 'lien@essai.test' }];
    await must(first, communeId, administrator, { type: 'RecordAddresses', addresses });
    await as(members[1] ?? '', { type: 'ConfirmChange', change: 1 });
    for (const amountEuros of [700, 100, 100]) {
      const { sponsor, consent } = await almostAdopted(scene, circle, { matter: 'fêtes', amountEuros });
      await as(sponsor, consent);
    }
    const told = (await letters('lien@essai.test')).filter((subject) => subject.startsWith('Cercle'));
    expect(told).toEqual(['Cercle : l’enveloppe est presque utilisée']);
  });

  test('I-6: nobody spends or frees it by hand, the administrator included', async () => {
    const { communeId, first, circle, administrator, members } = await openScene();
    for (const person of [administrator, ...members])
      for (const command of [
        { type: 'CommitSpending', holder: circle, decision: randomUUID(), euros: 1 },
        { type: 'ReleaseSpending', holder: circle, decision: randomUUID() },
      ]) {
        const answer = await first({
          communeId,
          actor: { kind: 'person', person },
          key: randomUUID(),
          command,
        });
        expect(answer).toMatchObject({ ok: false, error: { refusal: { code: 'system-only' } } });
      }
  });
});

test('I-1: the bureau adopts while a member contests: the contest wins, or the decision is seen to be contested', async () => {
  const scene = await openScene();
  const { communeId, first, second, members, bureau } = scene;
  for (let round = 0; round < 8; round += 1) {
    const { subjectId, proposal, sponsor, consent } = await almostAdopted(scene, bureau, undefined);
    const contest = { type: 'ContestNature', subjectId, reason: 'Cela engage la commune.' };
    const acts = [
      () => must(first, communeId, sponsor, consent),
      () => must(second, communeId, members[3] ?? '', contest),
    ];
    await Promise.all((round % 2 ? acts : acts.toReversed()).map((act) => act()));
    const state = await scene.state<Decided>(`proposal:${proposal}`);
    const subject = await scene.state<{ nature: string }>(`subject:${subjectId}`);
    expect(subject.nature).toBe('political');
    if (state.phase === 'closed') expect(state.closure?.decision).toMatchObject({ contested: true });
  }
});
