import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from './decide/index.ts';
import { evolve, initial } from './evolve.ts';
import { context, group, people, terms, withCharter } from './group.ts';
import type { ProposalCommand, ProposalEvent } from './proposal.ts';
import type { ProposalState } from './state.ts';
import { amongRuns, runs } from '../../../../tests/support/runs.ts';

/** Anybody, allowed or not: the rules must hold whoever knocks. */
const actor = fc.constantFrom(...people, 'dgs', 'inconnue', 'system');
const objectionId = fc.constantFrom('o1', 'o2', 'o3');
const version = fc.constantFrom(1, 2, 3);
const of = <T extends object>(command: T) => fc.constant(command);

const stated = fc.oneof(
  { weight: 6, arbitrary: of({ kind: 'consent' as const }) },
  { weight: 1, arbitrary: of({ kind: 'abstention' as const }) },
  { weight: 1, arbitrary: of({ kind: 'concern' as const, text: 'une réserve' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('objection' as const),
      objection: objectionId,
      criterion: fc.constantFrom('workload', 'humeur'),
      argument: fc.constantFrom('un argument qui tient debout', ''),
    }),
  },
);

const amendment = fc.record({
  type: fc.constant('AmendProposal' as const),
  version,
  title: fc.constant('Cantine'),
  text: fc.constantFrom('Texte deux.', 'Texte trois.'),
  terms: fc.constantFrom(terms, null),
  integrates: fc.subarray(
    ['o1', 'o2', 'o3'].map((objection) => ({ objection, resolution: { way: 'amended' as const } })),
  ),
});

const command = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ type: fc.constant('TakePosition' as const), version, position: stated }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('MovePhase' as const),
      to: fc.constantFrom('clarification', 'reactions', 'amendment', 'objections', 'integration'),
    }),
  },
  { weight: 2, arbitrary: amendment },
  { weight: 4, arbitrary: of({ type: 'CloseRound' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('TakeUpInMeeting' as const),
      label: fc.constantFrom('Séance 1', 'Séance 2'),
      present: fc.subarray([...people, 'dgs'], { minLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('RecordPresence' as const),
      present: fc.subarray([...people], { minLength: 2 }),
    }),
  },
  fc.record({ type: fc.constant('WithdrawObjection' as const), objection: objectionId }),
  fc.record({ type: fc.constant('TestAdmissibility' as const), objection: objectionId }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('JudgeAdmissibility' as const),
      objection: objectionId,
      admissible: fc.boolean(),
      reason: fc.constant('une préférence'),
    }),
  },
  of({ type: 'OpenBetweenMeetings' as const }),
  of({ type: 'DeclareReady' as const }),
  of({ type: 'PassDeadline' as const }),
  of({ type: 'ProposeFallbackVote' as const }),
  { weight: 3, arbitrary: of({ type: 'AgreeToFallbackVote' as const }) },
  fc.record({
    type: fc.constant('CastFallbackBallot' as const),
    ballot: fc.constantFrom('for' as const, 'against' as const, 'abstention' as const),
  }),
  fc.record({ type: fc.constant('DeclareRecusal' as const), reason: fc.constant('mes terres') }),
  fc.record({ type: fc.constant('CarryOver' as const), reason: fc.constant('à suivre') }),
  of({ type: 'ProposeAbandonment' as const }),
  of({ type: 'ConsentToAbandonment' as const }),
);

const step = fc.record({
  actor,
  command,
  hours: fc.constantFrom(0, 1, 30, 80),
  role: fc.constantFrom('self', 'sponsor', 'facilitator', 'everyone'),
});

const phases = ['clarification', 'reactions', 'amendment', 'objections'] as const;
const inMeeting = (present: readonly string[]) => [
  ['eva', { type: 'TakeUpInMeeting', label: 'Séance', present: [...present] }] as const,
  ...phases.map((to) => ['eva', { type: 'MovePhase', to }] as const),
];
/** Where a history begins: tabled, around a table with some present, or between meetings, at objections. */
const beginning = fc.oneof(
  fc.constant([]),
  fc.shuffledSubarray([...people], { minLength: 4 }).map(inMeeting),
  fc.constant([
    ['ana', { type: 'OpenBetweenMeetings' }] as const,
    ...phases.slice(1).flatMap(() => people.map((person) => [person, { type: 'DeclareReady' }] as const)),
  ]),
);

/** Whoever is most likely to be heard: without this most random histories would never leave the draft. */
const voices = (role: string, actor: string): readonly string[] =>
  role === 'sponsor' ? ['ana'] : role === 'facilitator' ? ['eva'] : role === 'everyone' ? people : [actor];

const checkAdoption = (before: ProposalState, event: ProposalEvent, after: ProposalState): void => {
  if (event.type !== 'ProposalAdopted') return;
  if (after.phase !== 'closed' || !('decision' in after.closure) || before.phase === 'none')
    throw new Error('I-14');
  const { decision } = after.closure;
  expect(decision.terms.carriedBy, 'I-14').toBeTruthy();
  expect(decision.terms.reviewOn > event.at.slice(0, 10), 'I-14').toBe(true);
  expect(decision.counted.length, 'I-9').toBeGreaterThanOrEqual(4);
  expect(
    decision.counted.every((person) => (people as readonly string[]).includes(person)),
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
const checkEvent = (before: ProposalState, event: ProposalEvent, after: ProposalState, by: string): void => {
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

test('I-7, I-9 to I-15: no sequence of commands, by anybody, breaks a rule', { timeout: 240_000 }, () => {
  let adoptions = 0;
  fc.assert(
    fc.property(beginning, fc.array(step, { minLength: 8, maxLength: 40 }), (begin, steps) => {
      let state: ProposalState = initial;
      let now = Temporal.Instant.from('2026-09-08T17:30:00Z');
      const send = (who: string, sent: ProposalCommand) => {
        const result = decide(
          state,
          sent,
          context(who, {
            now: now.toString(),
            ...withCharter({
              betweenMeetings: {
                clarificationDays: 1,
                reactionDays: 1,
                amendmentDays: 1,
                objectionDays: 1,
              },
            }),
          }),
        );
        if (!result.ok) return;
        for (const event of result.value) {
          const before = state;
          state = evolve(state, event);
          checkEvent(before, event, state, who);
          if (event.type === 'ProposalAdopted') adoptions += 1;
        }
      };
      const draft = { subject: 's', body: group, matter: 'ordinary', effect: { kind: 'none' } } as const;
      send('ana', {
        type: 'DraftProposal',
        proposal: 'p',
        ...draft,
        title: 'Cantine',
        text: 'Texte un.',
        terms,
      });
      send('ana', { type: 'TableProposal', proposal: 'p' });
      for (const [who, bare] of begin) send(who, { ...bare, proposal: 'p' } as ProposalCommand);
      for (const { actor: who, command: bare, hours, role } of steps) {
        now = now.add({ hours });
        for (const voice of voices(role, who)) send(voice, { ...bare, proposal: 'p' } as ProposalCommand);
      }
    }),
    runs(12_000),
  );
  expect(adoptions).toBeGreaterThan(amongRuns(100));
});
