import { expect, test } from 'vitest';
import { consent, object, tabled, type Telling } from '../testing/proposals.ts';
import { code } from '../testing/story.ts';
import { voters, withCharter, withMembers } from '../testing/town.ts';
import { defaultParameters } from '../charter/index.ts';
import { evolve } from './evolve.ts';

// Who comes and goes in a real meeting changes whose answer is awaited, never what was answered.

const meeting = { id: 'm', basis: 'mandate' as const };
const others = voters.filter((person) => person !== 'bob');
const charter = withCharter({ fallback: { ...defaultParameters.fallback, afterMeetings: 1 } });
const here = (so: Telling, present: readonly string[]): Telling =>
  so.then('system', { type: 'FollowMeeting', meeting, facilitator: 'eva', present: [...present] });
const each = (so: Telling, people: readonly string[], told: Parameters<Telling['then']>[1]): Telling =>
  people.reduce((now, person) => now.then(person, told, charter), so);

const round = (): Telling =>
  (['clarification', 'reactions', 'amendment', 'objections'] as const).reduce(
    (so, to) => so.then('eva', { type: 'MovePhase', to }),
    tabled().then('system', {
      type: 'HoldInMeeting',
      meeting,
      label: 'Séance',
      facilitator: 'eva',
      present: [...voters],
    }),
  );
const asked = (): Telling =>
  object(consent(round(), others), 'bob', 'o1').then('eva', { type: 'ProposeFallbackVote' }, charter);
const voting = (): Telling =>
  each(
    asked(),
    voters.filter((person) => person !== 'eva'),
    { type: 'AgreeToFallbackVote' },
  );
const ballot = { type: 'CastFallbackBallot', ballot: 'for' } as const;
const close = { type: 'CloseRound' } as const;
const ballotsOf = ({ state }: Telling) =>
  'fallback' in state ? Object.keys(state.fallback?.ballots ?? {}).length : null;

test('I-24: ballots stay when the one who objects leaves and comes back; the vote goes on', () => {
  const cast = each(voting(), others, ballot);
  const left = here(cast, others);
  expect([ballotsOf(left), ballotsOf(here(left, voters))]).toEqual([5, 5]);
  const back = here(left, voters);
  expect(code(back.then('ana', ballot, charter))).toBe('already-answered');
  expect(code(back.then('eva', close, charter))).toBe('fallback-underway');
  expect(back.then('bob', { ...ballot, ballot: 'against' }, charter).state).toMatchObject({
    closure: { outcome: 'adoptedByFallback', decision: { fallback: { for: 5, against: 1 } } },
  });
});

test('I-24: a ballot counts though its author has left since, and the vote waits for nobody who is gone', () => {
  const cast = each(voting(), ['ana', 'cleo', 'dan', 'maire'], ballot);
  const left = here(cast, ['maire', 'cleo', 'dan', 'eva']);
  const end = left.then('eva', { ...ballot, ballot: 'against' }, charter);
  expect(end.state).toMatchObject({
    closure: { decision: { fallback: { for: 4, against: 1 }, silent: ['bob'] } },
  });
});

test('I-24: the facilitator counts the ballots in sight; so does the meeting that leaves the item', () => {
  const left = here(each(voting(), others, ballot), others);
  expect(code(left.then('ana', close, charter))).toBe('facilitator-only');
  const counted = { closure: { outcome: 'adoptedByFallback' } };
  expect(left.then('eva', close, charter).state).toMatchObject(counted);
  const leave = { type: 'LeaveMeeting', meeting: 'm', reason: 'fin' } as const;
  expect(left.then('system', leave, charter).state).toMatchObject(counted);
});

test('I-10, I-24: whoever left the commune is counted no more, whatever they had cast', () => {
  const cast = each(voting(), ['ana', 'bob', 'cleo', 'dan', 'maire'], ballot);
  const without = { ...charter, ...withMembers({ bob: { leftOn: '2026-09-08' } }) };
  expect(cast.then('eva', ballot, without).state).toMatchObject({
    closure: { decision: { fallback: { for: 5, against: 0, abstention: 0 } } },
  });
});

test('I-15, I-24: agreements to vote stay; one who comes in is asked, one who left is not awaited', () => {
  const agreed = each(asked(), ['ana', 'cleo', 'dan', 'maire'], { type: 'AgreeToFallbackVote' });
  const left = here(agreed, others);
  expect(left.state).toMatchObject({ fallback: { agreed: ['eva', 'ana', 'cleo', 'dan', 'maire'] } });
  const back = here(left, voters);
  expect(code(back.then('ana', { type: 'AgreeToFallbackVote' }, charter))).toBe('already-answered');
  expect(back.then('bob', { type: 'ObjectToFallbackVote' }, charter).state).toMatchObject({
    fallback: null,
  });
  expect(left.then('ana', { type: 'AgreeToFallbackVote' }, charter).state).toMatchObject({
    fallback: { ballots: {} },
  });
});

test('I-24: consents to an abandonment stay too', () => {
  const consents = ['cleo', 'dan', 'eva', 'maire'].reduce(
    (so, person) => so.then(person, { type: 'ConsentToAbandonment' }),
    round().then('ana', { type: 'ProposeAbandonment' }),
  );
  const left = here(consents, others);
  expect(code(here(left, voters).then('ana', { type: 'ConsentToAbandonment' }))).toBe('already-answered');
  expect(here(left, voters).then('bob', { type: 'ObjectToAbandonment' }).state).toMatchObject({
    abandonment: null,
  });
  expect(left.then('ana', { type: 'ConsentToAbandonment' }).state).toMatchObject({
    closure: { outcome: 'abandoned' },
  });
});

test('I-24: a journal in which an arrival ended a vote still folds, the vote gone where the round went on', () => {
  const cast = here(each(voting(), others, ballot), others);
  const position = { kind: 'consent' } as const;
  const at = '2026-09-08T18:00:00Z';
  expect(cast.state).toMatchObject({ fallback: { ballots: { ana: 'for' } } });
  expect(
    evolve(cast.state, { type: 'PositionTaken', person: 'ana', version: 1, position, at }),
  ).toMatchObject({ fallback: null });
});
