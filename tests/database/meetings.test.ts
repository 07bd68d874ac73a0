import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, civilDateOf } from '#lib/kernel/civil.ts';
import type { ActionState } from '#lib/governance/actions/index.ts';
import type { Gathered, MeetingState } from '#lib/governance/meetings/index.ts';
import type { ProposalState } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import { runDeadlines } from '#lib/server/application/engine/deadlines.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import type { AnyCommand } from '#lib/server/application/engine/noun.ts';
import { registry } from '#lib/server/application/registry.ts';
import { loadMeeting, type MeetingFound } from '#lib/server/application/meetings/meeting.ts';
import { loadMeetings } from '#lib/server/application/meetings/meetings.ts';
import { loadDocument, loadOrganisation } from '#lib/server/application/organisation/organisation.ts';
import type { Execute } from '#lib/server/application/engine/request.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { inCommune } from '#lib/server/platform/postgres/pool.ts';
import { raiseSubject, settleTown, type Town } from './support/town.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let execute: Execute;
let town: Town;
beforeAll(async () => {
  world = await openWorld();
  execute = createExecute(world.pool, registry);
  town = await settleTown(execute, world.communeId, 6);
});
afterAll(() => world.close());

const later = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
const day = addDays(civilDateOf(new Date().toISOString()), 21);

type Fields = Readonly<Record<string, unknown>>;

/** Sends a command at an instant; its refusal's code, or `ok`. */
const send = async (
  person: string | 'system',
  command: AnyCommand & Fields,
  now: string = new Date().toISOString(),
): Promise<string> => {
  const actor = person === 'system' ? ({ kind: 'system' } as const) : ({ kind: 'person', person } as const);
  const result = await execute({ communeId: world.communeId, actor, key: randomUUID(), command, now });
  if (result.ok) return 'ok';
  return result.error.kind === 'refusal' ? result.error.refusal.code : JSON.stringify(result.error);
};

const stateOf = async <State>(stream: string): Promise<State> => {
  const found = await inCommune(world.pool, world.communeId, (transaction) =>
    loadDocument<State>(transaction, stream),
  );
  if (!found) throw new Error(`nothing in ${stream}`);
  return found.state;
};
const meetingOf = (id: string) => stateOf<Exclude<MeetingState, { status: 'none' }>>(`meeting:${id}`);
const proposalOf = (id: string) => stateOf<Exclude<ProposalState, { phase: 'none' }>>(`proposal:${id}`);
const subjectOf = (id: string) => stateOf<Exclude<SubjectState, { status: 'none' }>>(`subject:${id}`);

const member = (index: number): string => town.members[index] ?? '';

/** A meeting of the group in three weeks, planned by its first councillor: the group has no facilitator yet. */
const plan = async (): Promise<string> => {
  const meeting = randomUUID();
  const command = { type: 'PlanMeeting', meeting, body: town.group, series: null, date: day, time: '19:30' };
  expect(await send(member(1), { ...command, minutes: 150, place: 'Mairie', link: null })).toBe('ok');
  return meeting;
};

const add = async (meeting: string, person: string, subject: string): Promise<string> => {
  const item = randomUUID();
  const facts = { item, subject, outcome: 'decide', minutes: 30, documents: [] };
  expect(await send(person, { type: 'AddItem', meeting, ...facts })).toBe('ok');
  return item;
};

const draft = async (subject: string, sponsor: string): Promise<string> => {
  const proposal = randomUUID();
  const command = { type: 'DraftProposal', proposal, subject, body: town.group, matter: 'ordinary' };
  const terms = { carriedBy: sponsor, reviewOn: addDays(day, 180), trial: null };
  const text = { title: 'Ouvrir le samedi', text: 'La bibliothèque ouvre le samedi matin.', terms };
  expect(await send(sponsor, { ...command, effect: { kind: 'none' }, ...text })).toBe('ok');
  expect(await send(sponsor, { type: 'TableProposal', proposal })).toBe('ok');
  return proposal;
};

/** Puts a matter to consent and has everyone named say yes. */
const consentTo = async (
  meeting: string,
  by: string,
  matter: Fields,
  people: readonly string[],
  now: string,
): Promise<void> => {
  const motion = randomUUID();
  expect(await send(by, { type: 'ProposeMotion', meeting, motion, matter }, now)).toBe('ok');
  const answers = people
    .filter((person) => person !== by)
    .map((person) => send(person, { type: 'ConsentToMotion', meeting, motion }, now));
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['ok']));
};

