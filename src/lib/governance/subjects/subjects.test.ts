import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addHours } from '#lib/kernel/civil.ts';
import { fold } from '#lib/kernel/decider.ts';
import { code, storiesOf } from '../testing/story.ts';
import { town } from '../testing/town.ts';
import type { CitedDecisions } from '../bodies/index.ts';
import type { NatureCriterion } from '../charter/index.ts';
import { decide, evolve, initial, natureOf, politicalReasons } from './index.ts';
import type { NatureAnswer, NatureBasis, RaiseSubject, SubjectCommand, SubjectState } from './index.ts';

const now = '2026-11-22T09:00:00Z';
const decisions: CitedDecisions = {
  d1: { body: 'groupe', state: 'inForce' },
  d2: { body: 'groupe', state: 'repealed' },
  d3: { body: 'bureau', state: 'inForce' },
};
const no: Record<NatureCriterion, NatureAnswer> = {
  newPolicy: 'no',
  orientation: 'no',
  priceTaxLand: 'no',
  serviceOrganisation: 'no',
  publicPosition: 'no',
};
const raising: RaiseSubject = {
  type: 'RaiseSubject',
  subjectId: 's1',
  title: 'Bancs du cimetière',
  text: 'Trois bancs sont cassés depuis le printemps.',
  body: 'bureau',
  origin: null,
  answers: no,
  unbudgetedEuros: null,
  basis: { kind: 'runningAffairs' },
};
const { when, after } = storiesOf(
  { initial, decide, evolve },
  { now, ...town, decisions, mergeTarget: null, heldByDraft: false },
);
const raised = after(initial, 'ana', raising);
const subjectId = 's1';
const reason = 'Une raison suffisante.';
const onAgenda = after(raised, 'system', { type: 'PutOnAgenda', subjectId, proposal: 'p1' });
const nature = (state: SubjectState) => (state.status === 'none' ? null : state.nature);

describe('raising', () => {
  test('an elected person or an agent raises; a resident, someone gone or the system does not', () => {
    expect(raised).toMatchObject({ status: 'raised', raisedBy: 'ana', nature: 'executive', contests: [] });
    expect(code(when(initial, 'agent', raising))).toBe('accepted');
    expect(code(when(initial, 'opposition', raising))).toBe('accepted');
    expect(code(when(initial, 'resident', raising))).toBe('elected-or-staff-required');
    expect(code(when(initial, 'gone', raising))).toBe('not-in-function');
    expect(code(when(initial, 'admin', raising))).toBe('not-in-function');
    expect(code(when(initial, 'system', raising))).toBe('person-required');
    expect(code(when(raised, 'ana', raising))).toBe('subject-exists');
  });

  test('over-long or missing words are refused with their count', () => {
    expect(when(initial, 'ana', { ...raising, title: 'x'.repeat(161) })).toEqual({
      ok: false,
      error: { code: 'title-too-long', length: 161, maximum: 160 },
    });
    expect(when(initial, 'ana', { ...raising, text: 'x'.repeat(5001) })).toEqual({
      ok: false,
      error: { code: 'text-too-long', field: 'text', length: 5001, maximum: 5000 },
    });
    expect(code(when(initial, 'ana', { ...raising, title: ' ' }))).toBe('title-required');
    expect(code(when(initial, 'ana', { ...raising, text: '' }))).toBe('text-required');
  });

  test('the rules, the body, the amount and the cited decision stand', () => {
    expect(code(when(initial, 'ana', raising, { charter: { status: 'none' } }))).toBe('charter-not-in-force');
    expect(code(when(initial, 'ana', { ...raising, body: 'nowhere' }))).toBe('body-unknown');
    expect(code(when(initial, 'ana', { ...raising, body: 'ancien' }))).toBe('body-ended');
    expect(code(when(initial, 'ana', { ...raising, unbudgetedEuros: -1 }))).toBe('amount-invalid');
    const carries = (decision: string) =>
      code(when(initial, 'ana', { ...raising, basis: { kind: 'executes', decision } }));
    expect([carries('d1'), carries('d2'), carries('dx')]).toEqual([
      'accepted',
      'decision-not-in-force',
      'decision-unknown',
    ]);
  });
});

