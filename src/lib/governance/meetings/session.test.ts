import { describe, expect, test } from 'vitest';
import { instantOf } from './times.ts';
import { secondsSpent } from './evolve-session.ts';
import { agree, arrive, nothing, occasion, opened, planned, prepared } from '../testing/meetings.ts';
import { running, start, type Telling, type Told } from '../testing/meetings.ts';
import { code } from '../testing/story.ts';
import { mandate, town, voters, withBody, withCharter, withMayor } from '../testing/town.ts';
import { withoutMandates } from '../testing/town.ts';

const facilitatorOf = (so: Telling): string | null =>
  'roles' in so.state ? (so.state.roles.facilitator?.person ?? null) : null;
const others = (person: string) => voters.filter((other) => other !== person);

describe('I-7: the mayor never facilitates a majority group, by any path', () => {
  const never = 'mayor-never-facilitates';
  const designate = { kind: 'designation', role: 'facilitator', person: 'maire' } as const;

  test('not by rota, opening, take-over, hand-over or designation, even with a mandate granted by mistake', () => {
    expect(code(prepared().then('eva', { type: 'AssignRole', role: 'facilitator', person: 'maire' }))).toBe(
      never,
    );
    const here = arrive(prepared().at(start), voters);
    expect(code(here.then('maire', { type: 'OpenMeeting' }))).toBe(never);
    expect(code(opened().then('maire', { type: 'TakeOverFacilitation', reason: 'le réseau' }))).toBe(never);
    const hand = { type: 'HandOverRole', role: 'facilitator', to: 'maire', reason: 'je parle' } as const;
    expect(code(opened().then('eva', hand))).toBe(never);
    expect(code(opened().then('bob', { type: 'ProposeMotion', motion: 'd', matter: designate }))).toBe(never);
    expect(
      code(opened().then('maire', { type: 'ProposeMotion', motion: 'd', matter: { kind: 'agenda' } })),
    ).toBe(never);
  });

  test('not by planning, cancelling or arranging either, when the body has no facilitator yet', () => {
    const plan: Told = { type: 'PlanMeeting', body: 'groupe', series: null, ...occasion };
    const cancel: Told = { type: 'CancelMeeting', reason: 'pas ce soir' };
    expect(code(planned().then('maire', cancel, withoutMandates))).toBe('preparer-only');
    expect(code(planned().then('ana', cancel, withoutMandates))).toBe('accepted');
    expect(code(nothing().then('maire', plan, withoutMandates))).toBe('preparer-only');
    expect(code(nothing().then('ana', plan, withoutMandates))).toBe('accepted');
    const open = arrive(prepared().at(start), ['maire', 'ana']);
    expect(code(open.then('maire', { type: 'OpenMeeting' }, withoutMandates))).toBe(never);
  });

  test('a facilitator who becomes mayor during the meeting has lost it, and the group goes on', () => {
    const so = running();
    const now = withMayor('eva');
    for (const command of [
      { type: 'StartItem', item: 'i1' },
      { type: 'OpenRound', round: 'r' },
      { type: 'StartClosing' },
    ] as const)
      expect(code(so.then('eva', command, now))).toBe(never);
    const taken = so.then('bob', { type: 'TakeOverFacilitation', reason: 'Eva est élue maire' }, now);
    expect(code(taken.then('bob', { type: 'StartItem', item: 'i1' }, now))).toBe('accepted');
  });

  test('someone designated who becomes mayor before the last consent is not designated', () => {
    const put = opened().then('bob', {
      type: 'ProposeMotion',
      motion: 'd',
      matter: { kind: 'designation', role: 'facilitator', person: 'ana' },
    });
    const late = put.then('ana', { type: 'ConsentToMotion', motion: 'd' }, withMayor('ana'));
    expect(code(late)).toBe(never);
  });

  test('the rule is the majority group’s: in the bureau the mayor facilitates by mandate', () => {
    const plan: Told = { type: 'PlanMeeting', body: 'bureau', series: null, ...occasion };
    const so = nothing().then('maire', plan).at(start).then('maire', { type: 'OpenMeeting' });
    expect(facilitatorOf(so)).toBe('maire');
    expect(code(nothing().then('maire', { ...plan, body: 'conseil' } as Told))).toBe('council-has-sittings');
  });
});

