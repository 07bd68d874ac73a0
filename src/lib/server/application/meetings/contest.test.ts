import { expect, test } from 'vitest';
import { bob, dan, eva, cleo, ana, groupe, maire, openLife, uuid } from '../testing/life.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Sent, Life } from '../testing/life.ts';

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
const subject = (life: Life) => life.state<SubjectState>(`subject:${subjectId}`);

/** Cleo's item, heard in her absence in less time than it takes to say it. */
const rushed = async (): Promise<Life> => {
  const life = openLife();
  const must = async (who: string, command: Sent) => expect(await life.send(who, command)).toBe('ok');
  const at = { date: '2026-10-20', time: '19:30', minutes: 150, place: 'Mairie', link: null };
  await must(dan, { type: 'PlanMeeting', meeting, body: groupe, series: null, ...at });
  const words = { title: 'Une salle', text: 'Qui l’occupe ?', origin: null, unbudgetedEuros: null };
  const basis = { kind: 'runningAffairs' };
  await must(cleo, { type: 'RaiseSubject', subjectId, ...words, body: groupe, answers, basis });
  const wanted = { subject: subjectId, outcome: 'inform', minutes: 30, documents: [] };
  await must(cleo, { type: 'AddItem', meeting, item, ...wanted });
  life.wait({ hours: 15 * 24 + 10 });
  for (const person of [maire, ana, bob, eva])
    await must(person, { type: 'NoteAttendance', meeting, person, attendance: 'present' });
  await must(eva, { type: 'OpenMeeting', meeting });
  await must(eva, { type: 'ProposeMotion', meeting, motion, matter: { kind: 'agenda' } });
  for (const person of [maire, ana, bob]) await must(person, { type: 'ConsentToMotion', meeting, motion });
  await must(eva, { type: 'StartItem', meeting, item });
  await must(eva, { type: 'EndItem', meeting, item, dealtWith: true, reason: '' });
  await must(eva, { type: 'CloseMeeting', meeting });
  return life;
};

const contest = { type: 'ContestItem', meeting, item, reason: 'Personne ne l’a entendu.' };

test('I-8: an item ended in one breath and closed over comes back when who carries it says so', async () => {
  const life = await rushed();
  expect(subject(life)).toMatchObject({ status: 'closed', how: { kind: 'heard' } });
  expect(await life.send(eva, contest)).toBe('item-sponsor-only');
  expect(await life.send(cleo, contest)).toBe('ok');
  expect(subject(life)).toMatchObject({ status: 'raised', meeting: null });
  expect(await life.send(cleo, contest)).toBe('item-not-dealt-with');
});

test('I-8: once the record is public, what it says stands', async () => {
  const life = await rushed();
  life.wait({ hours: 60 * 24 });
  await life.send('system', { type: 'PassMeetingTime', meeting });
  expect(await life.send(cleo, contest)).toBe('meeting-status-forbids');
  expect(subject(life)).toMatchObject({ status: 'closed' });
});
