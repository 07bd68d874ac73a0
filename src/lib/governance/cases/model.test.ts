import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { addHours } from '#lib/kernel/civil.ts';
import { docketDecide, docketEvolve, docketInitial } from './docket-rules.ts';
import { actorOf } from '../testing/story.ts';
import { isVoter } from '../bodies/index.ts';
import { now, ofBureau, rules, subjectIn, type Around } from '../testing/cases.ts';
import { command, historyOf, weighed } from '../testing/histories.ts';
import { town, withMembers } from '../testing/town.ts';
import type { CaseState } from './state.ts';
import type { CaseEvent } from './case.ts';
import type { CaseCommand } from './commands.ts';
import type { DocketCommand } from './docket-commands.ts';
import type { DocketEvent } from './docket.ts';
import { amongRuns, runs } from '../../../../tests/support/runs.ts';

// Random histories of one case, whoever sends whatever, in whatever order, at whatever hour.
const reason = 'Les associations n’ont pas été entendues.';
const people = ['maire', 'ana', 'dan', 'eva', 'cleo', 'opposition', 'dgs', 'gone', 'system'] as const;
const on = { case: 'c1' };

const as = fc.constant;
const named = as('c1');
const meeting = fc.constantFrom('m1', 'm2');
const doubt: CaseCommand = {
  type: 'OpenContest',
  ...on,
  contested: { kind: 'solicitation', solicitation: 'q1' },
  title: 'Les jardinières',
  by: 'dan',
  reason,
};
const call: CaseCommand = { type: 'CallInDecision', ...on, reason };
const invoke = (role: string | null): CaseCommand => {
  const facts = { title: 'Fermer', ground: 'safety', done: 'Fermée.', reason: null } as const;
  return { type: 'InvokeEmergency', ...on, ...facts, role };
};
const told = weighed<CaseCommand>(
  [6, as(call)],
  [
    1,
    command('ReferSubject', {
      case: named,
      subject: as('s1'),
      to: fc.constantFrom('bureau', 'cercle', 'groupe'),
      reason: as(reason),
      meeting: as(null),
    }),
  ],
  [1, fc.constantFrom(null, 'astreinte').map(invoke)],
  [1, as({ type: 'GiveEmergencyReason', ...on, reason })],
  [
    1,
    as({
      type: 'ReportOffCircuit',
      ...on,
      title: 'Accord',
      what: 'Un accord écrit.',
      decidedBy: 'mayor',
      on: '2026-10-01',
    }),
  ],
  [1, as({ type: 'ClaimMatter', ...on, disputed: 's1', claimant: 'cercle', reason })],
  [1, command('EnterCase', { case: named, meeting })],
  [
    3,
    command('HearCase', {
      case: named,
      meeting,
      end: fc.constantFrom('dealtWith' as const, 'carriedOver' as const, 'removed' as const),
    }),
  ],
  [1, command('SettleCase', { case: named, decision: fc.constantFrom('d2', 'd3') })],
  [1, as(doubt)],
  [
    1,
    command('LiftContest', {
      case: named,
      settlement: fc.constantFrom('upheld' as const, 'replaced' as const, 'undone' as const),
      decision: as('d4'),
    }),
  ],
  [1, as({ type: 'SendCaseOn', ...on, to: 'cercle' })],
  [1, as({ type: 'PassCaseTime', ...on })],
);

interface Step {
  readonly told: CaseCommand;
  readonly who: (typeof people)[number];
  readonly hours: number;
  readonly gone: string | null;
  readonly decidedBy: 'groupe' | 'bureau' | 'cercle';
}

const step: fc.Arbitrary<Step> = fc.record({
  told,
  // A system that acts half of the time: cases go further than by chance.
  who: fc.oneof(fc.constant('system' as const), fc.constantFrom(...people)),
  hours: fc.nat(30),
  gone: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('dan', 'eva') },
  ),
  decidedBy: fc.constantFrom('groupe', 'bureau', 'cercle'),
});

const by = (who: Step['who'], sent: CaseCommand): Step => ({
  told: sent,
  who,
  hours: 0,
  gone: null,
  decidedBy: 'groupe',
});
/** Without a beginning most random histories would hold nothing but a few calls. */
const beginnings: readonly (readonly Step[])[] = [
  [],
  [by('dan', call), by('eva', call)],
  [by('dan', call), by('eva', call), by('cleo', call)],
  [by('system', doubt)],
  [by('maire', invoke(null)), by('system', { type: 'EnterCase', ...on, meeting: 'm1' })],
];

const around = ({ gone, decidedBy, told: sent }: Step): Around => ({
  ...(gone === null ? {} : withMembers({ [gone]: { leftOn: '2026-10-01' } })),
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
          let taken = beginning[0] as Step;
          const history = historyOf(rules, now, ({ before, event, now: at }) => {
            if (event.type === 'DecisionCalledIn') {
              const { commune } = { ...town, ...around(taken) };
              const group = town.bodies.bodies['groupe'];
              expect(group && isVoter(group, commune, event.by, at.slice(0, 10))).toBe(true);
            }
            if (event.type === 'CaseSettled' && before.kind !== 'referral')
              expect(taken.decidedBy).toBe('groupe');
          });
          for (taken of [...beginning, ...steps]) {
            seen.commands += 1;
            history.wait({ hours: taken.hours });
            history.send(taken.who, taken.told, around(taken));
            check(history.state(), history.events());
          }
          const events = history.events();
          seen.opened += many(events, 'CallInOpened');
          seen.expired += many(events, 'CallInExpired');
          seen.settled += many(events, 'CaseSettled');
          seen.lifted += many(events, 'ContestLifted');
          seen.lapsed += many(events, 'EmergencyLapsed');
          expect(JSON.parse(JSON.stringify(history.state()))).toEqual(rules.given(...events));
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
const body = as('groupe');
const docketCommand = weighed<DocketCommand>(
  [
    1,
    command('ExpectMeeting', {
      body,
      meeting: fc.constantFrom(...meetings),
      startsAt: fc.nat(50).map((hours) => addHours(now, hours)),
    }),
  ],
  [1, command('ForgetMeeting', { body, meeting: fc.constantFrom(...meetings), opened: fc.boolean() })],
  [
    1,
    fc.tuple(waiting, fc.constantFrom(null, ...meetings)).map(([of, wanted]): DocketCommand => {
      return { type: 'AwaitMeeting', body: 'groupe', case: of, subject: of, right: 'callIn', wanted };
    }),
  ],
  [1, command('LeaveDocket', { body, case: waiting })],
  [1, command('AwaitReporting', { body, act: waiting })],
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
        docketDecide(state, { type: 'LeaveDocket', body: 'groupe', case: 'c1' }, { actor: actorOf('maire') })
          .ok,
      ).toBe(false);
    }),
    runs(500),
  );
});
