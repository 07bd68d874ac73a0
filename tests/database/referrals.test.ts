import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, civilDateOf } from '#lib/kernel/civil.ts';
import { runDeadlines } from '#lib/server/application/engine/deadlines.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import type { AnyCommand } from '#lib/server/application/engine/noun.ts';
import { contestId } from '#lib/governance/subjects/index.ts';
import { registry } from '#lib/server/application/registry.ts';
import { arbitrationOf } from '#lib/server/application/cases/arbitration.ts';
import { loadCompetence } from '#lib/server/application/powers/views.ts';
import { loadDocument, loadOrganisation } from '#lib/server/application/organisation/organisation.ts';
import { loadCase } from '#lib/server/application/cases/views.ts';
import { rebuild } from '#lib/server/application/engine/rebuild.ts';
import type { Execute } from '#lib/server/application/engine/request.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { inCommune } from '#lib/server/platform/postgres/pool.ts';
import { settleTown, type Town } from './support/town.ts';
import { openWorld, type World } from './support/world.ts';

// Cases from their first gesture to their end, through the one way to act; members 0 to 2 are the bureau.
let world: World;
let execute: Execute;
let town: Town;
let secretary: string;
beforeAll(async () => {
  world = await openWorld();
  execute = createExecute(world.pool, registry);
  town = await settleTown(execute, world.communeId, 7, 3);
});
afterAll(() => world.close());

type Sent = AnyCommand & Record<string, unknown>;
const today = civilDateOf(new Date().toISOString());
const member = (index: number): string => town.members[index] ?? '';
const reason = 'La salle est promise à une seule association.';

const send = async (person: string, command: Sent): Promise<string> => {
  const actor = { kind: 'person', person } as const;
  const result = await execute({ communeId: world.communeId, actor, key: randomUUID(), command });
  if (result.ok) return 'ok';
  return result.error.kind === 'refusal' ? result.error.refusal.code : JSON.stringify(result.error);
};
const must = async (person: string, command: Sent): Promise<void> => {
  expect([command.type, await send(person, command)]).toEqual([command.type, 'ok']);
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- looked into by hand
const stateOf = (stream: string): Promise<any> =>
  inCommune(
    world.pool,
    world.communeId,
    async (transaction) => (await loadDocument(transaction, stream))?.state,
  );

const no = 'no' as const;
const answers = {
  newPolicy: no,
  orientation: no,
  priceTaxLand: no,
  serviceOrganisation: no,
  publicPosition: no,
};

const raise = async (body: string, person: string, orientation: 'yes' | 'no' = 'no'): Promise<string> => {
  const subjectId = randomUUID();
  const words = { title: 'La salle des Merlandes', text: 'Qui l’occupe, et quand ?', origin: null };
  const grid = { answers: { ...answers, orientation }, unbudgetedEuros: null };
  const basis = { kind: 'runningAffairs' };
  await must(person, { type: 'RaiseSubject', subjectId, ...words, body, ...grid, basis });
  return subjectId;
};

/** A text drafted by the first of these people, who all consent to it between meetings. */
const decide = async (
  subject: string,
  body: string,
  people: readonly string[],
  effect: object = { kind: 'none' },
): Promise<string> => {
  const proposal = randomUUID();
  const [sponsor = ''] = people;
  const words = { title: 'Convention d’occupation', text: 'La salle est prêtée le samedi.' };
  const terms = { carriedBy: sponsor, reviewOn: addDays(today, 200), trial: null };
  const facts = { proposal, subject, body, matter: 'ordinary', effect, ...words, terms };
  await must(sponsor, { type: 'DraftProposal', ...facts });
  await must(sponsor, { type: 'TableProposal', proposal });
  await must(sponsor, { type: 'OpenBetweenMeetings', proposal });
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of people) await must(person, { type: 'DeclareReady', proposal });
  const consent = { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } };
  for (const person of people) await must(person, consent);
  expect((await stateOf(`proposal:${proposal}`)).phase).toBe('closed');
  return proposal;
};
const bureau = () => town.members.slice(0, 3);
const byBureau = async (): Promise<{ decision: string; subject: string }> => {
  const subject = await raise(town.bureau, member(0));
  return { decision: await decide(subject, town.bureau, bureau()), subject };
};
const callIn = (person: string, decision: string): Promise<string> =>
  send(person, { type: 'CallInDecision', case: decision, reason });

