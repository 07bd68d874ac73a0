import { expect, test } from 'vitest';
import { consent, consulted, drafted, inObjections, object } from '../testing/proposals.ts';
import { subjectIn, tabled, terms, type Around, type Told } from '../testing/proposals.ts';
import { mandate, voters, withCharter, withMandates, withMembers } from '../testing/town.ts';

const others = voters.filter((person) => person !== 'bob');
const amended = { title: 'Cantine à 1 €', text: 'Le repas coûte 1 €, avec un renfort en cuisine.', terms };
const integrating = (id: string) => [{ objection: id, resolution: { way: 'amended' as const } }];

const inBureau = (nature: 'political' | 'executive'): Around => ({
  subject: subjectIn('bureau', nature),
});
const bureauRound = () => {
  const world = inBureau('executive');
  const opened = drafted(world, 'bureau')
    .then('ana', { type: 'TableProposal' }, world)
    .then('bob', { type: 'TakeUpInMeeting', label: 'Bureau', present: ['maire', 'ana', 'bob'] }, world);
  const round = (['clarification', 'reactions', 'amendment', 'objections'] as const).reduce(
    (so, to) => so.then('bob', { type: 'MovePhase', to }, world),
    opened,
  );
  return consent(round, ['maire', 'ana', 'bob']);
};

test('I-2, I-3: a bureau never adopts a political proposal, even when everyone consents', () => {
  const close = { type: 'CloseRound' } as const;
  const forbidden = { code: 'nature-forbids', body: 'bureau', power: 'executive' };
  expect(bureauRound().then('bob', close, inBureau('political')).refusal).toEqual(forbidden);
  expect(bureauRound().then('bob', close, inBureau('executive')).state).toMatchObject({
    phase: 'closed',
    closure: { outcome: 'adopted', decision: { ground: { kind: 'runningAffairs' } } },
  });
  // It learns it when tabling, not after weeks of rounds.
  const political = inBureau('political');
  expect(drafted(political, 'bureau').then('ana', { type: 'TableProposal' }, political).refusal).toEqual(
    forbidden,
  );
});

test('I-1: a contest of the subject counts at the very moment of adoption', () => {
  const so = bureauRound().then('bob', { type: 'CloseRound' }, inBureau('political'));
  expect(so.refusal).toMatchObject({ code: 'nature-forbids' });
});

test('I-2: the bureau sends a political matter to the majority group in one gesture', () => {
  const so = bureauRound().then(
    'maire',
    { type: 'ReferProposal', reason: 'engage le foncier communal' },
    inBureau('political'),
  );
  expect(so.state).toMatchObject({ phase: 'closed', closure: { outcome: 'referred', to: 'groupe' } });
});

test('I-7: the mayor never leads a proposal of the majority group, even with a mandate', () => {
  const withMandate = withMandates(mandate('facilitation', 'maire'));
  expect(
    tabled().then('maire', { type: 'TakeUpInMeeting', label: 'Séance 1', present: [...voters] }, withMandate)
      .refusal,
  ).toEqual({ code: 'mayor-never-facilitates' });
});

test('I-9: no decision below the quorum, checked when the round closes', () => {
  const three = ['ana', 'bob', 'eva'];
  expect(consent(inObjections(three), three).then('eva', { type: 'CloseRound' }).refusal).toEqual({
    code: 'quorum-missing',
    quorum: 4,
    present: 3,
  });
});

test('I-10: outsiders, absent and recused members do not count and cannot act', () => {
  const so = inObjections(others);
  const position = { type: 'TakePosition', version: 1, position: { kind: 'consent' } } as const;
  expect(so.then('dgs', position).refusal?.code).toBe('not-a-voter');
  expect(so.then('bob', position).refusal?.code).toBe('not-present');
  const recused = so.then('dan', { type: 'DeclareRecusal', reason: 'mes terres sont concernées' });
  expect(recused.then('dan', position).refusal?.code).toBe('recused');
});

test('I-11: silence is not consent, in a meeting nor between meetings', () => {
  const so = consent(inObjections(), others);
  expect(so.then('eva', { type: 'CloseRound' }).refusal).toEqual({
    code: 'positions-missing',
    persons: ['bob'],
  });
  const between = consent(consulted(), others);
  expect(between.state).toMatchObject({ phase: 'objections' });
  const late = between.then('system', { type: 'PassDeadline' }, { now: '2026-12-01T00:00:00Z' });
  expect(late.state).toMatchObject({ phase: 'objections', setting: { missed: true } });
  expect(consent(late, ['bob']).state).toMatchObject({ phase: 'closed', closure: { outcome: 'adopted' } });
});

test('I-11: silence in the absentee window is recorded as silence, and not enough for a budget', () => {
  const closed = consent(inObjections(others), others).then('eva', { type: 'CloseRound' });
  expect(closed.state).toMatchObject({ phase: 'absentees', window: { absent: ['bob'] } });
  const passed = closed.then('system', { type: 'PassDeadline' }, { now: '2026-09-20T00:00:00Z' });
  expect(passed.state).toMatchObject({ phase: 'closed', closure: { decision: { silent: ['bob'] } } });
  const early = closed.then('system', { type: 'PassDeadline' });
  expect(early.state.phase).toBe('absentees');
  const back = object(closed, 'bob', 'o1');
  expect(back.state).toMatchObject({ phase: 'tabled', deferred: { reason: 'absentee-objection' } });
});