describe('roles of the evening', () => {
  test('I-16: a mandate that ends at midnight ends during the meeting', () => {
    const bob = arrive(prepared().at('2026-12-01T20:00:00.000Z'), voters)
      .then('bob', { type: 'OpenMeeting' })
      .then('bob', { type: 'ProposeMotion', motion: 'o', matter: { kind: 'agenda' } });
    const so = agree(bob, 'o', others('bob'));
    expect(facilitatorOf(so)).toBe('bob');
    const startIt: Told = { type: 'StartItem', item: 'i1' };
    expect(code(so.at('2026-12-01T22:59:59.000Z').then('bob', startIt))).toBe('accepted');
    const past = so.at('2026-12-01T23:00:00.000Z');
    expect(code(past.then('bob', startIt))).toBe('no-facilitator');
    expect(code(past.then('bob', { type: 'TakeOverFacilitation', reason: 'je continue' }))).toBe(
      'mandate-required',
    );
    const eva = past.then('eva', { type: 'TakeOverFacilitation', reason: 'Bob : mandat échu' });
    expect(code(eva.then('eva', startIt))).toBe('accepted');
  });

  test('without any facilitator, the group designates one at the opening by consent', () => {
    const so = arrive(prepared().at(start), voters).then('ana', { type: 'OpenMeeting' }, withoutMandates);
    expect(facilitatorOf(so)).toBeNull();
    expect(
      code(
        so.then('ana', { type: 'ProposeMotion', motion: 'o', matter: { kind: 'agenda' } }, withoutMandates),
      ),
    ).toBe('no-facilitator');
    const put = so.then(
      'ana',
      {
        type: 'ProposeMotion',
        motion: 'd',
        matter: { kind: 'designation', role: 'facilitator', person: 'cleo' },
      },
      withoutMandates,
    );
    const by = (from: Telling, person: string) =>
      from.then(person, { type: 'ConsentToMotion', motion: 'd' }, withoutMandates);
    const most = ['maire', 'bob', 'cleo', 'dan'].reduce(by, put);
    expect(facilitatorOf(most)).toBeNull();
    expect(facilitatorOf(by(most, 'eva'))).toBe('cleo');
    expect(code(by(most, 'dan'))).toBe('already-consented');
  });

  test('nobody leads what they carry, unless the charter lets them', () => {
    const mine = prepared().then('dan', { type: 'ArrangeAgenda', revision: 2, order: ['i2', 'i1'] });
    const cleo = running(voters, mine).then('eva', { type: 'StartItem', item: 'i2' });
    const hand = (to: string): Told => ({
      type: 'HandOverRole',
      role: 'facilitator',
      to,
      reason: 'je présente',
    });
    expect(code(cleo.then('eva', hand('cleo')))).toBe('mandate-required');
    expect(facilitatorOf(cleo.then('eva', hand('bob')))).toBe('bob');
    const designate = { kind: 'designation', role: 'facilitator', person: 'cleo' } as const;
    expect(code(cleo.then('bob', { type: 'ProposeMotion', motion: 'd', matter: designate }))).toBe(
      'sponsor-never-facilitates',
    );
    const evas = running(voters, prepared()).then('eva', hand('bob'));
    const own = { mandates: { ...town.mandates, mandates: { m: mandate('facilitation', 'ana') } } };
    const anas = evas.then('ana', { type: 'TakeOverFacilitation', reason: 'à mon tour' }, own);
    expect(code(anas.then('ana', { type: 'StartItem', item: 'i1' }, own))).toBe('sponsor-never-facilitates');
    const allowed = {
      ...own,
      ...withCharter({ facilitation: { ...facilitation, sponsorMayFacilitate: true } }),
    };
    expect(code(anas.then('ana', { type: 'StartItem', item: 'i1' }, allowed))).toBe('accepted');
  });

  const facilitation = { termMonths: 6, sponsorMayFacilitate: false, maxSharePercent: 50, windowMeetings: 6 };
});