const plan = async (days: number): Promise<string> => {
  const meeting = randomUUID();
  const occasion = { date: addDays(today, days), time: '19:30', minutes: 120, place: 'Mairie', link: null };
  await must(secretary, { type: 'PlanMeeting', meeting, body: town.group, series: null, ...occasion });
  return meeting;
};
const rightsOn = async (meeting: string): Promise<string[]> =>
  (await stateOf(`meeting:${meeting}`)).items.map(
    ({ subject, right }: { subject: string; right: string }) => `${right} ${subject}`,
  );

test('a secretary holds a mandate, so that meetings can be planned', async () => {
  secretary = member(3);
  const role = randomUUID();
  const subject = await raise(town.group, secretary, 'yes');
  const define = {
    type: 'DefineRole',
    roleId: role,
    body: town.group,
    kind: 'secretary',
    title: 'Secrétariat',
    purpose: 'Préparer',
    perimeter: null,
    accountabilities: [],
    envelopeEuros: null,
    term: 12,
  };
  const grant = {
    type: 'GrantMandate',
    mandateId: randomUUID(),
    role,
    person: secretary,
    from: today,
    until: addDays(today, 300),
    designation: 'consent',
  };
  await decide(subject, town.group, town.members, { kind: 'organise', changes: [define, grant] });
});

describe('a referral', () => {
  test('I-2: sends a subject to the group, which hears it by right at the first meeting that is planned', async () => {
    const subject = await raise(town.bureau, member(0), 'yes');
    const refer = { type: 'ReferSubject', case: randomUUID(), subject, to: town.group, meeting: null };
    expect(await send(member(5), { ...refer, reason })).toBe('not-in-sending-body');
    expect(await send(member(1), { ...refer, reason: 'politique' })).toBe('reason-too-short');
    expect(await send(member(1), { ...refer, reason: 'anticonstitutionnellement' })).toBe('reason-one-word');
    await must(member(1), { ...refer, reason });
    const { body, byRight } = await stateOf(`subject:${subject}`);
    expect([body, byRight.right]).toEqual([town.group, 'referral']);
    expect((await stateOf(`docket:${town.group}`)).waiting).toHaveLength(1);
    const meeting = await plan(20);
    expect(await rightsOn(meeting)).toEqual([`referral ${subject}`]);
    expect(await send(member(0), { type: 'WithdrawSubject', subjectId: subject, reason })).toBe(
      'held-by-right',
    );
    await must(secretary, { type: 'CancelMeeting', meeting, reason: 'La salle est prise ce soir-là.' });
    expect((await stateOf(`docket:${town.group}`)).waiting).toHaveLength(1);
    const next = await plan(30);
    expect(await rightsOn(next)).toEqual([`referral ${subject}`]);
    const decision = await decide(subject, town.group, town.members);
    expect((await stateOf(`referral:${refer.case}`)).end).toMatchObject({ outcome: 'decided', decision });
  });

  test('I-2: follows a text that the bureau may not adopt', async () => {
    const subject = await raise(town.bureau, member(0));
    const proposal = randomUUID();
    const words = { title: 'Une antenne', text: 'Un opérateur pose une antenne.', terms: null };
    const facts = { proposal, subject, body: town.bureau, matter: 'ordinary', effect: { kind: 'none' } };
    await must(member(0), { type: 'DraftProposal', ...facts, ...words });
    await must(member(0), { type: 'TableProposal', proposal });
    await must(member(6), { type: 'ContestNature', subjectId: subject, reason });
    await must(member(1), { type: 'ReferProposal', proposal, reason });
    expect(await stateOf(`referral:${proposal}`)).toMatchObject({ kind: 'referral', turn: 1, by: null });
    expect((await stateOf(`subject:${subject}`)).byRight).toMatchObject({
      case: proposal,
      right: 'referral',
    });
  });
});

