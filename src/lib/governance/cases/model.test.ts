import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { addHours } from '#lib/kernel/civil.ts';
import { docketDecide, docketEvolve, docketInitial } from './docket-rules.ts';
import { decide } from './decide/index.ts';
import { evolve, initial } from './evolve.ts';
import { isVoter } from '../bodies/index.ts';
import { now, ofBureau, subjectIn, without, world } from './town.ts';
import type { CaseState } from './state.ts';
import type { DocketCommand, DocketEvent } from './docket.ts';
import type { CaseCommand, CaseContext, CaseEvent } from './case.ts';
import { amongRuns, runs } from '../../../../tests/support/runs.ts';

// Random histories of one case, whoever sends whatever, in whatever order, at whatever hour.
const reason = 'Les associations n’ont pas été entendues.';
const people = ['maire', 'adjointe', 'ana', 'bob', 'cleo', 'opposition', 'dgs', 'gone', 'system'] as const;
const on = { case: 'c1' };

const doubt: CaseCommand = {
  type: 'OpenContest',
  ...on,
  contested: { kind: 'solicitation', solicitation: 'q1' },
  title: 'Les jardinières',
  by: 'ana',
  reason,
};
const command: fc.Arbitrary<CaseCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<CaseCommand>({ type: 'CallInDecision', ...on, reason }) },
  fc
    .constantFrom('bureau', 'cercle', 'groupe')
    .map((to): CaseCommand => ({ type: 'ReferSubject', ...on, subject: 's1', to, reason, meeting: null })),
  fc.constantFrom(null, 'astreinte').map((role): CaseCommand => {
    const facts = { title: 'Fermer', ground: 'safety', done: 'Fermée.', reason: null } as const;
    return { type: 'InvokeEmergency', ...on, ...facts, role };
  }),
  fc.constant<CaseCommand>({ type: 'GiveEmergencyReason', ...on, reason }),
  fc.constant<CaseCommand>({
    type: 'ReportOffCircuit',
    ...on,
    title: 'Accord',
    what: 'Un accord écrit.',
    decidedBy: 'mayor',
    on: '2026-10-01',
  }),
  fc.constant<CaseCommand>({ type: 'ClaimMatter', ...on, disputed: 's1', claimant: 'cercle', reason }),
  fc.constantFrom('m1', 'm2').map((meeting): CaseCommand => ({ type: 'EnterCase', ...on, meeting })),
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('m1', 'm2'), fc.constantFrom('dealtWith', 'carriedOver', 'removed'))
      .map(([meeting, end]): CaseCommand => ({ type: 'HearCase', ...on, meeting, end })),
  },
  fc.constantFrom('d2', 'd3').map((decision): CaseCommand => ({ type: 'SettleCase', ...on, decision })),
  fc.constant(doubt),
  fc
    .constantFrom('upheld', 'replaced', 'undone')
    .map((settlement): CaseCommand => ({ type: 'LiftContest', ...on, settlement, decision: 'd4' })),
  fc.constant<CaseCommand>({ type: 'SendCaseOn', ...on, to: 'cercle' }),
  fc.constant<CaseCommand>({ type: 'PassCaseTime', ...on }),
);

interface Step {
  readonly command: CaseCommand;
  readonly who: (typeof people)[number];
  readonly hours: number;
  readonly gone: string | null;
  readonly decidedBy: 'groupe' | 'bureau' | 'cercle';
}

const step: fc.Arbitrary<Step> = fc.record({
  command,
  // A system that acts half of the time: cases go further than by chance.
  who: fc.oneof(fc.constant('system' as const), fc.constantFrom(...people)),
  hours: fc.nat(30),
  gone: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('ana', 'bob') },
  ),
  decidedBy: fc.constantFrom('groupe', 'bureau', 'cercle'),
});

const by = (who: Step['who'], sent: CaseCommand): Step => ({
  command: sent,
  who,
  hours: 0,
  gone: null,
  decidedBy: 'groupe',
});
const call: CaseCommand = { type: 'CallInDecision', ...on, reason };
const invoke: CaseCommand = {
  type: 'InvokeEmergency',
  ...on,
  title: 'Fermer',
  ground: 'safety',
  done: 'Fermée.',
  role: null,
  reason: null,
};
/** Without a beginning most random histories would hold nothing but a few calls. */
const beginnings: readonly (readonly Step[])[] = [
  [],
  [by('ana', call), by('bob', call)],
  [by('ana', call), by('bob', call), by('cleo', call)],
  [by('system', doubt)],
  [by('maire', invoke), by('system', { type: 'EnterCase', ...on, meeting: 'm1' })],
];

const contextOf = ({ who, gone, decidedBy, command: sent }: Step, at: string): CaseContext => ({
  ...world,
  now: at,
  actor: who === 'system' ? { kind: 'system' } : { kind: 'person', person: who },
  commune: gone === null ? world.commune : without(gone),
  subject: subjectIn('bureau', { nature: 'executive' }),
  decision: { ...ofBureau, body: sent.type === 'CallInDecision' ? 'bureau' : decidedBy },
});

const types = (events: readonly CaseEvent[]): string[] => events.map(({ type }) => type);
const many = (events: readonly CaseEvent[], type: CaseEvent['type']): number =>
  types(events).filter((other) => other === type).length;