describe('I-9, I-10: presence and quorum', () => {
  test('each notes their own presence; the desk notes anybody’s; two phones count once', () => {
    const note = (person: string): Told => ({ type: 'NoteAttendance', person, attendance: 'present' });
    const so = prepared().at(start);
    expect(code(so.then('ana', note('ana')))).toBe('accepted');
    expect(so.then('ana', note('ana')).then('ana', note('ana')).events.length).toBe(so.events.length + 1);
    expect(code(so.then('ana', note('bob')))).toBe('attendance-of-others');
    expect(code(so.then('dan', note('bob')))).toBe('accepted');
    expect(code(so.then('inconnue', note('inconnue')))).toBe('person-not-in-function');
    expect(code(prepared().then('ana', note('ana')))).toBe('too-early');
    expect(code(prepared().then('ana', { ...note('ana'), attendance: 'excused' } as Told))).toBe('accepted');
  });

  test('I-9: whoever came before the meeting was moved to another day is not there beforehand', () => {
    const came = prepared()
      .at('2026-12-01T18:00:00.000Z')
      .then('ana', { type: 'NoteAttendance', person: 'ana', attendance: 'present' })
      .then('bob', { type: 'NoteAttendance', person: 'bob', attendance: 'excused' });
    const moved = came.then('eva', { type: 'ChangeMeeting', ...occasion, date: '2026-12-08' });
    expect('attendance' in moved.state && Object.keys(moved.state.attendance)).toEqual(['bob']);
    const late = came.then('eva', { type: 'ChangeMeeting', ...occasion, time: '19:45' });
    expect('attendance' in late.state && late.state.attendance['ana']?.now).toBe('present');
  });

  test('late, left and back are told by the spans', () => {
    const so = opened(['maire', 'bob', 'cleo', 'eva'])
      .at('2026-12-01T19:00:00.000Z')
      .then('ana', { type: 'NoteAttendance', person: 'ana', attendance: 'remote' })
      .at('2026-12-01T20:00:00.000Z')
      .then('ana', { type: 'NoteAttendance', person: 'ana', attendance: 'left' });
    expect('attendance' in so.state && so.state.attendance['ana']).toEqual({
      now: 'left',
      late: true,
      spans: [{ from: '2026-12-01T19:00:00.000Z', to: '2026-12-01T20:00:00.000Z' }],
    });
  });

  test('the quorum counts voters here, not advisers, and is counted again at each consent', () => {
    const three = opened(['maire', 'ana', 'eva', 'dgs']);
    expect('quorum' in three.state && three.state.quorum).toEqual({ needed: 4, present: 3 });
    const put: Told = { type: 'ProposeMotion', motion: 'o', matter: { kind: 'agenda' } };
    expect(three.then('eva', put).refusal).toEqual({ code: 'quorum-missing', quorum: 4, present: 3 });
    expect(code(three.then('eva', { type: 'CloseMeeting' }))).toBe('accepted');
    expect(
      code(opened(['maire', 'ana', 'eva', 'bob']).then('dgs', { type: 'ConsentToMotion', motion: 'o' })),
    ).toBe('not-a-voter');
    const without = withBody('groupe', { quorum: null });
    expect(
      arrive(prepared().at(start), ['ana']).then('eva', { type: 'OpenMeeting' }, without).events.at(-1),
    ).toMatchObject({ quorum: { needed: 4, present: 2 } });
  });

  test('opened once, closed once', () => {
    expect(code(opened().then('bob', { type: 'OpenMeeting' }))).toBe('meeting-status-forbids');
    expect(code(opened().then('cleo', { type: 'CloseMeeting' }))).toBe('facilitator-only');
  });
});

