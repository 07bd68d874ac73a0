import fc from 'fast-check';
import { expect, test } from 'vitest';
import { command, historyOf, weighed, type Seen } from '../testing/histories.ts';
import { rules, start, terms, type Told } from '../testing/proposals.ts';
import { voters, withCharter } from '../testing/town.ts';
import type { ProposalEvent } from './proposal.ts';
import type { ProposalState } from './state.ts';
import { amongRuns, runs } from '../../../../tests/support/runs.ts';

/** Anybody, allowed or not: the rules must hold whoever knocks. */
const who = fc.constantFrom(...voters, 'dgs', 'inconnue', 'system');
const objectionId = fc.constantFrom('o1', 'o2', 'o3');
const version = fc.constantFrom(1, 2, 3);
const as = fc.constant;

type Stated = Extract<Told, { type: 'TakePosition' }>['position'];
const stated = weighed<Stated>(
  [6, as({ kind: 'consent' })],
  [1, as({ kind: 'abstention' })],
  [1, as({ kind: 'concern', text: 'une réserve' })],
  [
    2,
    fc
      .tuple(
        objectionId,
        fc.constantFrom('workload', 'humeur'),
        fc.constantFrom('un argument qui tient debout', ''),
      )
      .map(([objection, criterion, argument]): Stated => {
        return { kind: 'objection', objection, criterion, argument };
      }),
  ],
);

const integrated = ['o1', 'o2', 'o3'].map((objection) => {
  return { objection, resolution: { way: 'amended' as const } };
});
const amendment = {
  version,
  title: as('Cantine'),
  text: fc.constantFrom('Texte deux.', 'Texte trois.'),
  terms: fc.constantFrom(terms, null),
  integrates: fc.subarray(integrated),
};
const label = fc.constantFrom('Séance 1', 'Séance 2');
const to = fc.constantFrom(
  ...(['clarification', 'reactions', 'amendment', 'objections', 'integration'] as const),
);
const ballot = fc.constantFrom('for' as const, 'against' as const, 'abstention' as const);

const told = weighed<Told>(
  [10, command('TakePosition', { version, position: stated })],
  [5, command('MovePhase', { to })],
  [2, command('AmendProposal', amendment)],
  [4, command('CloseRound', {})],
  [3, command('TakeUpInMeeting', { label, present: fc.subarray([...voters, 'dgs'], { minLength: 3 }) })],
  [1, command('RecordPresence', { present: fc.subarray([...voters], { minLength: 2 }) })],
  [1, command('WithdrawObjection', { objection: objectionId })],
  [1, command('TestAdmissibility', { objection: objectionId })],
  [
    3,
    command('JudgeAdmissibility', {
      objection: objectionId,
      admissible: fc.boolean(),
      reason: as('une préférence'),
    }),
  ],
  [1, command('OpenBetweenMeetings', {})],
  [1, command('DeclareReady', {})],
  [1, command('PassDeadline', {})],
  [1, command('ProposeFallbackVote', {})],
  [3, command('AgreeToFallbackVote', {})],
  [1, command('CastFallbackBallot', { ballot })],
  [1, command('DeclareRecusal', { reason: as('mes terres') })],
  [1, command('CarryOver', { reason: as('à suivre') })],
  [1, command('ProposeAbandonment', {})],
  [1, command('ConsentToAbandonment', {})],
);

const step = fc.record({
  who,
  told,
  hours: fc.constantFrom(0, 1, 30, 80),
  voice: fc.constantFrom('self', 'sponsor', 'facilitator', 'everyone'),
});

const phases = ['clarification', 'reactions', 'amendment', 'objections'] as const;
type Said = readonly [who: string, told: Told];
const inMeeting = (present: readonly string[]): Said[] => [
  ['eva', { type: 'TakeUpInMeeting', label: 'Séance', present: [...present] }],
  ...phases.map((phase): Said => ['eva', { type: 'MovePhase', to: phase }]),
];
/** Where a history begins: tabled, around a table with some present, or between meetings, at objections. */
const beginning = fc.oneof(
  fc.constant<Said[]>([]),
  fc.shuffledSubarray([...voters], { minLength: 4 }).map(inMeeting),
  fc.constant<Said[]>([
    ['ana', { type: 'OpenBetweenMeetings' }],
    ...phases.slice(1).flatMap(() => voters.map((person): Said => [person, { type: 'DeclareReady' }])),
  ]),
);