describe('a call-in', () => {
  test('I-4: three members at the same instant make one case, counted once each, and execution stops', async () => {
    const { decision, subject } = await byBureau();
    const action = randomUUID();
    const opening = { title: 'Signer la convention', decision, owner: member(1), due: addDays(today, 9) };
    await must(member(0), { type: 'OpenAction', action, ...opening, dependsOn: [] });
    const callers = [3, 4, 5, 6, 3].map(member);
    const said = await Promise.all(callers.map((person) => callIn(person, decision)));
    expect(said.filter((code) => code === 'ok')).toHaveLength(3);
    const state = await stateOf(`referral:${decision}`);
    expect(new Set(state.calls.map(({ by }: { by: string }) => by)).size).toBe(3);
    expect(state.openedAt).not.toBeNull();
    expect(await send(member(1), { type: 'CompleteAction', action, result: 'Signée.' })).toBe(
      'decision-suspended',
    );
    expect((await stateOf(`subject:${subject}`)).nature).toBe('political');
    const answer = await decide(subject, town.group, town.members, { kind: 'settle', settlement: 'upheld' });
    expect((await stateOf(`referral:${decision}`)).end).toMatchObject({
      outcome: 'confirmed',
      decision: answer,
    });
    await must(member(1), { type: 'CompleteAction', action, result: 'Signée.' });
    expect(await callIn(member(6), decision)).toBe('group-has-settled');
  });

  test.each([
    ['settle', 'undone', 'annulled', 'repealed'],
    ['none', '', 'amended', 'superseded'],
    ['repeal', '', 'annulled', 'repealed'],
    ['supersede', '', 'amended', 'superseded'],
  ])('I-4: by a text that does « %s %s », ends %s, once', async (kind, settlement, outcome, force) => {
    const { decision, subject } = await byBureau();
    for (const person of [3, 4, 5].map(member)) expect(await callIn(person, decision)).toBe('ok');
    const effect = kind === 'settle' ? { kind, settlement } : kind === 'none' ? { kind } : { kind, decision };
    await decide(subject, town.group, town.members, effect);
    expect((await stateOf(`referral:${decision}`)).end.outcome).toBe(outcome);
    const closure = (await stateOf(`proposal:${decision}`)).closure;
    expect([closure.decision.force.kind, closure.decision.suspendedBy]).toEqual([force, null]);
  });

  test('I-4: at the very instant of its execution, either is first and nothing is lost', async () => {
    const { decision } = await byBureau();
    const action = randomUUID();
    const opening = { title: 'Signer la convention', decision, owner: member(1), due: addDays(today, 9) };
    await must(member(0), { type: 'OpenAction', action, ...opening, dependsOn: [] });
    await callIn(member(3), decision);
    await callIn(member(4), decision);
    const [called, completed] = await Promise.all([
      callIn(member(5), decision),
      send(member(1), { type: 'CompleteAction', action, result: 'Signée.' }),
    ]);
    expect(called).toBe('ok');
    expect(['ok', 'decision-suspended']).toContain(completed);
    expect((await stateOf(`action:${action}`)).status).toBe(completed === 'ok' ? 'done' : 'open');
    expect((await stateOf(`proposal:${decision}`)).closure.decision.suspendedBy).toBe(decision);
    const read = await inCommune(world.pool, world.communeId, async (transaction) =>
      loadCase(
        transaction,
        await loadOrganisation(transaction),
        decision,
        member(3),
        new Date().toISOString(),
      ),
    );
    expect(read).toMatchObject({ executed: completed === 'ok', calledByMe: true });
  });

  test('I-4, I-6: is refused to an administrator, on the group’s decision, and twice', async () => {
    const { decision } = await byBureau();
    expect(await callIn(town.administrator, decision)).toBe('not-in-function');
    expect(await callIn(member(4), decision)).toBe('ok');
    expect(await callIn(member(4), decision)).toBe('already-called-in');
    const ofGroup = await decide(await raise(town.group, member(4)), town.group, town.members);
    expect(await callIn(member(4), ofGroup)).toBe('decision-of-group');
    expect(await callIn(member(4), randomUUID())).toBe('decision-unknown');
  });
});

