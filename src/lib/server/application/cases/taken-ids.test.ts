import { describe, expect, test } from 'vitest';
import { ana, bureau, cleo, deputy, group, mayor, openTown, uuid } from '../testing/town-in-memory.ts';
import { contestId } from '#lib/governance/subjects/index.ts';
import type { Sent, Town } from '../testing/town-in-memory.ts';

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
const must = async (town: Town, who: string, command: Sent): Promise<void> =>
  expect(`${command.type}: ${await town.send(who, command)}`).toBe(`${command.type}: ok`);
const raise = (town: Town, who: string, id: string, body: string) => {
  const words = { title: 'Une salle', text: 'Qui l’occupe ?', origin: null, unbudgetedEuros: null };
  const basis = { kind: 'runningAffairs' };
  return must(town, who, { type: 'RaiseSubject', subjectId: id, ...words, body, answers, basis });
};
const draft = async (town: Town): Promise<string> => {
  const terms = { carriedBy: deputy, reviewOn: '2027-06-01', trial: null };
  const facts = { proposal, subject: subjectId, body: bureau, matter: 'ordinary', effect: { kind: 'none' } };
  const words = { title: 'Prêter la salle', text: 'La salle est prêtée.', terms };
  return town.send(deputy, { type: 'DraftProposal', ...facts, ...words });
};
const adopt = async (town: Town): Promise<void> => {
  await must(town, deputy, { type: 'TableProposal', proposal });
  await must(town, deputy, { type: 'OpenBetweenMeetings', proposal });
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of [mayor, deputy]) await must(town, person, { type: 'DeclareReady', proposal });
  const position = { kind: 'consent' };
  for (const person of [mayor, deputy])
    await must(town, person, { type: 'TakePosition', proposal, version: 1, position });
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
const opened = async (): Promise<Town> => {
  const town = openTown();
  await raise(town, deputy, subjectId, bureau);
  return town;
};

describe('I-4: nobody stops members from calling a decision in', () => {
  test('by taking the id of its item on the agenda of the next meeting', async () => {
    const town = await opened();
    const at = { date: '2026-10-20', time: '19:30', minutes: 150, place: 'Mairie', link: null };
    await must(town, ana, { type: 'PlanMeeting', meeting, body: group, series: null, ...at });
    await raise(town, mayor, other, group);
    expect(await draft(town)).toBe('ok');
    await adopt(town);
    const wanted = { subject: other, outcome: 'inform', minutes: 10, documents: [] };
    await must(town, mayor, { type: 'AddItem', meeting, item: proposal, ...wanted });
    await must(town, ...callIn(ana));
    await must(town, ...callIn(cleo));
    expect(town.state(`meeting:${meeting}`)).toMatchObject({
      items: [
        { subject: subjectId, right: 'callIn' },
        { subject: other, right: null },
      ],
    });
  });

  test('by recording something else under the id of the decision', async () => {
    const town = await opened();
    expect(await draft(town)).toBe('ok');
    await adopt(town);
    expect(await town.send(mayor, act)).toBe('case-exists');
    await must(town, ...callIn(ana));
  });

  test('by deciding under the id of something recorded before', async () => {
    const town = await opened();
    await must(town, mayor, act);
    expect(await draft(town)).toBe('proposal-exists');
  });
});

test('I-1: nobody stops a contest from coming before the group by taking its id', async () => {
  const town = await opened();
  expect(await town.send(mayor, { ...act, case: contestId(proposal) })).toBe('case-exists');
});