describe('I-1: every subject has a nature, and doubt makes it political', () => {
  const answer = fc.constantFrom<NatureAnswer>('yes', 'no', 'unsure');
  const answers = fc.record({
    newPolicy: answer,
    orientation: answer,
    priceTaxLand: answer,
    serviceOrganisation: answer,
    publicPosition: answer,
  });
  const basis = fc.constantFrom<NatureBasis | null>(
    null,
    { kind: 'runningAffairs' },
    { kind: 'executes', decision: 'd1' },
  );
  const amount = fc.option(
    fc.oneof(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(15_000, 15_000.01, Number.NaN)),
  );

  test('executive only with every answer no, no spending above the threshold, and a basis', () => {
    fc.assert(
      fc.property(answers, amount, basis, (given, unbudgetedEuros, on) => {
        const grounds = { answers: given, unbudgetedEuros, basis: on };
        const sure = Object.values(given).every((one) => one === 'no');
        const small = unbudgetedEuros === null || unbudgetedEuros <= 15_000;
        const executive = sure && small && on !== null;
        expect(natureOf(grounds, 15_000)).toBe(executive ? 'executive' : 'political');
        expect(politicalReasons(grounds, 15_000).length === 0).toBe(executive);
      }),
      { numRuns: 2000 },
    );
  });

  test('one doubt is enough, and is shown as the reason', () => {
    const unsure = { ...no, orientation: 'unsure' as const };
    expect(nature(after(initial, 'ana', { ...raising, answers: unsure }))).toBe('political');
    expect(politicalReasons({ answers: unsure, unbudgetedEuros: 20_000, basis: null }, 15_000)).toEqual([
      { kind: 'criterion', criterion: 'orientation', answer: 'unsure' },
      { kind: 'amount', unbudgetedEuros: 20_000, thresholdEuros: 15_000 },
      { kind: 'noBasis' },
    ]);
  });

  test('any elected member, minority included, makes it political with a reason', () => {
    const contest: SubjectCommand = { type: 'ContestNature', subjectId, reason };
    const contested = after(raised, 'opposition', contest);
    expect(contested).toMatchObject({
      nature: 'political',
      contests: [{ by: 'opposition', reason, at: now }],
    });
    expect(nature(after(onAgenda, 'bob', contest))).toBe('political');
    expect(code(when(raised, 'agent', contest))).toBe('elected-member-required');
    expect(code(when(raised, 'gone', contest))).toBe('not-in-function');
    expect(code(when(raised, 'bob', { ...contest, reason: 'Non.' }))).toBe('reason-too-short');
    expect(code(when(contested, 'bob', contest))).toBe('already-political');
  });

  test('I-6: only a decision of the majority group in force settles it, by the system', () => {
    const contested = after(raised, 'opposition', { type: 'ContestNature', subjectId, reason });
    const settle = (decision: string, who = 'system') =>
      when(contested, who, { type: 'SettleNature', subjectId, nature: 'executive', decision });
    expect(code(settle('d1', 'ana'))).toBe('system-only');
    expect(code(settle('d1', 'admin'))).toBe('system-only');
    expect(code(settle('d2'))).toBe('decision-not-in-force');
    expect(code(settle('d3'))).toBe('decision-not-of-majority-group');
    const result = settle('d1');
    const settled = result.ok ? fold(evolve, contested, result.value) : contested;
    expect(settled).toMatchObject({ nature: 'executive', settledBy: 'd1' });
    expect(code(when(settled, 'bob', { type: 'ContestNature', subjectId, reason }))).toBe(
      'nature-already-settled',
    );
  });

  test('I-1: what was just decided may still be contested, as long as it may be called in, and the group settles it', () => {
    const how = { kind: 'dealtWith', decision: 'd9' } as const;
    const closed = after(onAgenda, 'system', { type: 'CloseSubject', subjectId, how });
    const contest: SubjectCommand = { type: 'ContestNature', subjectId, reason };
    const contested = after(closed, 'opposition', contest);
    expect(contested).toMatchObject({ status: 'closed', how, nature: 'political', contests: [{ reason }] });
    const settle: SubjectCommand = { type: 'SettleNature', subjectId, nature: 'executive', decision: 'd1' };
    expect(nature(after(contested, 'system', settle))).toBe('executive');
    const later = (hours: number) => code(when(closed, 'opposition', contest, { now: addHours(now, hours) }));
    expect([later(5 * 24), later(5 * 24 + 1)]).toEqual(['accepted', 'contest-too-late']);
    const heard = after(raised, 'system', {
      type: 'CloseSubject',
      subjectId,
      how: { kind: 'heard', meeting: 'm' },
    });
    expect(code(when(heard, 'opposition', contest))).toBe('subject-closed');
  });

  test('a decision settles the nature of the subject that it has just closed, and of no other closed one', () => {
    const close = (decision: string) =>
      after(onAgenda, 'system', { type: 'CloseSubject', subjectId, how: { kind: 'dealtWith', decision } });
    const settle: SubjectCommand = { type: 'SettleNature', subjectId, nature: 'political', decision: 'd1' };
    expect(nature(after(close('d1'), 'system', settle))).toBe('political');
    expect(code(when(close('dx'), 'system', settle))).toBe('subject-closed');
  });
});