describe('what was done alone', () => {
  test('I-2: an emergency is laid before the next meeting, and ends with the group’s text', async () => {
    const emergency = randomUUID();
    const done = 'La passerelle est fermée.';
    const facts = { case: emergency, title: 'Fermer la passerelle', ground: 'safety', done, role: null };
    expect(await send(member(1), { type: 'InvokeEmergency', ...facts, reason: null })).toBe('duty-required');
    await must(member(0), { type: 'InvokeEmergency', ...facts, reason: null });
    await must(member(0), { type: 'GiveEmergencyReason', case: emergency, reason });
    expect(await send(member(0), { type: 'GiveEmergencyReason', case: emergency, reason })).toBe(
      'reason-already-given',
    );
    expect(await stateOf(`referral:${emergency}`)).toMatchObject({ course: { meeting: expect.any(String) } });
    await decide(emergency, town.group, town.members, { kind: 'settle', settlement: 'upheld' });
    expect((await stateOf(`referral:${emergency}`)).end.outcome).toBe('confirmed');
  });

  test('an off-circuit report is regularised or reversed by the group’s text', async () => {
    const report = randomUUID();
    const facts = {
      title: 'Une antenne',
      what: 'Un accord a été donné par écrit.',
      decidedBy: 'mayorsOffice',
    };
    const said = { type: 'ReportOffCircuit', case: report, ...facts };
    expect(await send(member(4), { ...said, on: addDays(today, 1) })).toBe('date-in-the-future');
    await must(member(4), { ...said, on: today });
    await decide(report, town.group, town.members, { kind: 'settle', settlement: 'undone' });
    expect((await stateOf(`referral:${report}`)).end.outcome).toBe('reversed');
  });

  test('an arbitration gives the disputed subject to the body that the group names', async () => {
    const disputed = await raise(town.group, member(4));
    const arbitration = randomUUID();
    const claim = { type: 'ClaimMatter', case: arbitration, disputed, claimant: town.bureau, reason };
    expect(await send(member(5), claim)).toBe('claimant-member-required');
    await must(member(1), claim);
    await decide(arbitration, town.group, town.members, { kind: 'assign', to: town.bureau });
    expect((await stateOf(`referral:${arbitration}`)).end).toMatchObject({
      outcome: 'assigned',
      body: town.bureau,
    });
    expect((await stateOf(`subject:${disputed}`)).body).toBe(town.bureau);
  });

  test('a matter that two circles hold is asked about once, heard by right, and left to one of them', async () => {
    const circle = (name: string, matters: string[]) => {
      const seats = town.members.slice(3, 6).map((person) => ({ person, capacity: 'member' }));
      const facts = { kind: 'circle', purpose: 'Faire', rhythm: '', members: seats, quorum: 2, endsOn: null };
      const perimeter = { matters, envelopeEuros: 500, limits: '' };
      return { type: 'CreateBody', bodyId: randomUUID(), name, ...facts, parent: town.group, perimeter };
    };
    const [holder, claimant] = [circle('Fêtes', ['fêtes', 'marchés']), circle('Jeunes', ['fêtes'])];
    const created = { kind: 'organise', changes: [holder, claimant] };
    await decide(await raise(town.group, member(3), 'yes'), town.group, town.members, created);
    const question = {
      nature: null,
      grounds: { answers, unbudgetedEuros: null, basis: { kind: 'runningAffairs' } },
      matter: 'fêtes',
      amountEuros: null,
      asked: null,
    } as const;
    const answered = () =>
      inCommune(world.pool, world.communeId, async (transaction) => {
        const organisation = await loadOrganisation(transaction);
        const found = await loadCompetence(transaction, organisation, question, new Date().toISOString());
        return { found, view: await arbitrationOf(transaction, organisation, found, question.matter) };
      });
    const ask = (await answered()).view?.ask;
    expect(ask?.matter).toBe('fêtes');
    const claims = new Set([holder.bodyId, claimant.bodyId]);
    expect(new Set([ask?.holder, ask?.claimant])).toEqual(claims);
    const sent = { type: 'DisputeMatter', ...ask, reason };
    const asked = ask?.case ?? '';
    const meeting = await plan(5);
    const both = await Promise.all([send(member(6), sent), send(member(4), sent)]);
    expect(both.toSorted()).toEqual(['case-exists', 'ok']);
    expect(await rightsOn(meeting)).toContain(`referral ${asked}`);
    expect((await answered()).view?.asked).toMatchObject({ subject: asked, meeting: { id: meeting } });
    await decide(asked, town.group, town.members, { kind: 'assign', to: claimant.bodyId });
    expect((await stateOf(`referral:${asked}`)).end).toMatchObject({ body: claimant.bodyId });
    const { bodies } = await stateOf('bodies');
    const matters = [holder, claimant].map(({ bodyId }) => bodies[bodyId].perimeter.matters);
    expect(matters).toEqual([['marchés'], ['fêtes']]);
    const { found } = await answered();
    expect([found.claims, found.decider?.id]).toEqual([[], claimant.bodyId]);
  });

  test('an act of the mayor waits to be told to the group', async () => {
    const act = randomUUID();
    const facts = { on: today, object: 'Louer la salle', amountEuros: 300, decision: null };
    const recorded = { type: 'RecordMayoralAct', case: act, ...facts };
    expect(await send(member(0), { ...recorded, basis: { article: 'L2122-22', number: 32 } })).toBe(
      'basis-invalid',
    );
    await must(member(0), { ...recorded, basis: { article: 'L2122-22', number: 5 } });
    expect((await stateOf(`docket:${town.group}`)).acts).toEqual([act]);
  });
});