/** Five of six at the table, a facilitator and a secretary designated, the agenda consented to. */
const open = async (meeting: string): Promise<string> => {
  const now = later((await meetingOf(meeting)).startsAt, 0);
  const here = [0, 1, 2, 3, 4].map(member);
  const arrivals = here.map((person) =>
    send(person, { type: 'NoteAttendance', meeting, person, attendance: 'present' }, now),
  );
  expect(new Set(await Promise.all(arrivals))).toEqual(new Set(['ok']));
  expect(await send(member(0), { type: 'OpenMeeting', meeting }, now)).toBe('mayor-never-facilitates');
  expect(await send(member(1), { type: 'OpenMeeting', meeting }, now)).toBe('ok');
  const designate = (role: string, person: string) => ({ kind: 'designation', role, person });
  await consentTo(meeting, member(2), designate('facilitator', member(1)), here, now);
  await consentTo(meeting, member(2), designate('secretary', member(2)), here, now);
  await consentTo(meeting, member(1), { kind: 'agenda' }, here, now);
  return now;
};

describe('a meeting held through commands', () => {
  let meeting: string;
  let proposal: string;
  let subjects: string[];
  let now: string;

  test('its agenda knows the proposals of its subjects, and a subject is on one agenda at a time', async () => {
    meeting = await plan();
    subjects = [await raiseSubject(execute, town, member(3)), await raiseSubject(execute, town, member(4))];
    await add(meeting, member(3), subjects[0] ?? '');
    await add(meeting, member(4), subjects[1] ?? '');
    proposal = await draft(subjects[0] ?? '', member(3));
    expect((await meetingOf(meeting)).items[0]).toMatchObject({ proposal });
    expect(await subjectOf(subjects[0] ?? '')).toMatchObject({ meeting });
    const other = await plan();
    const wanted = { item: randomUUID(), subject: subjects[0], outcome: 'inform', minutes: 5, documents: [] };
    expect(await send(member(5), { type: 'AddItem', meeting: other, ...wanted })).toBe('subject-on-agenda');
  });

  test('I-7, I-9: presence and facilitation of the proposal come from the meeting and nowhere else', async () => {
    now = await open(meeting);
    const [item] = (await meetingOf(meeting)).items;
    expect(await send(member(0), { type: 'StartItem', meeting, item: item?.id }, now)).toBe(
      'mayor-never-facilitates',
    );
    expect(await send(member(1), { type: 'StartItem', meeting, item: item?.id }, now)).toBe('ok');
    const here = [0, 1, 2, 3, 4].map(member);
    expect(await proposalOf(proposal)).toMatchObject({
      phase: 'presentation',
      setting: { kind: 'meeting', facilitator: member(1), meeting: { id: meeting, basis: 'designation' } },
    });
    const state = await proposalOf(proposal);
    const present = 'setting' in state && state.setting.kind === 'meeting' ? state.setting.present : [];
    expect(new Set(present)).toEqual(new Set(here));
    const forged = { type: 'RecordPresence', proposal, present: [member(0), member(1), member(2)] };
    expect(await send(member(1), forged, now)).toBe('held-by-meeting');
    expect(await send(member(0), { type: 'MovePhase', proposal, to: 'clarification' }, now)).toBe(
      'mayor-never-facilitates',
    );
    const held = {
      type: 'HoldInMeeting',
      proposal,
      meeting: { id: meeting, basis: 'designation' },
      label: 'x',
    };
    expect(await send(member(0), { ...held, facilitator: member(0), present: here }, now)).toBe(
      'system-only',
    );
  });

  test('I-10, I-11: who arrives is awaited, who leaves is not; the absent have their window', async () => {
    for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
      expect(await send(member(1), { type: 'MovePhase', proposal, to }, now)).toBe('ok');
    const consent = { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } };
    const answers = [0, 1, 2, 3, 4].map((index) => send(member(index), consent, now));
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['ok']));
    expect(await send(member(5), consent, now)).toBe('not-present');
    const noted = { type: 'NoteAttendance', meeting, person: member(5) };
    expect(await send(member(5), { ...noted, attendance: 'remote' }, now)).toBe('ok');
    expect(await send(member(1), { type: 'CloseRound', proposal }, now)).toBe('positions-missing');
    expect(await send(member(2), { ...noted, attendance: 'left' }, now)).toBe('ok');
    expect(await send(member(1), { type: 'CloseRound', proposal }, now)).toBe('ok');
    const held = (await meetingOf(meeting)).items[0];
    expect(held?.results.map(({ result }) => result)).toEqual(['awaitingAbsentees']);
    expect(held?.course).toMatchObject({
      phases: [
        { phase: 'clarification' },
        { phase: 'reactions' },
        { phase: 'amendment' },
        { phase: 'objections' },
      ],
    });
  });

  test('I-8: at the close what was not dealt with is back in the backlog, closed once', async () => {
    const [item] = (await meetingOf(meeting)).items;
    const end = { type: 'EndItem', meeting, item: item?.id, dealtWith: true, reason: '' };
    expect(await send(member(1), end, now)).toBe('ok');
    const noted = { type: 'NoteAction', meeting, owner: member(3), due: addDays(day, 30) };
    const [about, alone] = [randomUUID(), randomUUID()];
    const forItem = { ...noted, action: about, item: item?.id, text: 'Afficher les horaires' };
    expect(await send(member(2), forItem, now)).toBe('ok');
    expect(await send(member(2), { ...noted, action: alone, item: null, text: 'Ranger' }, now)).toBe('ok');
    const twice = await Promise.all(
      [1, 2].map((index) => send(member(index), { type: 'CloseMeeting', meeting }, now)),
    );
    expect(twice.toSorted()).toEqual(['meeting-status-forbids', 'ok']);
    expect(await meetingOf(meeting)).toMatchObject({
      status: 'closed',
      items: [{ course: { status: 'dealtWith' } }, { course: { status: 'carriedOver' } }],
    });
    expect(await subjectOf(subjects[1] ?? '')).toMatchObject({
      status: 'raised',
      meeting: null,
      passages: [{ meeting, end: 'carriedOver' }],
    });
  });

  test('I-11: the record of a meeting that is over learns of the adoption when the absent have had their time', async () => {
    const failures: unknown[] = [];
    const carried = await runDeadlines(world.pool, registry, execute, later(now, 73), (_, reason) =>
      failures.push(reason),
    );
    expect(failures).toEqual([]);
    expect(carried).toBeGreaterThan(0);
    expect(await proposalOf(proposal)).toMatchObject({ phase: 'closed', closure: { outcome: 'adopted' } });
    expect((await meetingOf(meeting)).items[0]?.results.map(({ result }) => result)).toEqual([
      'awaitingAbsentees',
      'adopted',
    ]);
    // What was noted for that decision is now an action; what stood alone stays in the record.
    const held = await meetingOf(meeting);
    const [about, alone] = 'actions' in held ? held.actions : [];
    expect(await stateOf<ActionState>(`action:${about?.id}`)).toMatchObject({
      title: 'Afficher les horaires',
      decision: proposal,
      owner: member(3),
      status: 'open',
      meeting,
    });
    await expect(stateOf<ActionState>(`action:${alone?.id}`)).rejects.toThrow('nothing in');
  });

  test('the record is published by itself on the charter’s last day', async () => {
    await runDeadlines(world.pool, registry, execute, later(now, 24 * 9), () => undefined);
    expect((await meetingOf(meeting)).status).toBe('recordPublished');
  });
});

