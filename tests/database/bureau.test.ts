import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf, openApi, type Api } from './support/api.ts';

// What keeps powers apart in Valbrune, read through the API by those who may.
let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api?.close();
});

const kase = async (id: string, who = 'M01') => (await api.get(who, `cases/${id}`)).content;

test('the bureau sees what it sent and what became of it', async () => {
  const { content } = await api.get('M04', 'bureau');
  const sent = content.sent.map(({ title, status }: { title: string; status: string }) => [title, status]);
  expect(sent).toEqual([
    ['Position de la commune sur le projet éolien voisin', 'onAgenda'],
    ['Fermeture de l’accueil le samedi matin', 'waiting'],
    [expect.stringContaining('parcelle'), 'decided'],
  ]);
  expect(content.toRefer.map(({ nature }: { nature: string }) => nature)).toEqual(['political']);
  expect(content.toDecide).toHaveLength(1);
  expect(content.lastMeeting.results.length).toBeGreaterThan(0);
  expect(content.acts).toMatchObject({ report: true, invoke: null });
  const referring = async (who: string) =>
    (await api.get(who, 'bureau')).content.toRefer.map(({ offered }: { offered: boolean }) => offered);
  // Who sits in the bureau sends it; the minority, or an agent, reads it.
  expect([await referring('M04'), await referring('O01'), await referring('A05')]).toEqual([
    [true],
    [false],
    [false],
  ]);
  expect((await api.get('M01', 'bureau')).content.acts).toMatchObject({ invoke: 'mayor', recordAct: true });
});

test('I-4: the group amended what three members had called in, and their names stay in the group', async () => {
  const decision = idOf('P13 bureau');
  const toMember = await kase(decision, 'M21');
  expect(toMember.state.end).toMatchObject({ outcome: 'amended', decision: idOf('P13') });
  expect(toMember.calls).toHaveLength(3);
  const toStaff = await kase(decision, 'A01');
  expect([toStaff.calls, JSON.stringify(toStaff).includes(idOf('M19'))]).toEqual([null, false]);
  const public_ = (await api.get(null, `decisions/${decision}`)).content;
  expect(JSON.stringify(public_)).not.toContain(idOf('M19'));
  expect((await api.get(null, `cases/${decision}`)).status).toBe(401);
});

test('I-2: the footbridge’s emergency was confirmed, the antenna is still out of rule', async () => {
  const emergency = await kase(idOf('subject P14'));
  expect(emergency.state.end).toMatchObject({ outcome: 'confirmed', decision: idOf('P14') });
  expect(emergency.state.lapsedAt).toBeNull();
  const { content } = await api.get('M01', 'cases?kind=report&which=open');
  expect(content.lines).toMatchObject([
    { irregular: true, status: 'onAgenda', meeting: { date: '2026-12-01' } },
  ]);
  const report = await kase(idOf('subject GM-7 SIG-1'));
  expect(report.hearings.map(({ end }: { end: string }) => end)).toEqual(['carriedOver', 'carriedOver']);
});

test('what the mayor signed alone was told to the group', async () => {
  const { content } = await api.get('A01', 'cases?kind=act');
  expect(content.lines.map(({ status }: { status: string }) => status)).toEqual(['reported', 'reported']);
});

test('I-4: too late, or not of the group: the refusal says which', async () => {
  const late = await api.post('M21', 'CallInDecision', {
    case: idOf('P12'),
    reason: 'Trois autres véhicules avaient été proposés.',
  });
  expect(late.content.code).toBe('call-in-too-late');
  const opposition = await api.post('O01', 'CallInDecision', {
    case: idOf('DETR'),
    reason: 'Cette subvention engage un projet politique.',
  });
  expect(opposition.content.code).toBe('group-member-required');
});
