import { expect, test } from 'vitest';
import { withCharter } from '#lib/governance/testing/town.ts';
import type { Proposed } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import { offerFrom } from '../offer.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { ana, bob, bureau, cleo, groupe, openLife, people, uuid, type Life } from '../testing/life.ts';
import { proposalTrials } from './acts.ts';
import { proposalView, type ProposalView } from './proposal.ts';

const [subjectId, proposal] = [uuid('sujet'), uuid('texte')];
const no = 'no';
const answers = {
  newPolicy: no,
  orientation: no,
  priceTaxLand: no,
  serviceOrganisation: no,
  publicPosition: no,
};

/** Ana's text on a subject of that body, as she alone reads it. */
const drafted = async (life: Life, body: string): Promise<Life> => {
  const basis = { kind: 'runningAffairs' };
  const raised = { title: 'La cantine', text: 'Elle est chère.', origin: null, unbudgetedEuros: null };
  await life.must(ana, { type: 'RaiseSubject', subjectId, ...raised, body, answers, basis });
  const terms = { carriedBy: ana, reviewOn: '2027-06-01', trial: null };
  const words = { title: 'Cantine à 1 €', text: 'Le repas coûte 1 € aux familles les plus modestes.', terms };
  const facts = { proposal, subject: subjectId, body, matter: 'ordinary', effect: { kind: 'none' } };
  await life.must(ana, { type: 'DraftProposal', ...facts, ...words });
  return life;
};

/** The same, before everyone, in the round in which they take positions. */
const consulted = async (life: Life): Promise<Life> => {
  await drafted(life, groupe);
  await life.must(ana, { type: 'TableProposal', proposal });
  await life.must(ana, { type: 'OpenBetweenMeetings', proposal });
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of people) await life.must(person, { type: 'DeclareReady', proposal });
  return life;
};

const stateIn = <State>(life: Life, stream: string): State => {
  const state = life.state<State>(stream);
  if (state === undefined) throw new Error(`Nothing happened in ${stream}`);
  return state;
};

const seen = async (life: Life, viewer: string): Promise<ProposalView | undefined> => {
  const state = stateIn<Proposed>(life, `proposal:${proposal}`);
  const organisation: Organisation = {
    commune: stateIn(life, 'commune'),
    charter: stateIn(life, 'charter'),
    bodies: stateIn(life, 'bodies'),
    mandates: stateIn(life, 'mandates'),
    names: new Map(),
  };
  const offered = await offerFrom(life.asking(viewer), proposalTrials(state));
  const subject = stateIn<SubjectState>(life, `subject:${subjectId}`);
  return proposalView(organisation, state, 1, subject, viewer, life.now, offered);
};

test('I-25: who does not sit in the body sees nothing of it, and a draft is its sponsor’s alone', async () => {
  const open = await consulted(openLife());
  for (const stranger of ['agent', 'opposition', 'inconnue'])
    expect(await seen(open, uuid(stranger))).toBeUndefined();
  const draft = await drafted(openLife(), groupe);
  for (const person of people) expect((await seen(draft, person)) !== undefined).toBe(person === ana);
});

test('a charter that shows positions at the close hides them, and who objects, until then', async () => {
  const views = async (positionsShown: 'asTheyCome' | 'whenClosed') => {
    const life = await consulted(openLife(withCharter({ positionsShown })));
    const argument = 'La cuisine ne tient pas soixante repas de plus.';
    const objection = { kind: 'objection', objection: uuid('objection'), criterion: 'workload', argument };
    await life.must(bob, { type: 'TakePosition', proposal, version: 1, position: objection });
    const concern = { kind: 'concern', text: 'un mot à moi' };
    await life.must(cleo, { type: 'TakePosition', proposal, version: 1, position: concern });
    return { ofAna: await seen(life, ana), ofBob: await seen(life, bob) };
  };
  const hidden = await views('whenClosed');
  expect(hidden.ofAna?.objections).toEqual([]);
  expect(hidden.ofAna?.answered).toBe(2);
  expect(hidden.ofAna?.positions.map(({ kind }) => kind).toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => 'awaited'),
    'hidden',
    'hidden',
  ]);
  expect(JSON.stringify(hidden.ofAna)).not.toContain('un mot à moi');
  expect(hidden.ofBob?.objections).toHaveLength(1);
  expect((await views('asTheyCome')).ofAna?.objections).toHaveLength(1);
});

test('I-2: in an executive body the page offers to refer, and nothing of a majority group’s facilitation', async () => {
  const tabled = async (body: string): Promise<Life> => {
    const life = await drafted(openLife(), body);
    await life.must(ana, { type: 'TableProposal', proposal });
    return life;
  };
  expect((await seen(await tabled(bureau), bob))?.acts).toMatchObject({ refer: true, takeUp: true });
  expect((await seen(await tabled(groupe), bob))?.acts).toMatchObject({ refer: false, takeUp: false });
});