describe('bad input', () => {
  test('opened twice at once: once; two moves of the agenda at once: one wins, the other is told', async () => {
    const meeting = await plan();
    const ids = [await raiseSubject(execute, town, member(2)), await raiseSubject(execute, town, member(2))];
    for (const subject of ids) await add(meeting, member(2), subject);
    const { items, revision, startsAt } = await meetingOf(meeting);
    const order = items.map(({ id }) => id).toReversed();
    const moves = [1, 2].map((index) =>
      send(member(index), { type: 'ArrangeAgenda', meeting, revision, order }),
    );
    expect((await Promise.all(moves)).toSorted()).toEqual(['ok', 'stale-agenda']);
    const opening = [1, 2].map((index) => send(member(index), { type: 'OpenMeeting', meeting }, startsAt));
    expect((await Promise.all(opening)).filter((code) => code === 'ok')).toHaveLength(1);
  });

  test('a proposal that the meeting leaves open is carried over with it, its history kept', async () => {
    const meeting = await plan();
    const subject = await raiseSubject(execute, town, member(3));
    await add(meeting, member(3), subject);
    const proposal = await draft(subject, member(3));
    const now = await open(meeting);
    const [item] = (await meetingOf(meeting)).items;
    expect(await send(member(1), { type: 'StartItem', meeting, item: item?.id }, now)).toBe('ok');
    const end = { type: 'EndItem', meeting, item: item?.id, dealtWith: true, reason: 'plus le temps' };
    expect(await send(member(1), end, now)).toBe('ok');
    expect(await proposalOf(proposal)).toMatchObject({
      phase: 'tabled',
      deferred: { reason: 'plus le temps' },
    });
    expect(await send(member(1), { type: 'CloseMeeting', meeting }, now)).toBe('ok');
    expect(await subjectOf(subject)).toMatchObject({
      status: 'onAgenda',
      meeting: null,
      passages: [{ end: 'carriedOver' }],
    });
  });

  test('what was told is closed, what was explored waits in the backlog for a proposal', async () => {
    const meeting = await plan();
    const raised = () => raiseSubject(execute, town, member(3));
    const ids = [await raised(), await raised(), await raised()];
    for (const [index, outcome] of ['inform', 'explore', 'inform'].entries()) {
      const wanted = { item: randomUUID(), subject: ids[index], outcome, minutes: 5, documents: [] };
      expect(await send(member(3), { type: 'AddItem', meeting, ...wanted })).toBe('ok');
    }
    const now = await open(meeting);
    for (const { id: item } of (await meetingOf(meeting)).items) {
      expect(await send(member(1), { type: 'StartItem', meeting, item }, now)).toBe('ok');
      const end = { type: 'EndItem', meeting, item, dealtWith: true, reason: '' };
      expect(await send(member(1), end, now)).toBe('ok');
    }
    const contest = { type: 'ContestItem', meeting, reason: 'trop vite' };
    const contested = (await meetingOf(meeting)).items[2]?.id;
    expect(await send(member(3), { ...contest, item: contested }, now)).toBe('ok');
    expect(await send(member(1), { type: 'CloseMeeting', meeting }, now)).toBe('ok');
    expect(await subjectOf(ids[2] ?? '')).toMatchObject({
      status: 'raised',
      passages: [{ end: 'carriedOver' }],
    });
    expect(await subjectOf(ids[0] ?? '')).toMatchObject({
      status: 'closed',
      how: { kind: 'heard', meeting },
    });
    expect(await subjectOf(ids[1] ?? '')).toMatchObject({
      status: 'raised',
      passages: [{ meeting, end: 'dealtWith' }],
    });
  });

  test('I-27: an item’s subject is withdrawn from an agenda by nobody alone, nor left empty', async () => {
    const meeting = await plan();
    const subjectId = await raiseSubject(execute, town, member(3));
    const wanted = { item: randomUUID(), subject: subjectId, outcome: 'inform', minutes: 5, documents: [] };
    expect(await send(member(4), { type: 'AddItem', meeting, ...wanted })).toBe('ok');
    const now = await open(meeting);
    const withdraw = { type: 'WithdrawSubject', subjectId, reason: 'réglé depuis, par téléphone' };
    expect(await send(member(3), withdraw, now)).toBe('agenda-consent-needed');
    expect(await send(member(1), { type: 'StartItem', meeting, item: wanted.item }, now)).toBe('ok');
    const end = { type: 'EndItem', meeting, item: wanted.item, dealtWith: true, reason: '' };
    expect(await send(member(1), end, now)).toBe('ok');
    expect(await subjectOf(subjectId)).toMatchObject({ status: 'raised', meeting });
  });

  test('a cancelled meeting gives its subjects back', async () => {
    const meeting = await plan();
    const subject = await raiseSubject(execute, town, member(3));
    await add(meeting, member(3), subject);
    expect(await send(member(3), { type: 'CancelMeeting', meeting, reason: 'neige' })).toBe('ok');
    expect(await subjectOf(subject)).toMatchObject({ meeting: null, passages: [{ end: 'carriedOver' }] });
  });
});

