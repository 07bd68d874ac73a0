import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf, openApi, type Api } from './support/api.ts';

// The execution of a decision of Valbrune's majority group, through the API.
let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api?.close();
});

const decision = idOf('P22');
const execution = async () => (await api.get('M01', `actions?decision=${decision}`)).content;

test('the state of execution follows the actions, and nobody else’s hand', async () => {
  expect(await execution()).toMatchObject({ lines: [], execution: 'none' });
  const action = randomUUID();
  const opening = { action, title: 'Écrire aux riverains', decision, due: '2031-01-31', dependsOn: [] };
  const opened = await api.post('M02', 'OpenAction', { ...opening, owner: idOf('A05') });
  expect(opened.status, JSON.stringify(opened.content)).toBe(200);
  expect(await execution()).toMatchObject({
    lines: [{ id: action, owner: { id: idOf('A05') }, status: 'open', overdue: false, toReassign: false }],
    execution: 'inProgress',
  });

  const stranger = await api.post('O01', 'DropAction', { action, reason: 'Je n’en veux pas du tout.' });
  expect(stranger.content.code).toBe('not-concerned-by-action');
  const alert = await api.post('M02', 'AlertAction', { action });
  expect(alert.content.code).toBe('system-only');

  const done = await api.post('A05', 'CompleteAction', { action, result: 'Lettres distribuées.' });
  expect(done.status, JSON.stringify(done.content)).toBe(200);
  expect(await execution()).toMatchObject({ execution: 'done' });
});

test('an action waits for another, and cites a decision that exists', async () => {
  const facts = { title: 'Poser les panneaux', owner: idOf('M03'), due: '2031-02-28' };
  const unknown = { ...facts, action: randomUUID(), decision: randomUUID(), dependsOn: [] };
  expect((await api.post('M02', 'OpenAction', unknown)).content.code).toBe('decision-unknown');
  const first = randomUUID();
  const second = randomUUID();
  await api.post('M02', 'OpenAction', { ...facts, action: first, decision, dependsOn: [] });
  await api.post('M02', 'OpenAction', { ...facts, action: second, decision, dependsOn: [first] });
  expect((await api.post('M03', 'StartAction', { action: second })).content.code).toBe('dependency-not-done');
  await api.post('M03', 'CompleteAction', { action: first, result: 'Fait.' });
  expect((await api.post('M03', 'StartAction', { action: second })).status).toBe(200);
});

test('follow-up: whoever carried the text is told what becomes of it, without a name; nobody else is', async () => {
  const action = randomUUID();
  const facts = { action, title: 'Louer la scène', decision, due: '2031-03-31', dependsOn: [] };
  await api.post('M02', 'OpenAction', { ...facts, owner: idOf('A05') });
  const told = async (who: string) => {
    const { content } = await api.get(who, 'home');
    return content.news.filter(({ stream }: { stream: string }) => stream === `decision:${decision}`);
  };
  expect(await told('M07')).toMatchObject([{ type: 'ActionOpened', actor: null }]);
  await api.post('A05', 'BlockAction', { action, reason: 'La scène est déjà louée ce jour-là.' });
  expect(await told('M07')).toMatchObject([{ type: 'ActionBlocked', actor: null }]);
  expect(JSON.stringify(await told('M07'))).not.toContain('Louer la scène');
  expect(await told('M13')).toEqual([]);
  // What one does oneself is no news.
  await api.post('M07', 'UnblockAction', { action });
  await api.post('M07', 'DropAction', { action, reason: 'La commune a déjà une scène.' });
  expect(await told('M07')).toMatchObject([{ type: 'ActionBlocked' }]);
});