describe('what a member contests', () => {
  const contested = async () => {
    const made = await byBureau();
    await must(member(6), { type: 'ContestNature', subjectId: made.subject, reason });
    return { ...made, contest: contestId(made.decision) };
  };
  const outcomeOf = async (contest: string) => (await stateOf(`referral:${contest}`)).end?.outcome ?? null;

  test('I-1, I-4: enters the next meeting by right, once; execution goes on until enough members call it in', async () => {
    const meeting = await plan(4);
    const { decision, subject, contest } = await contested();
    expect(await rightsOn(meeting)).toContain(`contest ${contest}`);
    expect(await send(member(5), { type: 'ContestNature', subjectId: subject, reason })).toBe(
      'already-political',
    );
    const withdraw = { type: 'WithdrawSubject', subjectId: contest, reason };
    expect(await send(member(6), withdraw)).toBe('held-by-right');
    const force = async () => (await stateOf(`proposal:${decision}`)).closure.decision;
    expect(await force()).toMatchObject({ contested: true, suspendedBy: null });
    for (const person of [3, 4, 5].map(member)) expect(await callIn(person, decision)).toBe('ok');
    expect(await force()).toMatchObject({ contested: true, suspendedBy: decision });
    expect(await rightsOn(meeting)).toContain(`callIn ${subject}`);

    await decide(contest, town.group, town.members, { kind: 'settle', settlement: 'upheld' });
    expect(await outcomeOf(contest)).toBe('confirmed');
    expect(await force()).toMatchObject({ contested: false, suspendedBy: decision });
    await decide(subject, town.group, town.members, { kind: 'settle', settlement: 'upheld' });
    expect(await force()).toMatchObject({ suspendedBy: null, force: { kind: 'inForce' } });
  });

  test.each([
    ['confirmed', 'inForce', (subject: string) => ({ kind: 'nature', subject, nature: 'executive' })],
    ['annulled', 'repealed', (_subject: string, decision: string) => ({ kind: 'repeal', decision })],
  ] as const)('I-1: is %s by what the group decides elsewhere, and leaves the docket', async (...row) => {
    const [outcome, force, effect] = row;
    const { decision, subject, contest } = await contested();
    const elsewhere = await raise(town.group, member(3), 'yes');
    await decide(elsewhere, town.group, town.members, effect(subject, decision));
    expect(await outcomeOf(contest)).toBe(outcome);
    expect((await stateOf(`proposal:${decision}`)).closure.decision.force.kind).toBe(force);
    expect((await stateOf(`subject:${contest}`)).status).toBe('closed');
    const { waiting } = await stateOf(`docket:${town.group}`);
    expect(waiting.filter((one: { case: string }) => one.case === contest)).toEqual([]);
  });

  test('I-1: the group says on the contest itself that it was executive: the decision holds, its nature is settled', async () => {
    const { decision, subject, contest } = await contested();
    const effect = { kind: 'nature', subject, nature: 'executive' };
    const answer = await decide(contest, town.group, town.members, effect);
    expect(await outcomeOf(contest)).toBe('confirmed');
    expect(await stateOf(`subject:${subject}`)).toMatchObject({ nature: 'executive', settledBy: answer });
    const { contested: doubted, force } = (await stateOf(`proposal:${decision}`)).closure.decision;
    expect([doubted, force.kind]).toEqual([false, 'inForce']);
  });

  test('I-1, I-4: what the group itself decided is contested by nobody', async () => {
    const subject = await raise(town.group, member(3));
    const decision = await decide(subject, town.group, town.members);
    await must(member(6), { type: 'ContestNature', subjectId: subject, reason });
    expect(await stateOf(`referral:${contestId(decision)}`)).toBeUndefined();
  });

  test('I-1: what a role decides alone comes to the group, which confirms it, or undoes it and its spending', async () => {
    const role = randomUUID();
    const define = {
      type: 'DefineRole',
      roleId: role,
      ...{ body: town.group, kind: 'other', title: 'Fleurissement', purpose: 'Fleurir', term: 12 },
      ...{ perimeter: 'Les plantations du bourg', accountabilities: [], envelopeEuros: 800 },
    };
    const holder = member(1);
    const dates = { from: today, until: addDays(today, 300), designation: 'consent' };
    const grant = { type: 'GrantMandate', mandateId: randomUUID(), role, person: holder, ...dates };
    const organised = await raise(town.group, member(3), 'yes');
    const changes = { kind: 'organise', changes: [define, grant] };
    await decide(organised, town.group, town.members, changes);
    const ask = async () => {
      const solicitation = randomUUID();
      await must(holder, {
        type: 'SolicitAdvice',
        solicitation,
        ...{ role, title: 'Les jardinières', text: 'Des vivaces.', amountEuros: 300 },
        ...{ matter: 'plantations', asked: [member(2), member(5)] },
        grounds: { answers, unbudgetedEuros: null, basis: { kind: 'runningAffairs' } },
        until: addDays(today, 7),
      });
      for (const asked of [member(2), member(5)])
        await must(asked, { type: 'AnswerSolicitation', solicitation, text: 'D’accord.' });
      return solicitation;
    };
    const decideAlone = (solicitation: string) =>
      send(holder, { type: 'DecideInRole', solicitation, text: 'Des vivaces.' });
    const contest = (solicitation: string) =>
      must(member(6), { type: 'ContestSolicitation', solicitation, reason });
    const spent = async () => new Set(Object.keys((await stateOf(`envelope:${role}`)).spendings));

    const before = await ask();
    const meeting = await plan(3);
    await contest(before);
    expect(await rightsOn(meeting)).toContain(`contest ${contestId(before)}`);
    expect(await decideAlone(before)).toBe('contest-open');
    await decide(contestId(before), town.group, town.members, { kind: 'settle', settlement: 'upheld' });
    expect(await outcomeOf(contestId(before))).toBe('confirmed');
    expect(await decideAlone(before)).toBe('ok');

    const after = await ask();
    expect(await decideAlone(after)).toBe('ok');
    expect(await spent()).toEqual(new Set([before, after]));
    await contest(after);
    const answer = await decide(contestId(after), town.group, town.members, {
      kind: 'settle',
      settlement: 'undone',
    });
    expect(await stateOf(`solicitation:${after}`)).toMatchObject({
      status: 'decided',
      settled: { settlement: 'undone', decision: answer },
    });
    expect(await spent()).toEqual(new Set([before]));
  });
});

