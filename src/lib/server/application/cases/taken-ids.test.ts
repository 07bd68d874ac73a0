import { describe, expect, test } from 'vitest';
import { bob, dan, bureau, cleo, ana, groupe, maire, openLife, uuid } from '../testing/life.ts';
import { contestId } from '#lib/governance/subjects/index.ts';
import type { Sent, Life } from '../testing/life.ts';

/*
 * Whoever sends a command chooses the id of what it begins. Ids that the rules themselves will need are known
 * beforehand, a call-in has its decision's: nobody stops a right by taking its id first.
 */

const [subjectId, other, meeting, proposal] = [uuid('suje'), uuid('autr'), uuid('seas'), uuid('prop')];
const answers = {
  newPolicy: 'no',
  orientation: 'no',
  priceTaxLand: 'no',
  serviceOrganisation: 'no',
  publicPosition: 'no',
};
const must = async (life: Life, who: string, command: Sent): Promise<void> =>
  expect(`${command.type}: ${await life.send(who, command)}`).toBe(`${command.type}: ok`);
const raise = (life: Life, who: string, id: string, body: string) => {
  const words = { title: 'Une salle', text: 'Qui l’occupe ?', origin: null, unbudgetedEuros: null };
  const basis = { kind: 'runningAffairs' };
  return must(life, who, { type: 'RaiseSubject', subjectId: id, ...words, body, answers, basis });
};
const draft = async (life: Life): Promise<string> => {
  const terms = { carriedBy: ana, reviewOn: '2027-06-01', trial: null };
  const facts = { proposal, subject: subjectId, body: bureau, matter: 'ordinary', effect: { kind: 'none' } };
  const words = { title: 'Prêter la salle', text: 'La salle est prêtée.', terms };
  return life.send(ana, { type: 'DraftProposal', ...facts, ...words });
};
const adopt = async (life: Life): Promise<void> => {
  await must(life, ana, { type: 'TableProposal', proposal });
  await must(life, ana, { type: 'OpenBetweenMeetings', proposal });
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of [maire, ana, bob]) await must(life, person, { type: 'DeclareReady', proposal });
  const position = { kind: 'consent' };
  for (const person of [maire, ana, bob])
    await must(life, person, { type: 'TakePosition', proposal, version: 1, position });
};
const callIn = (who: string): [string, Sent] => [
  who,
  { type: 'CallInDecision', case: proposal, reason: 'Cela regarde tout le groupe.' },
];
const act = {
  type: 'RecordMayoralAct',
  case: proposal,
  basis: { article: 'L2122-22', number: 4 },
  on: '2026-10-05',
  object: 'Un marché de travaux',
};
const opened = async (): Promise<Life> => {
  const life = openLife();
  await raise(life, ana, subjectId, bureau);
  return life;
};

describe('I-4: nobody stops members from calling a decision in', () => {
  test('by taking the id of its item on the agenda of the next meeting', async () => {
    const life = await opened();
    const at = { date: '2026-10-20', time: '19:30', minutes: 150, place: 'Mairie', link: null };
    await must(life, dan, { type: 'PlanMeeting', meeting, body: groupe, series: null, ...at });
    await raise(life, maire, other, groupe);
    expect(await draft(life)).toBe('ok');
    await adopt(life);
    const wanted = { subject: other, outcome: 'inform', minutes: 10, documents: [] };
    await must(life, maire, { type: 'AddItem', meeting, item: proposal, ...wanted });
    await must(life, ...callIn(dan));
    await must(life, ...callIn(cleo));
    expect(life.state(`meeting:${meeting}`)).toMatchObject({
      items: [
        { subject: subjectId, right: 'callIn' },
        { subject: other, right: null },
      ],
    });
  });

  test('by recording something else under the id of the decision', async () => {
    const life = await opened();
    expect(await draft(life)).toBe('ok');
    await adopt(life);
    expect(await life.send(maire, act)).toBe('case-exists');
    await must(life, ...callIn(dan));
  });

  test('by deciding under the id of something recorded before', async () => {
    const life = await opened();
    await must(life, maire, act);
    expect(await draft(life)).toBe('proposal-exists');
  });
});

test('I-1: nobody stops a contest from coming before the group by taking its id', async () => {
  const life = await opened();
  expect(await life.send(maire, { ...act, case: contestId(proposal) })).toBe('case-exists');
});
