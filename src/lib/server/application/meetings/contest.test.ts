import { expect, test } from 'vitest';
import { ana, bob, cleo, deputy, group, mayor, openTown, uuid } from '../testing/town-in-memory.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Sent, Town } from '../testing/town-in-memory.ts';

/*
 * A facilitator who opens an item, ends it and closes the meeting in one breath disposes of nobody's subject: who
 * brought it says so afterwards, also when they were not there.
 */

const [meeting, subjectId, item, motion] = [uuid('seas'), uuid('suje'), uuid('item'), uuid('moti')];
const answers = {
  newPolicy: 'no',
  orientation: 'no',
  priceTaxLand: 'no',
  serviceOrganisation: 'no',
  publicPosition: 'no',
};
const subject = (town: Town) => town.state<SubjectState>(`subject:${subjectId}`);

/** Cleo's item, heard in her absence in less time than it takes to say it. */
const rushed = async (): Promise<Town> => {
  const town = openTown();
  const must = async (who: string, command: Sent) => expect(await town.send(who, command)).toBe('ok');
  const at = { date: '2026-10-20', time: '19:30', minutes: 150, place: 'Mairie', link: null };
  await must(ana, { type: 'PlanMeeting', meeting, body: group, series: null, ...at });
  const words = { title: 'Une salle', text: 'Qui l’occupe ?', origin: null, unbudgetedEuros: null };
  const basis = { kind: 'runningAffairs' };
  await must(cleo, { type: 'RaiseSubject', subjectId, ...words, body: group, answers, basis });
  const wanted = { subject: subjectId, outcome: 'inform', minutes: 30, documents: [] };
  await must(cleo, { type: 'AddItem', meeting, item, ...wanted });
  town.wait(15 * 24 + 10);
  for (const person of [mayor, deputy, bob])
    await must(person, { type: 'NoteAttendance', meeting, person, attendance: 'present' });
  await must(bob, { type: 'OpenMeeting', meeting });
  await must(bob, { type: 'ProposeMotion', meeting, motion, matter: { kind: 'agenda' } });
  for (const person of [mayor, deputy]) await must(person, { type: 'ConsentToMotion', meeting, motion });
  await must(bob, { type: 'StartItem', meeting, item });
  await must(bob, { type: 'EndItem', meeting, item, dealtWith: true, reason: '' });
  await must(bob, { type: 'CloseMeeting', meeting });
  return town;
};

const contest = { type: 'ContestItem', meeting, item, reason: 'Personne ne l’a entendu.' };

test('I-8: an item ended in one breath and closed over comes back when who carries it says so', async () => {
  const town = await rushed();
  expect(subject(town)).toMatchObject({ status: 'closed', how: { kind: 'heard' } });
  expect(await town.send(bob, contest)).toBe('item-sponsor-only');
  expect(await town.send(cleo, contest)).toBe('ok');
  expect(subject(town)).toMatchObject({ status: 'raised', meeting: null });
  expect(await town.send(cleo, contest)).toBe('item-not-dealt-with');
});

test('I-8: once the record is public, what it says stands', async () => {
  const town = await rushed();
  town.wait(60 * 24);
  await town.send('system', { type: 'PassMeetingTime', meeting });
  expect(await town.send(cleo, contest)).toBe('meeting-status-forbids');
  expect(subject(town)).toMatchObject({ status: 'closed' });
});