describe('a series', () => {
  test('plans its meetings, moves those to come with their agenda, and gives back what it cancels', async () => {
    const series = randomUUID();
    const startsOn = civilDateOf(new Date().toISOString());
    const recurrence = {
      unit: 'days',
      every: 28,
      weekday: null,
      time: '19:30',
      minutes: 120,
      place: 'Mairie',
    };
    const rhythm = {
      ...recurrence,
      link: null,
      startsOn: addDays(startsOn, 7),
      until: null,
      skipHolidays: false,
    };
    expect(await send(member(1), { type: 'PlanSeries', series, body: town.group, recurrence: rhythm })).toBe(
      'ok',
    );
    const number = (n: number): string => series.slice(0, 24) + String(n).padStart(12, '0');
    expect(await meetingOf(number(3))).toMatchObject({
      series,
      date: addDays(startsOn, 63),
      status: 'agendaOpen',
    });
    const kept = await raiseSubject(execute, town, member(3));
    const back = await raiseSubject(execute, town, member(3));
    await add(number(2), member(3), kept);
    await add(number(3), member(3), back);
    const slower = { ...rhythm, every: 60, time: '20:00', startsOn: addDays(startsOn, 8) };
    expect(await send(member(1), { type: 'ChangeSeries', series, recurrence: slower })).toBe('ok');
    expect(await meetingOf(number(2))).toMatchObject({
      date: addDays(startsOn, 68),
      time: '20:00',
      sequence: 1,
    });
    expect((await meetingOf(number(2))).items).toHaveLength(1);
    expect(await meetingOf(number(3))).toMatchObject({ status: 'cancelled', reason: 'series-changed' });
    expect(await subjectOf(back)).toMatchObject({ meeting: null });
    const forged = {
      type: 'PlanMeeting',
      meeting: number(9),
      body: town.group,
      series,
      date: day,
      time: '19:30',
    };
    expect(await send(member(1), { ...forged, minutes: 60, place: 'Mairie', link: null })).toBe(
      'system-only',
    );
    expect(await send(member(0), { type: 'EndSeries', series, on: day })).toBe('preparer-only');
  });
});