describe('backlog and agenda', () => {
  const until = '2027-01-15';
  const park: SubjectCommand = { type: 'ParkSubject', subjectId, reason, until };

  test("I-8: nobody sets aside, withdraws or merges someone else's subject", () => {
    expect(code(when(raised, 'bob', park))).toBe('raiser-only');
    expect(code(when(raised, 'bob', { type: 'WithdrawSubject', subjectId, reason }))).toBe('raiser-only');
    expect(code(when(raised, 'bob', { type: 'MergeSubject', subjectId, into: 's2' }))).toBe('raiser-only');
    expect(code(when(raised, 'ana', { type: 'WithdrawSubject', subjectId, reason }))).toBe('accepted');
  });

  test('parked with a reason and a date to come, then back as it was', () => {
    expect(code(when(raised, 'ana', { ...park, until: '2026-11-22' } as SubjectCommand))).toBe(
      'date-not-after-today',
    );
    expect(code(when(raised, 'ana', { ...park, reason: '' } as SubjectCommand))).toBe('reason-too-short');
    const parked = after(raised, 'ana', park);
    expect(parked).toMatchObject({ status: 'parked', until });
    expect(code(when(parked, 'ana', park))).toBe('subject-not-in-backlog');
    expect(code(when(parked, 'bob', { type: 'UnparkSubject', subjectId }))).toBe('raiser-or-supporter-only');
    expect(after(parked, 'system', { type: 'UnparkSubject', subjectId })).toEqual(raised);
    expect(code(when(raised, 'ana', { type: 'UnparkSubject', subjectId }))).toBe('subject-not-parked');
  });

  test('only the system puts on the agenda, takes off and closes', () => {
    const put: SubjectCommand = { type: 'PutOnAgenda', subjectId, proposal: 'p2' };
    expect(code(when(raised, 'ana', put))).toBe('system-only');
    expect(when(onAgenda, 'system', put)).toEqual({
      ok: false,
      error: { code: 'proposal-on-subject', proposal: 'p1' },
    });
    expect(code(when(onAgenda, 'ana', { type: 'WithdrawSubject', subjectId, reason }))).toBe(
      'proposal-on-subject',
    );
    expect(after(onAgenda, 'system', { type: 'ReturnToBacklog', subjectId, proposal: 'p1' })).toEqual(raised);
    expect(code(when(raised, 'system', { type: 'ReturnToBacklog', subjectId, proposal: null }))).toBe(
      'subject-not-on-agenda',
    );
    // The end of a text that never had the subject is nothing to whoever has it.
    expect(when(onAgenda, 'system', { type: 'ReturnToBacklog', subjectId, proposal: 'p2' })).toEqual({
      ok: true,
      value: [],
    });
    const close: SubjectCommand = {
      type: 'CloseSubject',
      subjectId,
      how: { kind: 'dealtWith', decision: 'd1' },
    };
    expect(code(when(onAgenda, 'ana', close))).toBe('system-only');
    const closed = after(onAgenda, 'system', close);
    expect(closed).toMatchObject({ status: 'closed', how: { kind: 'dealtWith', decision: 'd1' } });
    expect(code(when(closed, 'ana', park))).toBe('subject-closed');
  });

  test('I-27: a draft that took the subject, as in old journals, holds nothing any more', () => {
    const old = { type: 'SubjectPutOnAgenda', proposal: 'p1', takenAt: 'drafting' } as const;
    const held = evolve(raised, old);
    const drafting = { heldByDraft: true };
    const withdraw: SubjectCommand = { type: 'WithdrawSubject', subjectId, reason };
    const release: SubjectCommand = { type: 'ReleaseSubject', subjectId };
    const other: SubjectCommand = { type: 'PutOnAgenda', subjectId, proposal: 'p2' };
    expect(code(when(held, 'ana', withdraw))).toBe('proposal-on-subject');
    expect(code(when(held, 'ana', withdraw, drafting))).toBe('accepted');
    expect(after(held, 'system', other, drafting)).toMatchObject({ proposal: 'p2', takenAt: 'tabling' });
    expect(code(when(held, 'system', other))).toBe('proposal-on-subject');
    expect(after(held, 'system', release, drafting)).toEqual(raised);
    expect(after(held, 'system', release)).toMatchObject({ proposal: 'p1', takenAt: 'tabling' });
    expect(code(when(held, 'ana', release, drafting))).toBe('system-only');
  });

  test('supported once by each, never by its raiser', () => {
    const support: SubjectCommand = { type: 'SupportSubject', subjectId };
    const supported = after(raised, 'agent', support);
    expect(supported).toMatchObject({ supporters: ['agent'] });
    expect(code(when(supported, 'agent', support))).toBe('already-supported');
    expect(code(when(raised, 'ana', support))).toBe('own-subject');
    expect(code(when(raised, 'resident', support))).toBe('elected-or-staff-required');
  });

  test('moved by its raiser or a member of the body where it waits, with a reason', () => {
    const move: SubjectCommand = { type: 'MoveSubject', subjectId, body: 'groupe', reason };
    expect(after(raised, 'bob', move)).toMatchObject({ body: 'groupe' });
    expect(code(when(raised, 'opposition', move))).toBe('raiser-or-body-member-only');
    expect(code(when(raised, 'bob', { ...move, reason: '' }))).toBe('reason-too-short');
    expect(code(when(raised, 'bob', { ...move, body: 'bureau' }))).toBe('same-body');
    expect(code(when(raised, 'bob', { ...move, body: 'ancien' }))).toBe('body-ended');
    expect(code(when(onAgenda, 'ana', move))).toBe('proposal-on-subject');
  });

  test('I-8, I-27: what a meeting has on its agenda is withdrawn, merged or set aside by no one alone', () => {
    const entered = after(raised, 'system', { type: 'EnterMeeting', subjectId, meeting: 'm1' });
    const ways: SubjectCommand[] = [
      { type: 'WithdrawSubject', subjectId, reason },
      { type: 'MergeSubject', subjectId, into: 's2' },
      { type: 'ParkSubject', subjectId, reason, until: '2027-01-01' },
    ];
    for (const way of ways) {
      expect(code(when(entered, 'ana', way))).toBe('agenda-consent-needed');
      expect(code(when(entered, 'bob', way))).toBe('raiser-only');
    }
    const left = { type: 'ExitMeeting', subjectId, meeting: 'm1', end: 'removed' } as const;
    expect(code(when(after(entered, 'system', left), 'ana', ways[0] as SubjectCommand))).toBe('accepted');
    // What the body decided together stands.
    expect(code(when(entered, 'system', ways[2] as SubjectCommand))).toBe('accepted');
  });

  test('I-8: nobody moves away alone what stands on the agenda of a meeting', () => {
    const entered = after(raised, 'system', { type: 'EnterMeeting', subjectId, meeting: 'm1' });
    const move: SubjectCommand = { type: 'MoveSubject', subjectId, body: 'groupe', reason };
    for (const person of ['ana', 'bob']) expect(code(when(entered, person, move))).toBe('subject-on-agenda');
    const back = after(entered, 'system', {
      type: 'ExitMeeting',
      subjectId,
      meeting: 'm1',
      end: 'carriedOver',
    });
    expect(after(back, 'bob', move)).toMatchObject({ body: 'groupe' });
  });

  test('merged into another subject that is still open', () => {
    const merge: SubjectCommand = { type: 'MergeSubject', subjectId, into: 's2' };
    const target = after(initial, 'bob', { ...raising, subjectId: 's2' });
    const closed = after(target, 'bob', { type: 'WithdrawSubject', subjectId: 's2', reason });
    expect(code(when(raised, 'ana', merge))).toBe('merge-target-unknown');
    expect(code(when(raised, 'ana', merge, { mergeTarget: closed }))).toBe('merge-target-closed');
    expect(code(when(raised, 'ana', { ...merge, into: 's1' }, { mergeTarget: raised }))).toBe(
      'merge-into-itself',
    );
    expect(code(when(raised, 'ana', merge, { mergeTarget: target }))).toBe('accepted');
  });

  test('I-1: joined to another, a doubt makes that one political; the group’s word is not asked again', () => {
    const merge: SubjectCommand = { type: 'MergeSubject', subjectId, into: 's2' };
    const target = after(initial, 'bob', { ...raising, subjectId: 's2' });
    const doubted = after(raised, 'cleo', { type: 'ContestNature', subjectId, reason });
    expect(nature(target)).toBe('executive');
    expect(code(when(doubted, 'ana', merge, { mergeTarget: target }))).toBe('accepted');
    const contests = doubted.status === 'none' ? [] : [...doubted.contests];
    const carry: SubjectCommand = { type: 'CarryNature', subjectId: 's2', from: subjectId, contests };
    expect(code(when(target, 'bob', carry))).toBe('system-only');
    const carried = after(target, 'system', carry);
    expect(carried).toMatchObject({ nature: 'political', contests });
    const settled = { ...target, settledBy: 'd1' } as SubjectState;
    expect(code(when(doubted, 'ana', merge, { mergeTarget: settled }))).toBe('merge-target-settled');
    expect(code(when(raised, 'ana', merge, { mergeTarget: settled }))).toBe('accepted');
    // What somebody put on an agenda is not taken from it by joining it elsewhere (I-8).
    const entered = after(raised, 'system', { type: 'EnterMeeting', subjectId, meeting: 'm1' });
    expect(code(when(entered, 'ana', merge, { mergeTarget: target }))).toBe('agenda-consent-needed');
  });

  test('nothing happens to a subject that was never raised', () => {
    expect(code(when(initial, 'ana', park))).toBe('subject-unknown');
  });
});