test('I-12: only its author withdraws an objection; facilitator and mayor cannot', () => {
  const so = object(consent(inObjections(), others), 'bob', 'o1');
  expect(so.then('eva', { type: 'CloseRound' }).refusal).toEqual({
    code: 'objections-open',
    objections: ['o1'],
  });
  for (const person of ['eva', 'maire', 'ana'])
    expect(so.then(person, { type: 'WithdrawObjection', objection: 'o1' }).refusal).toEqual({
      code: 'objection-author-only',
      author: 'bob',
    });
  const withdrawn = so.then('bob', { type: 'WithdrawObjection', objection: 'o1' });
  expect(consent(withdrawn, ['bob']).then('eva', { type: 'CloseRound' }).state).toMatchObject({
    phase: 'closed',
  });
});

test('I-12: an objection has a criterion of the charter and an argument', () => {
  const state = inObjections();
  const say = (criterion: string, argument: string) =>
    state.then('bob', {
      type: 'TakePosition',
      version: 1,
      position: { kind: 'objection', objection: 'o1', criterion, argument },
    }).refusal?.code;
  expect(say('humeur', 'un argument assez long')).toBe('criterion-unknown');
  expect(say('workload', '')).toBe('text-missing');
  expect(say('workload', 'non')).toBe('text-too-short');
});

test('I-12: the group turns an objection into a concern, never one person', () => {
  const tested = object(consent(inObjections(), others), 'bob', 'o1').then('eva', {
    type: 'TestAdmissibility',
    objection: 'o1',
  });
  expect(
    tested.then('bob', { type: 'JudgeAdmissibility', objection: 'o1', admissible: true, reason: '' }).refusal
      ?.code,
  ).toBe('objection-author-not-judge');
  const judge = (no: readonly string[]) =>
    others.reduce(
      (so, person) =>
        so.then(person, {
          type: 'JudgeAdmissibility',
          objection: 'o1',
          admissible: !no.includes(person),
          reason: 'une préférence',
        }),
      tested,
    );
  expect(judge(['ana']).state).toMatchObject({ objections: [{ status: { kind: 'open' }, tested: true }] });
  expect(judge(['ana', 'cleo', 'dan', 'eva']).state).toMatchObject({
    objections: [{ status: { kind: 'concern' } }],
    positions: { bob: { kind: 'concern' } },
  });
});

test('I-13: a changed text is a new version, and every position on the old one lapses', () => {
  const so = object(consent(inObjections(), others), 'bob', 'o1').then('ana', {
    type: 'AmendProposal',
    version: 1,
    ...amended,
    integrates: integrating('o1'),
  });
  expect(so.state).toMatchObject({
    phase: 'objections',
    positions: {},
    objections: [{ status: { kind: 'integrated', version: 2 } }],
  });
  expect(so.then('bob', { type: 'TakePosition', version: 1, position: { kind: 'consent' } }).refusal).toEqual(
    { code: 'stale-text', current: 2, seen: 1 },
  );
  expect(
    so.then('bob', { type: 'AmendProposal', version: 2, ...amended, integrates: [] }).refusal?.code,
  ).toBe('sponsor-only');
  const adopted = consent(so, voters, 2).then('eva', { type: 'CloseRound' });
  expect(adopted.state).toMatchObject({
    closure: { decision: { version: 2 } },
    objections: [{ status: { kind: 'resolved', version: 2 } }],
  });
});

test('I-12: an integrated objection waits for its author, absent or not', () => {
  const so = object(consent(inObjections(), others), 'bob', 'o1')
    .then('ana', { type: 'AmendProposal', version: 1, ...amended, integrates: integrating('o1') })
    .then('dan', { type: 'RecordPresence', present: [...others] });
  const closed = consent(so, others, 2).then('eva', { type: 'CloseRound' });
  const silent = closed.then('system', { type: 'PassDeadline' }, { now: '2026-09-20T00:00:00Z' });
  expect(silent.state).toMatchObject({
    phase: 'tabled',
    deferred: { reason: 'objection-awaits-its-author' },
  });
});

test('I-14: no adoption without who carries it and when it is reviewed; a trial has measures', () => {
  const bare = drafted().then('ana', { type: 'ReviseDraft', title: 'T', text: 'Un texte.', terms: null });
  const so = consent(inObjections(voters, bare.then('ana', { type: 'TableProposal' })), voters);
  expect(so.then('eva', { type: 'CloseRound' }).refusal).toEqual({ code: 'terms-missing' });
  const trial = { ...terms, trial: { endsOn: '2027-01-31', measures: [' '] } };
  expect(
    drafted().then('ana', { type: 'ReviseDraft', title: 'T', text: 'Un texte.', terms: trial }).refusal,
  ).toEqual({ code: 'trial-without-measure' });
});

