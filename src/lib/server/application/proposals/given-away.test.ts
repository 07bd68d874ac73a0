import { expect, test } from 'vitest';
import { bureau, ana, groupe, maire, openLife, people, uuid, type Sent } from '../testing/life.ts';
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
    maire,
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
  [maire, { type: 'ReferSubject', case: referral, subject, to: groupe, reason }],
  [ana, { type: 'ClaimMatter', case: claim, disputed: subject, claimant: bureau, reason }],
  [
    maire,
    {
      type: 'DraftProposal',
      proposal,
      subject: claim,
      body: groupe,
      matter: 'ordinary',
      effect: { kind: 'assign', to: bureau },
      title: 'La salle est au bureau',
      text: 'Le bureau la gère.',
      terms: { carriedBy: maire, reviewOn: '2027-06-01', trial: null },
    },
  ],
  [maire, { type: 'TableProposal', proposal }],
  [maire, { type: 'OpenBetweenMeetings', proposal }],
  ...[1, 2, 3].flatMap(() =>
    people.map((person) => [person, { type: 'DeclareReady', proposal }] as [string, Sent]),
  ),
  ...people.map((person): [string, Sent] => [
    person,
    { type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } },
  ]),
];

test('I-8, I-24: what the group gives to another body is no longer awaited, for ever, where it was', async () => {
  const life = openLife();
  for (const [who, command] of story) {
    life.wait({ hours: 1 });
    expect([command.type, await life.send(who, command)]).toEqual([command.type, 'ok']);
  }
  expect(life.state<SubjectState>(`subject:${subject}`)).toMatchObject({ body: bureau });
  expect(life.state<DocketState>(`docket:${groupe}`)?.waiting).toEqual([]);
  expect(life.state<CaseState>(`referral:${referral}`)).toMatchObject({
    end: { outcome: 'sentOn', to: bureau },
  });
});