describe('conduct', () => {
  const at = (minutes: number) =>
    Temporal.Instant.from(start).add({ minutes }).toString({ smallestUnit: 'millisecond' });

  test('weather and evaluation are sums: no event says who answered what', () => {
    const two = opened(['eva', 'ana', 'bob', 'dan'])
      .then('ana', { type: 'GiveWeather', weather: 'storm' })
      .then('bob', { type: 'GiveWeather', weather: 'sun' });
    expect('weather' in two.state && two.state.weather).toEqual({ answered: ['ana', 'bob'], counts: null });
    expect(JSON.stringify(two.events)).not.toMatch(/storm|sun/);
    expect(code(two.then('ana', { type: 'GiveWeather', weather: 'sun' }))).toBe('already-answered');
    expect(code(two.then('cleo', { type: 'GiveWeather', weather: 'sun' }))).toBe('not-present');
    const weather = { storm: 1, sun: 1 };
    const answers = { weather, evaluation: {} };
    const three = two.then('dan', { type: 'GiveWeather', weather: 'sun' }, { answers });
    expect('weather' in three.state && three.state.weather.counts).toBeNull();
    const all = three.then(
      'eva',
      { type: 'GiveWeather', weather: 'clouds' },
      { answers: { weather: { storm: 1, sun: 2 }, evaluation: {} } },
    );
    expect('weather' in all.state && all.state.weather.counts).toEqual({ storm: 1, sun: 2, clouds: 1 });
    const late = all.then('cleo', { type: 'NoteAttendance', person: 'cleo', attendance: 'present' });
    expect(code(late.then('cleo', { type: 'GiveWeather', weather: 'sun' }))).toBe('answers-shown');
  });

  test('the sums are shown at the latest with the first item and at the close, and never for two', () => {
    const first = (answered: readonly string[]) =>
      answered
        .reduce((so, who) => so.then(who, { type: 'GiveWeather', weather: 'sun' }), running())
        .then(
          'eva',
          { type: 'StartItem', item: 'i1' },
          { answers: { weather: { sun: answered.length }, evaluation: {} } },
        ).events;
    expect(first(['ana', 'bob']).map(({ type }) => type)).not.toContain('WeatherShown');
    expect(first(['ana', 'bob', 'dan'])).toContainEqual({ type: 'WeatherShown', counts: { sun: 3 } });
    const closing = running().then('eva', { type: 'StartClosing' });
    const said = ['ana', 'bob', 'dan'].reduce(
      (so, who) => so.then(who, { type: 'GiveEvaluation', evaluation: 'good' }),
      closing,
    );
    const evaluation = { good: 3 };
    const closed = said.then('eva', { type: 'CloseMeeting' }, { answers: { weather: {}, evaluation } });
    expect(closed.events).toContainEqual({ type: 'EvaluationShown', counts: evaluation });
    expect(code(running().then('ana', { type: 'GiveEvaluation', evaluation: 'good' }))).toBe(
      'meeting-status-forbids',
    );
  });

  test('the real time of an item leaves breaks out', () => {
    const so = running()
      .then('eva', { type: 'StartItem', item: 'i1' })
      .at(at(20))
      .then('eva', { type: 'StartBreak', minutes: 10 })
      .at(at(32))
      .then('eva', { type: 'EndBreak' })
      .at(at(40))
      .then('eva', { type: 'EndItem', item: 'i1', dealtWith: true, reason: '' });
    const item = 'items' in so.state ? so.state.items[0] : undefined;
    expect(item && 'spells' in item.course && secondsSpent(item.course, at(60))).toBe(28 * 60);
  });

  test('a round hears everyone once, measures each turn and ends by itself', () => {
    const floor = (person: string): Told => ({ type: 'GiveFloor', person });
    const round = running(['ana', 'bob', 'dan', 'eva']).then('eva', { type: 'OpenRound', round: 'r' });
    expect('round' in round.state && round.state.round?.waiting).toEqual(['ana', 'bob', 'dan', 'eva']);
    const spoken = round
      .then('eva', floor('ana'))
      .at(at(2))
      .then('eva', floor('bob'))
      .at(at(3))
      .then('bob', { type: 'EndTurn' })
      .then('dan', { type: 'PassTurn', person: 'dan' });
    expect(code(spoken.then('eva', floor('ana')))).toBe('not-in-round');
    expect(code(spoken.then('cleo', { type: 'PassTurn', person: 'eva' }))).toBe('not-present');
    expect(code(spoken.then('dan', { type: 'PassTurn', person: 'eva' }))).toBe('turn-of-others');
    const over = spoken.then('eva', { type: 'PassTurn', person: 'eva' });
    expect(over.events.at(-1)).toMatchObject({ type: 'RoundEnded' });
    expect('speaking' in over.state && over.state.speaking).toEqual({ ana: 120, bob: 60 });
  });

  test('whoever leaves while speaking has finished, and is awaited no more', () => {
    const so = running(['ana', 'bob', 'dan', 'eva'])
      .then('eva', { type: 'OpenRound', round: 'r' })
      .then('eva', { type: 'GiveFloor', person: 'ana' })
      .then('bob', { type: 'RaiseHand' })
      .at(at(1))
      .then('dan', { type: 'NoteAttendance', person: 'ana', attendance: 'left' })
      .then('dan', { type: 'NoteAttendance', person: 'bob', attendance: 'left' });
    expect(so.state).toMatchObject({
      floor: null,
      hands: [],
      speaking: { ana: 60 },
      round: { waiting: ['dan', 'eva'] },
    });
  });

  test('a meeting past midnight goes on, with its own date', () => {
    const late = { ...occasion, time: '23:30' };
    const so = planned().then('eva', { type: 'ChangeMeeting', ...late });
    expect(so.state).toMatchObject({ date: '2026-12-01', startsAt: '2026-12-01T22:30:00.000Z', sequence: 1 });
  });

  test('the night of the clock change has its hour once', () => {
    expect(instantOf('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-10-27', '19:30')).toBe('2026-10-27T18:30:00.000Z');
    expect(instantOf('2026-10-24', '19:30')).toBe('2026-10-24T17:30:00.000Z');
  });
});