describe('what happens by itself', () => {
  test('I-6: nobody does it by hand, an administrator no more than the mayor', async () => {
    const [of, other] = [randomUUID(), randomUUID()];
    const subject = { subjectId: await raise(town.group, member(3)) };
    const [right, meeting] = ['callIn', other];
    const byItself: readonly Sent[] = [
      { type: 'HoldByRight', ...subject, case: of, right, meeting: null },
      { type: 'RecallSubject', ...subject, case: of, body: town.group },
      { type: 'AwaitAgain', ...subject },
      {
        type: 'RaiseByRight',
        ...{ subjectId: of, title: 'a', text: 'b', body: town.group, by: member(3), case: of, right },
      },
      { type: 'AwaitMeeting', body: town.group, case: of, subject: other, right, wanted: null },
      { type: 'LeaveDocket', body: town.group, case: of },
      { type: 'ForgetMeeting', body: town.group, meeting, opened: true },
      { type: 'SettleCase', case: of, decision: other },
      { type: 'LiftContest', case: of, settlement: 'upheld', decision: other },
      {
        type: 'OpenContest',
        ...{ case: of, title: 'a', by: member(3), reason: 'b' },
        contested: { kind: 'solicitation', solicitation: of },
      },
      { type: 'EnterCase', case: of, meeting },
      { type: 'HearCase', case: of, meeting, end: 'dealtWith' },
      { type: 'SendCaseOn', case: of, to: town.bureau },
      { type: 'ReportMayoralAct', case: of, meeting },
      { type: 'PassCaseTime', case: of },
      { type: 'FollowReferral', case: of, subject: other, from: town.bureau, to: town.group, reason },
    ];
    for (const command of byItself)
      for (const person of [town.administrator, member(0), member(5)])
        expect([command.type, await send(person, command)]).toEqual([command.type, 'system-only']);
    const { decision } = await byBureau();
    for (const type of ['SuspendDecision', 'ResumeDecision'])
      expect(await send(member(0), { type, proposal: decision, by: of })).toBe('system-only');
  });

  test('I-2: a reason that nobody wrote in time is noted as missing by the clock alone', async () => {
    const emergency = randomUUID();
    const facts = { title: 'Couper l’eau', ground: 'damage', done: 'L’eau est coupée.', role: null };
    await must(member(0), { type: 'InvokeEmergency', case: emergency, ...facts, reason: null });
    const failures: unknown[] = [];
    const later = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    const run = (at: string) =>
      runDeadlines(world.pool, registry, execute, at, (_stream, failure) => failures.push(failure));
    await run(later(23));
    expect((await stateOf(`referral:${emergency}`)).reasonMissedAt).toBeNull();
    await run(later(25));
    expect((await stateOf(`referral:${emergency}`)).reasonMissedAt).not.toBeNull();
    expect(failures).toEqual([]);
  });
});

test('I-23: the journal folds to what is stored', async () => {
  expect((await verify(world.pool, registry, world.communeId)).broken).toBeNull();
  await rebuild(world.pool, registry, world.communeId);
  expect((await verify(world.pool, registry, world.communeId)).broken).toBeNull();
});
