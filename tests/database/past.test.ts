import { afterAll, beforeAll, expect, test } from 'vitest';
import { meetingId } from '../../demo/rhythm.ts';
import { idOf, openApi, type Api } from './support/api.ts';
import { group, procedure } from './support/procedure.ts';

/* I-28, through the API: what was noted stays as it was, whoever leaves afterwards, and whatever date is given. */

let api: Api;
let go: ReturnType<typeof procedure>;
beforeAll(async () => {
  api = await openApi();
  go = procedure(api);
});
afterAll(() => api?.close());

const records = [1, 2, 3, 4, 5, 6].map((number) => `meetings/${meetingId(`GM-${number}`)}`);

/** What was noted of each meeting, as its members and as anybody read it. */
const past = async (): Promise<unknown[]> => {
  const faces = await Promise.all(records.flatMap((path) => [api.get('M01', path), api.get(null, path)]));
  return faces.map(({ status, content }) => {
    const { attendance, roles, quorum, record, items } = content;
    const held = roles?.map(({ role, person, basis, mandated }: Record<string, unknown>) => [
      role,
      person,
      basis,
      mandated,
    ]);
    return { status, attendance, held, quorum, record, items: items.length };
  });
};
const closed = async (proposals: readonly string[]): Promise<unknown[]> => {
  const read = await Promise.all(proposals.map((id) => api.get('M01', `proposals/${id}`)));
  return read.map(({ content }) => [content.phase, content.voters, content.positions, content.answered]);
};

test('I-28: departures recorded later rewrite neither a record nor the voters of a text that is closed', async () => {
  const [withdrawn, adopted] = [await go.draft('M08'), await go.draft('M08')];
  await go.must('M08', 'WithdrawProposal', { proposal: withdrawn, reason: 'à revoir en octobre' });
  await go.must('M08', 'OpenBetweenMeetings', { proposal: adopted });
  for (let phase = 0; phase < 3; phase += 1)
    for (const who of group) await go.must(who, 'DeclareReady', { proposal: adopted });
  for (const { status } of await go.consent(group, adopted)) expect(status).toBe(200);
  const before = { records: await past(), closed: await closed([withdrawn, adopted]) };
  for (const [phase, voters] of before.closed as [string, unknown[]][])
    expect([phase, voters.length]).toEqual(['closed', 21]);
  const seen = before.records as { attendance?: { votes: boolean }[]; held?: unknown[][] }[];
  expect(seen.some(({ attendance }) => attendance?.filter(({ votes }) => votes).length === 21)).toBe(true);

  const leaving = group.filter((who) => who !== 'M01').slice(-8);
  for (const [index, who] of leaving.entries()) {
    // Today, or a day long before the meetings: neither changes what was noted then.
    const on = index % 2 === 0 ? '2026-11-22' : '2026-08-31';
    await go.must('M09', 'RecordDeparture', { personId: idOf(who), on, act: 'Lettre de démission' });
  }
  expect({ records: await past(), closed: await closed([withdrawn, adopted]) }).toEqual(before);
});
