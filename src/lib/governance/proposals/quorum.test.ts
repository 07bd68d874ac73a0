import { expect, test } from 'vitest';
import { inObjections, object, tabled } from '../testing/proposals.ts';
import { voters, withCharter } from '../testing/town.ts';
import { defaultParameters } from '../charter/index.ts';

// The town hall of these tests asks for four of six.
const few = ['eva', 'ana', 'cleo'];
const missing = { code: 'quorum-missing', quorum: 4, present: 3 };

test('I-9, I-12: an objection is tested by the group, never by the handful who are left', () => {
  const objected = object(inObjections(), 'bob', 'o1');
  const empty = objected.then('eva', { type: 'RecordPresence', present: few });
  expect(empty.then('ana', { type: 'TestAdmissibility', objection: 'o1' }).refusal).toEqual(missing);

  const opened = objected
    .then('ana', { type: 'TestAdmissibility', objection: 'o1' })
    .then('eva', { type: 'RecordPresence', present: few });
  const judged = { type: 'JudgeAdmissibility', objection: 'o1', admissible: false, reason: 'non' } as const;
  expect(opened.then('ana', judged).refusal).toEqual(missing);
});

test('I-9: a handful does not abandon what a group is working on', () => {
  const so = inObjections(few)
    .then('ana', { type: 'ProposeAbandonment' })
    .then('cleo', { type: 'ConsentToAbandonment' });
  expect(so.refusal).toBeNull();
  expect(so.then('eva', { type: 'ConsentToAbandonment' }).refusal).toEqual(missing);
});

test('I-10, I-15: while ballots are open nobody is noted in or out of those who are counted', () => {
  const charter = withCharter({ fallback: { ...defaultParameters.fallback, afterMeetings: 1 } });
  const voting = voters
    .filter((person) => person !== 'eva')
    .reduce(
      (so, person) => so.then(person, { type: 'AgreeToFallbackVote' }, charter),
      object(inObjections(voters, tabled()), 'bob', 'o1').then(
        'eva',
        { type: 'ProposeFallbackVote' },
        charter,
      ),
    );
  expect(voting.refusal).toBeNull();
  const without = voters.filter((person) => person !== 'bob');
  expect(voting.then('eva', { type: 'RecordPresence', present: without }).refusal).toEqual({
    code: 'fallback-underway',
  });
});