test('an item whose text is adopted between meetings waits no more, for anybody and inside', async () => {
  const meeting = await plan();
  const subject = await raiseSubject(execute, town, member(1));
  const proposal = await draft(subject, member(1));
  const item = await add(meeting, member(1), subject);
  const read = (viewer: string | null): Promise<MeetingFound> =>
    inCommune(world.pool, world.communeId, async (transaction) =>
      loadMeeting(
        transaction,
        await loadOrganisation(transaction),
        meeting,
        viewer,
        new Date().toISOString(),
      ),
    );
  expect(await read(null)).toMatchObject({ meeting: { items: [{ status: 'waiting', decision: null }] } });

  expect(await send(member(1), { type: 'OpenBetweenMeetings', proposal })).toBe('ok');
  for (let phase = 0; phase < 3; phase += 1)
    for (const person of town.members) await send(person, { type: 'DeclareReady', proposal });
  for (const person of town.members)
    await send(person, { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } });
  expect((await proposalOf(proposal)).phase).toBe('closed');

  expect(await read(null)).toMatchObject({
    meeting: { items: [{ status: 'decided', decision: { id: proposal, result: 'adopted' } }] },
  });
  expect(await read(member(2))).toMatchObject({
    kind: 'view',
    meeting: { items: [{ id: item, decidedBefore: { id: proposal } }] },
  });
});

