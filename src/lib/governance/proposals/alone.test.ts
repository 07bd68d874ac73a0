import { expect, test } from 'vitest';
import { consent, drafted, inObjections, object, tabled, terms } from '../testing/proposals.ts';
import type { Around, Telling } from '../testing/proposals.ts';
import { voters, withMembers } from '../testing/town.ts';
import type { Terms } from './state.ts';

// What one person alone must never bring about, whatever they note, take up or hold.

const others = voters.filter((person) => person !== 'bob');
const objected = (): Telling => object(consent(inObjections(), others), 'bob', 'o1');
const recusal = { type: 'DeclareRecusal', reason: 'mes terres' } as const;
const withdrawal = { type: 'WithdrawObjection', objection: 'o1' } as const;

test('I-12: noting a judge as gone does not take their judgement away', () => {
  const judge = (so: Telling, who: string, admissible: boolean): Telling =>
    so.then(who, { type: 'JudgeAdmissibility', objection: 'o1', admissible, reason: 'une préférence' });
  const tested = objected().then('eva', { type: 'TestAdmissibility', objection: 'o1' });
  const judged = ['ana', 'cleo'].reduce((so, who) => judge(so, who, true), tested);
  const awaited = ['maire', 'dan'].reduce((so, who) => judge(so, who, false), judged);
  const without = awaited.then('eva', {
    type: 'RecordPresence',
    present: voters.filter((person) => person !== 'ana'),
  });
  expect(judge(without, 'eva', false).state).toMatchObject({
    objections: [{ tested: true, status: { kind: 'open' } }],
  });
});

const carried = (so: Telling): Telling => so.then('eva', { type: 'CarryOver', reason: 'à retravailler' });
const vote = (so: Telling) => so.then('eva', { type: 'ProposeFallbackVote' }).refusal;

test('I-15: one meeting that takes a text up twice is one meeting, and a meeting has its quorum', () => {
  const early = { code: 'fallback-too-early', meetings: 1, needed: 2 };
  expect(vote(inObjections(voters, carried(objected()), 'séance 1'))).toEqual(early);
  const alone = object(inObjections(['eva', 'bob'], tabled(), 'Avec personne'), 'bob', 'o1');
  expect(vote(inObjections(voters, carried(alone), 'Séance 2'))).toEqual(early);
  expect(vote(inObjections(voters, carried(objected()), 'Séance 2'))).toBeNull();
});

test('I-15: nobody votes over an objection at a table that its author was not asked to', () => {
  const second = inObjections(others, carried(objected()), 'Séance 2');
  expect(vote(second)).toMatchObject({ code: 'fallback-without-authors' });
});

test('I-15: a meeting that leaves a text and holds it again has heard it once', () => {
  const meeting = { id: 'm1', basis: 'mandate' as const };
  const held = { type: 'HoldInMeeting', meeting, label: 'Séance', facilitator: 'eva' } as const;
  const again = carried(objected()).then('system', { ...held, present: [...voters] });
  const round = (so: Telling): Telling =>
    (['clarification', 'reactions', 'amendment', 'objections'] as const).reduce(
      (now, to) => now.then('eva', { type: 'MovePhase', to }),
      so,
    );
  const left = round(again).then('system', { type: 'LeaveMeeting', meeting: 'm1', reason: 'plus tard' });
  expect(left.state).toMatchObject({ meetingsHeard: 2 });
  const twice = round(left.then('system', { ...held, present: [...voters] }));
  const leftTwice = twice.then('system', { type: 'LeaveMeeting', meeting: 'm1', reason: 'plus tard' });
  expect([leftTwice.refusal, leftTwice.state]).toMatchObject([null, { meetingsHeard: 2 }]);
});

test('I-10: a recused member withdraws nothing, notes nothing and ends nothing', () => {
  expect(objected().then('bob', recusal).then('bob', withdrawal).refusal).toEqual({ code: 'recused' });
  const secretary = inObjections().then('dan', recusal);
  expect(secretary.then('dan', { type: 'CarryOver', reason: 'à demain' }).refusal).toEqual({
    code: 'recused',
  });
  expect(secretary.then('dan', { type: 'RecordPresence', present: others }).refusal).toEqual({
    code: 'recused',
  });
});

test('I-16: who has left the commune withdraws no objection any more', () => {
  const without = withMembers({ bob: { leftOn: '2026-09-08' } });
  expect(objected().then('bob', withdrawal, without).refusal?.code).toBe('not-a-voter');
});

test('I-14, I-16: who has left meanwhile carries nothing, and no trial is over before it begins', () => {
  const carrier = { ...terms, carriedBy: 'bob' };
  const trial = { endsOn: '2026-09-20', measures: ['Les repas servis'] };
  const close = (wanted: Terms, more: Around) => {
    const revised = drafted().then('ana', {
      type: 'ReviseDraft',
      title: 'Cantine à 1 €',
      text: 'Le repas coûte 1 €.',
      terms: wanted,
    });
    const round = inObjections(voters, revised.then('ana', { type: 'TableProposal' }));
    return consent(round, voters).then('eva', { type: 'CloseRound' }, more);
  };
  const without = withMembers({ bob: { leftOn: '2026-09-08' } });
  expect(close(carrier, {}).refusal).toBeNull();
  expect(close(carrier, without).refusal).toEqual({ code: 'carrier-not-in-function' });
  const late = { now: '2026-09-21T08:00:00.000Z' };
  expect(close({ ...terms, trial }, late).refusal).toEqual({
    code: 'terms-in-the-past',
    reviewOn: '2026-09-20',
  });
});