describe('the record', () => {
  const over = () => running().then('eva', { type: 'StartClosing' }).then('eva', { type: 'CloseMeeting' });

  test('two pens on a note: the second is told', () => {
    const note = (revision: number): Told => ({ type: 'WriteNote', item: 'i1', revision, text: 'On a dit.' });
    const so = running().then('dan', note(0));
    expect(so.then('eva', note(0)).refusal).toEqual({ code: 'stale-note', current: 1, seen: 0 });
    expect(code(so.then('dan', note(1)))).toBe('accepted');
    expect(code(running().then('ana', note(0)))).toBe('facilitator-only');
  });

  test('sent, then corrected by versions, published by the charter’s day at the latest', () => {
    const correct: Told = {
      type: 'CorrectRecord',
      item: null,
      text: 'Il fallait lire 12.',
      reason: 'une faute',
    };
    expect(code(over().then('dan', correct))).toBe('record-not-sent');
    expect(code(over().then('dan', { type: 'PublishRecord' }))).toBe('record-not-sent');
    expect(code(over().then('ana', { type: 'SendRecord' }))).toBe('secretary-only');
    const sent = over().then('dan', { type: 'SendRecord' });
    expect(code(sent.then('dan', { type: 'WriteNote', item: null, revision: 0, text: 'trop tard' }))).toBe(
      'meeting-status-forbids',
    );
    const corrected = sent.then('dan', correct);
    expect('record' in corrected.state && corrected.state.record.version).toBe(2);
    expect(corrected.then('dan', { type: 'PublishRecord' }).state.status).toBe('recordPublished');
    const due = over().at('2026-12-08T22:59:59.000Z').then('system', { type: 'PassMeetingTime' });
    expect(due.state.status).toBe('closed');
    expect(due.at('2026-12-08T23:00:00.000Z').then('system', { type: 'PassMeetingTime' }).state.status).toBe(
      'recordPublished',
    );
  });

  test('a meeting that nobody held is cancelled by itself a day later', () => {
    const so = prepared()
      .at('2026-11-26T23:00:00.000Z')
      .then('system', { type: 'PassMeetingTime' })
      .at('2026-12-02T18:30:00.000Z')
      .then('system', { type: 'PassMeetingTime' });
    expect(so.state).toMatchObject({ status: 'cancelled', reason: 'not-held' });
  });
});