describe('what is read of a meeting', () => {
  const agent = randomUUID();
  const resident = randomUUID();
  let meeting: string;
  let now: string;

  const read = (viewer: string | null, at: string = now): Promise<MeetingFound> =>
    inCommune(world.pool, world.communeId, async (transaction) =>
      loadMeeting(transaction, await loadOrganisation(transaction), meeting, viewer, at),
    );
  const inside = async (viewer: string) => {
    const found = await read(viewer);
    if (found.kind !== 'view') throw new Error(`${viewer} may not follow`);
    return found.meeting;
  };

  beforeAll(async () => {
    const person = { majority: false, rank: null, group: null, email: null, birthDate: null };
    const people = [
      { personId: agent, function: 'agent', givenName: 'Sandrine', familyName: 'Le Goas', ...person },
      {
        personId: resident,
        function: 'resident',
        givenName: 'Mireille',
        familyName: 'Bastard-Soyer',
        ...person,
      },
    ];
    expect(await send(town.administrator, { type: 'RegisterPeople', people })).toBe('ok');
    const { changes = {} } = await stateOf<{ changes?: Record<string, unknown> }>('commune');
    const change = Number(Object.keys(changes).at(-1));
    expect(await send(member(3), { type: 'ConfirmChange', change })).toBe('ok');
    const subject = randomUUID();
    const no = { newPolicy: 'no', orientation: 'no', priceTaxLand: 'no', serviceOrganisation: 'no' };
    const raised = { title: 'Le dossier de Mme BASTARD-SOYER, suivi par Sandrine Le Goas', text: 'À dire.' };
    const about = { ...raised, body: town.group, origin: null, answers: { ...no, publicPosition: 'no' } };
    const grounds = { unbudgetedEuros: null, basis: { kind: 'runningAffairs' } };
    const raise = { type: 'RaiseSubject', subjectId: subject, ...about, ...grounds };
    expect(await send(member(3), raise)).toBe('ok');
    meeting = await plan();
    await add(meeting, member(3), subject);
    now = await open(meeting);
  });

  test('weather is a sum, shown when everyone here has answered, never for two', async () => {
    const give = (index: number, weather: string) =>
      send(member(index), { type: 'GiveWeather', meeting, weather }, now);
    expect(await Promise.all([give(0, 'sun'), give(1, 'storm')])).toEqual(['ok', 'ok']);
    expect((await inside(member(0))).weather).toMatchObject({ answered: 2, mine: true, counts: null });
    await Promise.all([give(2, 'sun'), give(3, 'clouds'), give(4, 'sun')]);
    expect((await inside(member(0))).weather?.counts).toEqual({ sun: 3, storm: 1, clouds: 1 });
    expect(JSON.stringify((await meetingOf(meeting)).status)).toBe('"running"');
    const { rows } = await world.owner.query<{ data: object }>(
      `select data from journal where stream = $1 and type in ('WeatherGiven', 'WeatherShown')
       order by position`,
      [`meeting:${meeting}`],
    );
    expect(rows.slice(0, 5).map(({ data }) => Object.keys(data))).toEqual(Array(5).fill(['person']));
    expect(rows.slice(5)).toEqual([{ data: { counts: { sun: 3, storm: 1, clouds: 1 } } }]);
  });

  test('those who prepare see what may be added, an order that fits, and whose turn it is', async () => {
    const kept = meeting;
    meeting = await plan();
    const waiting = await raiseSubject(execute, town, member(2));
    const ahead = await read(member(1), new Date().toISOString());
    meeting = kept;
    if (ahead.kind !== 'view') throw new Error('not theirs');
    expect(ahead.meeting.candidates.map(({ id }) => id)).toContain(waiting);
    const [again] = ahead.meeting.candidates;
    expect(again?.carriedOver).toBeGreaterThan(0);
    expect(ahead.meeting.proposed).toMatchObject({ room: 130, asked: 0, places: [] });
    expect(ahead.meeting.rota).toEqual([]);
    expect(ahead.meeting.acts).toMatchObject({ add: true, change: true, checkIn: false, excuse: true });
  });

  test('each sees what they may do, and the rules would accept', async () => {
    const facilitator = await inside(member(1));
    expect(facilitator.acts).toMatchObject({ conduct: true, takeOver: false, startClosing: true });
    const mayor = await inside(member(0));
    expect(mayor.acts).toMatchObject({
      conduct: false,
      takeOver: false,
      startClosing: false,
      raiseHand: true,
    });
    expect((await inside(member(5))).acts).toMatchObject({ checkIn: true, raiseHand: false });
    expect(mayor.roles[0]).toMatchObject({
      role: 'facilitator',
      basis: 'designation',
      person: { id: member(1) },
    });
    expect(mayor.quorum).toEqual({ needed: 3, present: 5 });
  });

  test('I-25: the public reads the record without a name of an agent or private person, nor a position', async () => {
    const [item] = (await meetingOf(meeting)).items;
    const by = (index: number, command: AnyCommand & Fields) => send(member(index), command, now);
    const action = { type: 'NoteAction', meeting, action: randomUUID(), item: null, due: addDays(day, 9) };
    const words = 'Le Goas rappelle Mireille Bastard-Soyer';
    const note = { type: 'WriteNote', meeting, item: null, revision: 0, text: `${words}, elle hésite.` };
    const correct = { type: 'CorrectRecord', meeting, item: null, text: words, reason: 'oubli de Sandrine' };
    for (const [index, command] of [
      [1, { type: 'NoteAttendance', meeting, person: resident, attendance: 'excused' }],
      [1, { type: 'StartItem', meeting, item: item?.id }],
      [2, { ...action, text: words, owner: agent }],
      [2, note],
      [1, { type: 'EndItem', meeting, item: item?.id, dealtWith: true, reason: '' }],
      [1, { type: 'CloseMeeting', meeting }],
      [2, { type: 'SendRecord', meeting }],
      [2, correct],
    ] as const)
      expect(await by(index, command)).toBe('ok');
    const before = await read(null);
    expect(before).toMatchObject({ kind: 'public', meeting: { status: 'closed', record: null } });
    expect(await by(2, { type: 'PublishRecord', meeting })).toBe('ok');
    for (const viewer of [null, agent, resident]) {
      const found = await read(viewer);
      expect(found).toMatchObject({
        kind: 'public',
        meeting: { record: { version: 2, present: 5, members: 6 } },
      });
      const text = JSON.stringify(found);
      for (const name of [
        'Sandrine',
        'Le Goas',
        'LE GOAS',
        'Mireille',
        'Bastard',
        'BASTARD',
        agent,
        resident,
      ])
        expect(text).not.toContain(name);
      for (const word of ['hésite', 'storm', 'answered', 'consents', 'attendance'])
        expect(text).not.toContain(word);
    }
    const member0 = await inside(member(0));
    expect(member0.notes[0]?.text).toContain('hésite');
    expect(member0.actions[0]?.owner.name).toBe('Sandrine Le Goas');
  });

  test('the calendar tells dates, cancelled ones when asked, and no person', async () => {
    const all = (cancelled: boolean) =>
      inCommune(world.pool, world.communeId, async (transaction) =>
        loadMeetings(transaction, await loadOrganisation(transaction), {
          body: town.group,
          from: null,
          to: null,
          cancelled,
          order: 'soonest',
        }),
      );
    const [without, withThem] = [await all(false), await all(true)];
    expect(withThem.length).toBeGreaterThan(without.length);
    expect(without.map(({ startsAt }) => startsAt)).toEqual(
      without.map(({ startsAt }) => startsAt).toSorted(),
    );
    const found = without.find(({ id }) => id === meeting);
    expect(found).toMatchObject({ date: day, time: '19:30', items: 1, status: 'recordPublished' });
    expect(Date.parse(found?.endsAt ?? '') - Date.parse(found?.startsAt ?? '')).toBe(150 * 60_000);
  });
});

