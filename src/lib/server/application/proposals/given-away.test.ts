import { expect, test } from 'vitest';
import {
  bureau,
  deputy,
  group,
  mayor,
  openTown,
  people,
  uuid,
  type Sent,
} from '../testing/town-in-memory.ts';
import type { CaseState, DocketState } from '#lib/governance/cases/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';

const reason = 'Il faut que le groupe en parle.';
const [subject, referral, claim, proposal] = ['s', 'r', 'c', 'p'].map((name) => uuid(name)) as [
  string,
  string,
  string,
  string,
];
const no = 'no';
const answers = {
  newPolicy: no,
  orientation: no,
  priceTaxLand: no,
  serviceOrganisation: no,
  publicPosition: no,
};

/** The bureau refers a subject to the group, then claims it back; the group gives it to the bureau. */
const story: readonly (readonly [who: string, command: Sent])[] = [
  [
    mayor,
    {
      type: 'RaiseSubject',
      subjectId: subject,
      title: 'Une salle',
      text: 'Qui l’occupe ?',
      origin: null,
      unbudgetedEuros: null,
      body: bureau,
      answers,
      basis: { kind: 'runningAffairs' },
    },
  ],
  [mayor, { type: 'ReferSubject', case: referral, subject, to: group, reason }],
  [deputy, { type: 'ClaimMatter', case: claim, disputed: subject, claimant: bureau, reason }],
  [
    mayor,
    {
      type: 'DraftProposal',
      proposal,
      subject: claim,
      body: group,
      matter: 'ordinary',
      effect: { kind: 'assign', to: bureau },
      title: 'La salle est au bureau',
      text: 'Le bureau la gère.',
      terms: { carriedBy: mayor, reviewOn: '2027-06-01', trial: null },
    },
  ],
  [mayor, { type: 'TableProposal', proposal }],
  [mayor, { type: 'OpenBetweenMeetings', proposal }],
  ...[1, 2, 3].flatMap(() =>
    people.map((person) => [person, { type: 'DeclareReady', proposal }] as [string, Sent]),
  ),
  ...people.map((person): [string, Sent] => [
    person,
    { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } },
  ]),
];

test('I-8, I-24: what the group gives to another body is no longer awaited, for ever, where it was', async () => {
  const town = openTown();
  for (const [who, command] of story) {
    town.wait(1);
    expect([command.type, await town.send(who, command)]).toEqual([command.type, 'ok']);
  }
  expect(town.state<SubjectState>(`subject:${subject}`)).toMatchObject({ body: bureau });
  expect(town.state<DocketState>(`docket:${group}`)?.waiting).toEqual([]);
  expect(town.state<CaseState>(`referral:${referral}`)).toMatchObject({
    end: { outcome: 'sentOn', to: bureau },
  });
});
