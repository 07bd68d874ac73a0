import { expect, test } from 'vitest';
import type { Proposed } from '#lib/governance/proposals/index.ts';
import type { FoundedCommune } from '#lib/governance/commune/index.ts';
import type { StreamState } from '../engine/replay.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import {
  ana,
  bob,
  cleo,
  dan,
  eva,
  groupe,
  maire,
  openLife,
  people,
  uuid,
  type Life,
} from '../testing/life.ts';

const no = 'no';
const answers = {
  newPolicy: no,
  orientation: no,
  priceTaxLand: no,
  serviceOrganisation: no,
  publicPosition: no,
};
const reason = 'La question est réglée autrement.';

const raise = async (life: Life, name: string): Promise<string> => {
  const subjectId = uuid(name);
  const raised = { title: 'La cantine', text: 'Elle est chère.', origin: null, unbudgetedEuros: null };
  const basis = { kind: 'runningAffairs' };
  await life.must(maire, { type: 'RaiseSubject', subjectId, ...raised, body: groupe, answers, basis });
  return subjectId;
};

const draft = async (life: Life, who: string, subject: string, name: string, carriedBy = ana) => {
  const proposal = uuid(name);
  const terms = { carriedBy, reviewOn: '2027-06-01', trial: null };
  const words = { title: 'Cantine à 1 €', text: 'Le repas coûte 1 €.', terms };
  const facts = { proposal, subject, body: groupe, matter: 'ordinary', effect: { kind: 'none' } };
  await life.must(who, { type: 'DraftProposal', ...facts, ...words });
  return proposal;
};

const consulted = async (life: Life, proposal: string, sponsor = ana): Promise<void> => {
  await life.must(sponsor, { type: 'TableProposal', proposal });
  await life.must(sponsor, { type: 'OpenBetweenMeetings', proposal });
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of people) await life.must(person, { type: 'DeclareReady', proposal });
};
const consent = async (life: Life, proposal: string, who: readonly string[]): Promise<void> => {
  for (const person of who)
    await life.must(person, { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } });
};
const textOf = (life: Life, proposal: string): Proposed =>
  life.state<Proposed>(`proposal:${proposal}`) as Proposed;
const subjectOf = (life: Life, subject: string): SubjectState =>
  life.state<SubjectState>(`subject:${subject}`) as SubjectState;
/** Gone, whatever gestures and confirmations a departure takes. */
const leaves = async (life: Life, person: string): Promise<void> => {
  const known = life.streams.get('commune') as StreamState;
  const commune = known.state as FoundedCommune;
  const member = { ...commune.members[person], leftOn: life.now.slice(0, 10) };
  const state = { ...commune, members: { ...commune.members, [person]: member } };
  life.streams = new Map([...life.streams, ['commune', { ...known, state }]]);
  await life.stir();
};

test('I-27: a draft that is never tabled keeps nobody from anything', async () => {
  const life = openLife();
  const subject = await raise(life, 's');
  const mine = await draft(life, maire, subject, 'p1');
  const other = await draft(life, bob, subject, 'p2');
  expect(subjectOf(life, subject)).toMatchObject({ status: 'raised' });
  const withdrawn = life.copy();
  await withdrawn.must(maire, { type: 'WithdrawSubject', subjectId: subject, reason });
  expect(await withdrawn.send(bob, { type: 'TableProposal', proposal: other })).toBe('subject-closed');
  await life.must(bob, { type: 'TableProposal', proposal: other });
  expect(subjectOf(life, subject)).toMatchObject({ status: 'onAgenda', proposal: other });
  expect(await life.send(maire, { type: 'TableProposal', proposal: mine })).toBe('subject-taken');
  // Withdrawing a draft lets go of nothing that another text has.
  await life.must(maire, { type: 'WithdrawProposal', proposal: mine, reason });
  expect(subjectOf(life, subject)).toMatchObject({ status: 'onAgenda', proposal: other });
  await life.must(bob, { type: 'WithdrawProposal', proposal: other, reason });
  expect(subjectOf(life, subject)).toMatchObject({ status: 'raised' });
});

test('I-1, I-27: a draft whose subject was contested meanwhile is tabled as what it has become', async () => {
  const life = openLife();
  const subject = await raise(life, 's');
  const proposal = await draft(life, bob, subject, 'p');
  expect(textOf(life, proposal).nature).toBe('executive');
  await life.must(dan, { type: 'ContestNature', subjectId: subject, reason });
  await life.must(bob, { type: 'TableProposal', proposal });
  expect(textOf(life, proposal).nature).toBe('political');
});

test('I-29: who everyone waited for leaves, and the text is adopted at once', async () => {
  const life = openLife();
  const proposal = await draft(life, ana, await raise(life, 's'), 'p');
  await consulted(life, proposal);
  await consent(life, proposal, [maire, ana, bob, cleo, dan]);
  expect(textOf(life, proposal).phase).toBe('objections');
  await leaves(life, eva);
  expect(textOf(life, proposal)).toMatchObject({ phase: 'closed', closure: { outcome: 'adopted' } });
});

test('I-27, I-29: sponsor and carrier leave: the text is taken over, another carrier named, and it is adopted', async () => {
  const life = openLife();
  const subject = await raise(life, 's');
  const proposal = await draft(life, ana, subject, 'p');
  await consulted(life, proposal);
  await consent(life, proposal, [maire, bob, cleo, dan, ana]);
  await leaves(life, ana);
  await consent(life, proposal, [eva]);
  expect(textOf(life, proposal)).toMatchObject({
    phase: 'objections',
    hindered: { because: { code: 'carrier-not-in-function' } },
  });
  await life.must(cleo, { type: 'TakeOverText', proposal });
  await life.must(cleo, { type: 'NameCarrier', proposal, carriedBy: dan });
  life.wait({ hours: 121 });
  await life.must('system', { type: 'PassDeadline', proposal });
  expect(textOf(life, proposal)).toMatchObject({
    phase: 'closed',
    closure: { outcome: 'adopted', decision: { terms: { carriedBy: dan } } },
  });
  expect(subjectOf(life, subject)).toMatchObject({ status: 'closed' });
});

test('I-27: the draft of who has left is its body’s: taken over, tabled or withdrawn', async () => {
  const life = openLife();
  const subject = await raise(life, 's');
  const proposal = await draft(life, ana, subject, 'p');
  expect(await life.send(bob, { type: 'TakeOverText', proposal })).toBe('proposal-unknown');
  await leaves(life, ana);
  expect(await life.send(uuid('opposition'), { type: 'TakeOverText', proposal })).toBe('proposal-unknown');
  await life.must(bob, { type: 'TakeOverText', proposal });
  await life.must(bob, { type: 'TableProposal', proposal });
  expect(subjectOf(life, subject)).toMatchObject({ status: 'onAgenda', proposal });
});

test('I-25: a draft that is offered is known to who it is offered to, and to nobody else', async () => {
  const life = openLife();
  const proposal = await draft(life, ana, await raise(life, 's'), 'p');
  await life.must(ana, { type: 'OfferText', proposal, to: bob });
  expect(await life.send(cleo, { type: 'AcceptText', proposal })).toBe('proposal-unknown');
  await life.must(bob, { type: 'AcceptText', proposal });
  expect(await life.send(ana, { type: 'TableProposal', proposal })).toBe('proposal-unknown');
  await life.must(bob, { type: 'TableProposal', proposal });
});