/** What must hold of a case after any history. */
const check = (state: CaseState, events: readonly CaseEvent[]): void => {
  const begun = events.filter((event) => 'id' in event);
  expect(begun.length).toBe(state.kind === 'none' ? 0 : 1);
  const ends = many(events, 'CaseSettled') + many(events, 'CaseSentOn') + many(events, 'ContestLifted');
  expect(ends).toBeLessThanOrEqual(1);
  if (state.kind === 'none' || state.kind === 'act') return;
  const ended = ends === 1;
  expect(state.end !== null).toBe(ended);
  if (state.kind !== 'callIn') return;
  const callers = state.calls.map(({ by }) => by);
  expect(new Set(callers).size).toBe(callers.length);
  expect(many(events, 'CallInOpened')).toBe(state.openedAt === null ? 0 : 1);
  expect(state.openedAt !== null && state.expiredAt !== null).toBe(false);
  // What suspends is resumed by the end, and nothing ends that did not suspend.
  if (ended) expect(types(events).indexOf('CallInOpened')).toBeLessThan(types(events).indexOf('CaseSettled'));
  if (ended) expect(state.openedAt).not.toBeNull();
  if (state.openedAt !== null) expect(callers.length).toBeGreaterThanOrEqual(state.needed);
};

describe('any history of a case', () => {
  const seen = { commands: 0, opened: 0, expired: 0, settled: 0, lapsed: 0, lifted: 0 };
  test('I-2, I-3, I-4, I-16: ends once, counts each once, and only by who may', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
        (beginning, steps) => {
          let state: CaseState = initial;
          let at = now;
          const events: CaseEvent[] = [];
          for (const taken of [...beginning, ...steps]) {
            seen.commands += 1;
            at = addHours(at, taken.hours);
            const context = contextOf(taken, at);
            const decided = decide(state, taken.command, context);
            if (!decided.ok) continue;
            for (const event of decided.value) {
              if (event.type === 'DecisionCalledIn') {
                const group = world.bodies.bodies['groupe'];
                expect(group && isVoter(group, context.commune, event.by, at.slice(0, 10))).toBe(true);
              }
              if (event.type === 'CaseSettled' && state.kind !== 'referral')
                expect(taken.decidedBy).toBe('groupe');
            }
            state = fold(evolve, state, decided.value);
            events.push(...decided.value);
            check(state, events);
          }
          seen.opened += many(events, 'CallInOpened');
          seen.expired += many(events, 'CallInExpired');
          seen.settled += many(events, 'CaseSettled');
          seen.lifted += many(events, 'ContestLifted');
          seen.lapsed += many(events, 'EmergencyLapsed');
          expect(JSON.parse(JSON.stringify(state))).toEqual(fold(evolve, initial, events));
        },
      ),
      runs(2_500),
    );
    expect(seen.commands).toBeGreaterThanOrEqual(amongRuns(10_000));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(amongRuns(30));
  });
});

const meetings = ['m1', 'm2', 'm3'] as const;
const waiting = fc.constantFrom('c1', 'c2', 'c3');
const docketCommand: fc.Arbitrary<DocketCommand> = fc.oneof(
  fc.tuple(fc.constantFrom(...meetings), fc.nat(50)).map(([meeting, hours]): DocketCommand => {
    return { type: 'ExpectMeeting', body: 'groupe', meeting, startsAt: addHours(now, hours) };
  }),
  fc.tuple(fc.constantFrom(...meetings), fc.boolean()).map(([meeting, opened]): DocketCommand => {
    return { type: 'ForgetMeeting', body: 'groupe', meeting, opened };
  }),
  fc.tuple(waiting, fc.constantFrom(null, ...meetings)).map(([of, wanted]): DocketCommand => {
    return { type: 'AwaitMeeting', body: 'groupe', case: of, subject: of, right: 'callIn', wanted };
  }),
  waiting.map((of): DocketCommand => ({ type: 'LeaveDocket', body: 'groupe', case: of })),
  waiting.map((act): DocketCommand => ({ type: 'AwaitReporting', body: 'groupe', act })),
);

test('I-4, I-8: a docket loses no case: each waits only while no meeting can have it', () => {
  fc.assert(
    fc.property(fc.array(docketCommand, { minLength: 5, maxLength: 40, size: 'max' }), (commands) => {
      let state = docketInitial;
      const reported: string[] = [];
      const awaited: string[] = [];
      for (const sent of commands) {
        const before = state;
        const decided = docketDecide(state, sent, { actor: { kind: 'system' } });
        if (!decided.ok) throw new Error(decided.error.code);
        state = fold<typeof state, DocketEvent>(docketEvolve, state, decided.value);
        for (const event of decided.value) {
          if (event.type === 'CasePlaced') expect(event.meeting in state.meetings).toBe(true);
          if (event.type === 'ReportingAwaited') awaited.push(event.act);
          if (event.type === 'ActsReported') reported.push(...event.acts);
        }
        if (sent.type === 'AwaitMeeting') {
          const placed = decided.value.some(({ type }) => type === 'CasePlaced');
          expect(placed).toBe(Object.keys(before.meetings).length > 0);
        }
        const ids = state.waiting.map(({ case: of }) => of);
        expect(new Set(ids).size).toBe(ids.length);
        if (ids.length > 0) expect(state.meetings).toEqual({});
        expect([...reported, ...state.acts].toSorted()).toEqual(awaited.toSorted());
      }
      expect(
        docketDecide(state, { type: 'LeaveDocket', body: 'groupe', case: 'c1' }, { actor: world.actor }).ok,
      ).toBe(false);
    }),
    { numRuns: 500 },
  );
});