test('I-15: the fallback vote needs the charter, its meetings, and nobody who objects to voting', () => {
  const first = object(consent(inObjections(), others), 'bob', 'o1');
  expect(first.then('eva', { type: 'ProposeFallbackVote' }).refusal).toEqual({
    code: 'fallback-too-early',
    meetings: 1,
    needed: 2,
  });
  const later = first.then('eva', { type: 'CarryOver', reason: 'à retravailler' });
  const second = inObjections(voters, later, 'Séance 2');
  const off = withCharter({
    fallback: { enabled: false, afterMeetings: 2, numerator: 2, denominator: 3, reviewMonths: 3 },
  });
  expect(second.then('eva', { type: 'ProposeFallbackVote' }, off).refusal?.code).toBe(
    'fallback-not-in-charter',
  );
  const asked = second.then('eva', { type: 'ProposeFallbackVote' });
  expect(asked.then('bob', { type: 'ObjectToFallbackVote' }).state).toMatchObject({ fallback: null });
  const agreed = voters
    .filter((person) => person !== 'eva')
    .reduce((so, person) => so.then(person, { type: 'AgreeToFallbackVote' }), asked);
  const vote = (againsts: readonly string[]) =>
    voters.reduce(
      (so, person) =>
        so.then(person, {
          type: 'CastFallbackBallot',
          ballot: againsts.includes(person) ? 'against' : 'for',
        }),
      agreed,
    );
  expect(vote(['bob', 'dan']).state).toMatchObject({
    closure: { outcome: 'adoptedByFallback', decision: { terms: { reviewOn: '2026-12-08' } } },
  });
  expect(vote(['bob', 'dan', 'cleo']).state).toMatchObject({ closure: { outcome: 'rejectedByFallback' } });
});

test('I-16: an expired mandate no longer leads, and a departed member no longer counts', () => {
  const so = inObjections();
  expect(so.then('eva', { type: 'CloseRound' }, { now: '2027-01-01T12:00:00Z' }).refusal?.code).toBe(
    'no-facilitator',
  );
  const left = withMembers({ bob: { leftOn: '2026-09-08' } });
  expect(
    so.then('bob', { type: 'TakePosition', version: 1, position: { kind: 'consent' } }, left).refusal?.code,
  ).toBe('not-a-voter');
});

test('I-6: an administrator who is no member can do nothing to a proposal', () => {
  const so = inObjections();
  const commands: Told[] = [
    { type: 'CloseRound' },
    { type: 'MovePhase', to: 'integration' },
    { type: 'RecordPresence', present: ['ana'] },
    { type: 'WithdrawProposal', reason: 'fini' },
    { type: 'PassDeadline' },
    { type: 'ChangeForce', by: 'x', change: 'repealed' },
  ];
  for (const command of commands) expect(so.then('dgs', command).refusal).not.toBeNull();
});

test('an abandonment is itself decided by consent', () => {
  const so = object(inObjections(), 'bob', 'o1').then('ana', { type: 'ProposeAbandonment' });
  expect(so.then('cleo', { type: 'ObjectToAbandonment' }).state).toMatchObject({ abandonment: null });
  const all = voters
    .filter((person) => person !== 'ana')
    .reduce((now, person) => now.then(person, { type: 'ConsentToAbandonment' }), so);
  expect(all.state).toMatchObject({ phase: 'closed', closure: { outcome: 'abandoned' } });
});

test('between meetings two objections integrated in two versions lead to adoption by itself', () => {
  const one = object(consent(consulted(), others), 'bob', 'o1');
  expect(one.state.phase).toBe('integration');
  const two = one.then('ana', {
    type: 'AmendProposal',
    version: 1,
    ...amended,
    integrates: integrating('o1'),
  });
  const three = object(
    consent(
      two,
      voters.filter((person) => person !== 'cleo'),
      2,
    ),
    'cleo',
    'o2',
    2,
  ).then('ana', {
    type: 'AmendProposal',
    version: 2,
    ...amended,
    text: 'Le repas coûte 1 €, avec un renfort en cuisine, pendant un an.',
    integrates: [{ objection: 'o2', resolution: { way: 'shortened', endsOn: '2027-09-01' } }],
  });
  expect(consent(three, voters, 3).state).toMatchObject({
    phase: 'closed',
    closure: { outcome: 'adopted', decision: { version: 3 } },
    objections: [{ status: { kind: 'resolved' } }, { status: { kind: 'resolved' } }],
  });
});

test('the procedure advances one step at a time, led by the facilitator alone', () => {
  const so = tabled().then('eva', { type: 'TakeUpInMeeting', label: 'Séance 1', present: [...voters] });
  expect(so.then('eva', { type: 'MovePhase', to: 'objections' }).refusal?.code).toBe('phase-forbids');
  expect(so.then('ana', { type: 'MovePhase', to: 'clarification' }).refusal?.code).toBe('facilitator-only');
  expect(
    so.then('eva', { type: 'TakePosition', version: 1, position: { kind: 'consent' } }).refusal?.code,
  ).toBe('phase-forbids');
});