/** Whoever is most likely to be heard: without this most random histories would never leave the draft. */
const voices = (voice: string, self: string): readonly string[] =>
  voice === 'sponsor' ? ['ana'] : voice === 'facilitator' ? ['eva'] : voice === 'everyone' ? voters : [self];

const checkAdoption = (before: ProposalState, event: ProposalEvent, after: ProposalState): void => {
  if (event.type !== 'ProposalAdopted') return;
  if (after.phase !== 'closed' || !('decision' in after.closure) || before.phase === 'none')
    throw new Error('I-14');
  const { decision } = after.closure;
  expect(decision.terms.carriedBy, 'I-14').toBeTruthy();
  expect(decision.terms.reviewOn > event.at.slice(0, 10), 'I-14').toBe(true);
  expect(decision.counted.length, 'I-9').toBeGreaterThanOrEqual(4);
  expect(
    decision.counted.every((person) => (voters as readonly string[]).includes(person)),
    'I-10',
  ).toBe(true);
  const recused = after.recused.map(({ person }) => person);
  expect(
    decision.counted.some((person) => recused.includes(person)),
    'I-10',
  ).toBe(false);
  expect(decision.version, 'I-13').toBe(after.versions.length);
  if (event.outcome === 'adoptedByFallback') {
    expect(after.meetingsHeard + 1, 'I-15').toBeGreaterThanOrEqual(2);
    return;
  }
  for (const person of decision.counted) expect(decision.positions[person], 'I-11').toBeDefined();
  const blocking = after.objections.filter(
    ({ status, author }) =>
      ['open', 'underTest', 'integrated'].includes(status.kind) && !recused.includes(author),
  );
  expect(blocking, 'I-12').toEqual([]);
};

/** Who may have ended an objection, by each event that ends one (I-12), and what a new version empties (I-13). */
const checkEvent = ({ before, event, after, who: by }: Seen<ProposalState, ProposalEvent>): void => {
  checkAdoption(before, event, after);
  if (before.phase === 'none') return;
  if (event.type === 'ObjectionWithdrawn')
    expect(before.objections.find(({ id }) => id === event.objection)?.author, 'I-12').toBe(by);
  if (event.type === 'PositionTaken') expect(event.person, 'I-11').toBe(by);
  if (event.type === 'ObjectionTurnedIntoConcern') {
    const status = before.objections.find(({ id }) => id === event.objection)?.status;
    const against =
      status?.kind === 'underTest'
        ? Object.values(status.judgements).filter(({ admissible }) => !admissible).length
        : 0;
    expect(against, 'I-12').toBeGreaterThanOrEqual(2);
  }
  if (event.type === 'ProposalAmended' && 'positions' in after) expect(after.positions, 'I-13').toEqual({});
  if (event.type === 'TakenUpInMeeting') expect(event.facilitator, 'I-7').not.toBe('maire');
};

test(
  'I-7, I-9 to I-15: no sequence of commands, by anybody, breaks a rule (12 000 histories)',
  { timeout: 240_000 },
  () => {
    let adoptions = 0;
    fc.assert(
      fc.property(beginning, fc.array(step, { minLength: 8, maxLength: 40 }), (begin, steps) => {
        const quick = { clarificationDays: 1, reactionDays: 1, amendmentDays: 1, objectionDays: 1 };
        const around = withCharter({ betweenMeetings: quick });
        const history = historyOf(rules, start, (seen) => {
          checkEvent(seen);
          if (seen.event.type === 'ProposalAdopted') adoptions += 1;
        });
        const send = (by: string, sent: Told) => history.send(by, sent, around);
        const draft = { subject: 's', body: 'groupe', matter: 'ordinary', effect: { kind: 'none' } } as const;
        send('ana', {
          type: 'DraftProposal',
          ...draft,
          title: 'Cantine',
          text: 'Texte un.',
          terms,
        });
        send('ana', { type: 'TableProposal' });
        for (const [by, sent] of begin) send(by, sent);
        for (const { who: by, told: sent, hours, voice } of steps) {
          history.wait({ hours });
          for (const person of voices(voice, by)) send(person, sent);
        }
      }),
      runs(12_000),
    );
    expect(adoptions).toBeGreaterThan(amongRuns(100));
  },
);