test('I-24: a hundred people check in and answer at once, through two processes: all are kept', async () => {
  const second = createExecute(world.pool, registry);
  const communeId = randomUUID();
  await openCommune(world.pool, communeId);
  const large = await settleTown(execute, communeId, 100);
  const meeting = randomUUID();
  const occasion = { date: day, time: '19:30', minutes: 120, place: 'Mairie', link: null };
  const by = async (person: string, command: AnyCommand & Fields, now: string, through = execute) => {
    const actor = { kind: 'person', person } as const;
    const result = await through({ communeId, actor, key: randomUUID(), command, now });
    return result.ok ? 'ok' : JSON.stringify(result.error);
  };
  const [planner = ''] = large.members.slice(1);
  const plan = { type: 'PlanMeeting', meeting, body: large.group, series: null, ...occasion };
  expect(await by(planner, plan, new Date().toISOString())).toBe('ok');
  const stored = async () => {
    const found = await inCommune(world.pool, communeId, (transaction) =>
      loadDocument<Gathered>(transaction, `meeting:${meeting}`),
    );
    if (!found) throw new Error('no meeting');
    return found.state;
  };
  const now = (await stored()).startsAt;
  const everyone = (command: (person: string) => AnyCommand & Fields) =>
    Promise.all(
      large.members.map((person, index) => by(person, command(person), now, index % 2 ? second : execute)),
    );
  const here = await everyone((person) => ({
    type: 'NoteAttendance',
    meeting,
    person,
    attendance: 'present',
  }));
  expect(new Set(here)).toEqual(new Set(['ok']));
  expect(await by(planner, { type: 'OpenMeeting', meeting }, now)).toBe('ok');
  const said = await everyone(() => ({ type: 'GiveWeather', meeting, weather: 'sun' }));
  expect(new Set(said)).toEqual(new Set(['ok']));
  const state = await stored();
  expect(Object.values(state.attendance).filter((noted) => noted.now === 'present')).toHaveLength(100);
  expect(state.weather).toMatchObject({ counts: { sun: 100 } });
  expect(state.quorum.present).toBe(100);
});

test('I-23: the journal tells it all again', async () => {
  expect(await verify(world.pool, registry, world.communeId)).toMatchObject({ broken: null });
});
