import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addHours } from '#lib/kernel/civil.ts';
import { fold } from '#lib/kernel/decider.ts';
import type { Actor, FoundedCommune, Member, MemberFunction } from '../commune/index.ts';
import type { BodiesState, Body, BodyKind, CitedDecisions } from '../bodies/index.ts';
import { defaultParameters, type CharterState, type NatureCriterion } from '../charter/index.ts';
import { decide, evolve, initial, natureOf, politicalReasons } from './index.ts';
import type {
  NatureAnswer,
  NatureBasis,
  RaiseSubject,
  SubjectCommand,
  SubjectContext,
  SubjectState,
} from './index.ts';

const now = '2026-11-22T09:00:00Z';
const as = (person: string): Actor => ({ kind: 'person', person });
const system: Actor = { kind: 'system' };
const one = (held: MemberFunction, majority = true, leftOn: string | null = null): Member => ({
  function: held,
  majority,
  rank: null,
  group: null,
  leftOn,
});
const commune: FoundedCommune = {
  status: 'founded',
  name: 'Saillans',
  insee: '26289',
  population: 1300,
  populationSource: 'Insee',
  registeredElectors: null,
  installedOn: '2026-03-21',
  foundedAt: now,
  members: {
    anne: one('deputy'),
    bruno: one('councillor'),
    minority: one('councillor', false),
    agent: one('agent', false),
    resident: one('resident', false),
    gone: one('councillor', true, '2026-06-01'),
  },
  administrators: ['admin'],
};
const body = (id: string, kind: BodyKind, dissolvedOn: string | null = null): Body => ({
  id,
  name: id,
  kind,
  power: kind === 'majorityGroup' ? 'political' : 'executive',
  purpose: '',
  perimeter: null,
  members: ['anne', 'bruno'].map((person) => ({ person, capacity: 'member', since: '2026-04-01' })),
  quorum: null,
  rhythm: '',
  parent: null,
  endsOn: null,
  dissolvedOn,
});
const bodies: BodiesState = {
  bodies: {
    group: body('group', 'majorityGroup'),
    bureau: body('bureau', 'bureau'),
    closed: body('closed', 'circle', '2026-10-01'),
  },
};
const charter: CharterState = {
  status: 'inForce',
  version: 1,
  parameters: defaultParameters,
  since: now,
  history: [],
};
const decisions: CitedDecisions = {
  d1: { body: 'group', state: 'inForce' },
  d2: { body: 'group', state: 'repealed' },
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
const when = (
  state: SubjectState,
  command: SubjectCommand,
  actor: Actor,
  over: Partial<SubjectContext> = {},
) => decide(state, command, { now, actor, commune, charter, bodies, decisions, mergeTarget: null, ...over });
const code = (result: ReturnType<typeof when>) => (result.ok ? 'accepted' : result.error.code);
const after = (state: SubjectState, command: SubjectCommand, actor: Actor) => {
  const result = when(state, command, actor);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return fold(evolve, state, result.value);
};
const raised = after(initial, raising, as('anne'));
const subjectId = 's1';
const reason = 'Une raison suffisante.';
const onAgenda = after(raised, { type: 'PutOnAgenda', subjectId, proposal: 'p1' }, system);
const nature = (state: SubjectState) => (state.status === 'none' ? null : state.nature);

describe('raising', () => {
  test('an elected person or an agent raises; a resident, someone gone or the system does not', () => {
    expect(raised).toMatchObject({ status: 'raised', raisedBy: 'anne', nature: 'executive', contests: [] });
    expect(code(when(initial, raising, as('agent')))).toBe('accepted');
    expect(code(when(initial, raising, as('minority')))).toBe('accepted');
    expect(code(when(initial, raising, as('resident')))).toBe('elected-or-staff-required');
    expect(code(when(initial, raising, as('gone')))).toBe('not-in-function');
    expect(code(when(initial, raising, as('admin')))).toBe('not-in-function');
    expect(code(when(initial, raising, system))).toBe('person-required');
    expect(code(when(raised, raising, as('anne')))).toBe('subject-exists');
  });

  test('over-long or missing words are refused with their count', () => {
    expect(when(initial, { ...raising, title: 'x'.repeat(161) }, as('anne'))).toEqual({
      ok: false,
      error: { code: 'title-too-long', length: 161, maximum: 160 },
    });
    expect(when(initial, { ...raising, text: 'x'.repeat(5001) }, as('anne'))).toEqual({
      ok: false,
      error: { code: 'text-too-long', field: 'text', length: 5001, maximum: 5000 },
    });
    expect(code(when(initial, { ...raising, title: ' ' }, as('anne')))).toBe('title-required');
    expect(code(when(initial, { ...raising, text: '' }, as('anne')))).toBe('text-required');
  });

  test('the rules, the body, the amount and the cited decision stand', () => {
    expect(code(when(initial, raising, as('anne'), { charter: { status: 'none' } }))).toBe(
      'charter-not-in-force',
    );
    expect(code(when(initial, { ...raising, body: 'nowhere' }, as('anne')))).toBe('body-unknown');
    expect(code(when(initial, { ...raising, body: 'closed' }, as('anne')))).toBe('body-ended');
    expect(code(when(initial, { ...raising, unbudgetedEuros: -1 }, as('anne')))).toBe('amount-invalid');
    const carries = (decision: string) =>
      code(when(initial, { ...raising, basis: { kind: 'executes', decision } }, as('anne')));
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
    expect(nature(after(initial, { ...raising, answers: unsure }, as('anne')))).toBe('political');
    expect(politicalReasons({ answers: unsure, unbudgetedEuros: 20_000, basis: null }, 15_000)).toEqual([
      { kind: 'criterion', criterion: 'orientation', answer: 'unsure' },
      { kind: 'amount', unbudgetedEuros: 20_000, thresholdEuros: 15_000 },
      { kind: 'noBasis' },
    ]);
  });

  test('any elected member, minority included, makes it political with a reason', () => {
    const contest: SubjectCommand = { type: 'ContestNature', subjectId, reason };
    const contested = after(raised, contest, as('minority'));
    expect(contested).toMatchObject({ nature: 'political', contests: [{ by: 'minority', reason, at: now }] });
    expect(nature(after(onAgenda, contest, as('bruno')))).toBe('political');
    expect(code(when(raised, contest, as('agent')))).toBe('elected-member-required');
    expect(code(when(raised, contest, as('gone')))).toBe('not-in-function');
    expect(code(when(raised, { ...contest, reason: 'Non.' }, as('bruno')))).toBe('reason-too-short');
    expect(code(when(contested, contest, as('bruno')))).toBe('already-political');
  });

  test('I-6: only a decision of the majority group in force settles it, by the system', () => {
    const contested = after(raised, { type: 'ContestNature', subjectId, reason }, as('minority'));
    const settle = (decision: string, actor: Actor = system) =>
      when(contested, { type: 'SettleNature', subjectId, nature: 'executive', decision }, actor);
    expect(code(settle('d1', as('anne')))).toBe('system-only');
    expect(code(settle('d1', as('admin')))).toBe('system-only');
    expect(code(settle('d2'))).toBe('decision-not-in-force');
    expect(code(settle('d3'))).toBe('decision-not-of-majority-group');
    const result = settle('d1');
    const settled = result.ok ? fold(evolve, contested, result.value) : contested;
    expect(settled).toMatchObject({ nature: 'executive', settledBy: 'd1' });
    expect(code(when(settled, { type: 'ContestNature', subjectId, reason }, as('bruno')))).toBe(
      'nature-already-settled',
    );
  });

  test('I-1: what was just decided may still be contested, as long as it may be called in, and the group settles it', () => {
    const how = { kind: 'dealtWith', decision: 'd9' } as const;
    const closed = after(onAgenda, { type: 'CloseSubject', subjectId, how }, system);
    const contest: SubjectCommand = { type: 'ContestNature', subjectId, reason };
    const contested = after(closed, contest, as('minority'));
    expect(contested).toMatchObject({ status: 'closed', how, nature: 'political', contests: [{ reason }] });
    const settle: SubjectCommand = { type: 'SettleNature', subjectId, nature: 'executive', decision: 'd1' };
    expect(nature(after(contested, settle, system))).toBe('executive');
    const later = (hours: number) =>
      code(when(closed, contest, as('minority'), { now: addHours(now, hours) }));
    expect([later(5 * 24), later(5 * 24 + 1)]).toEqual(['accepted', 'contest-too-late']);
    const heard = after(
      raised,
      { type: 'CloseSubject', subjectId, how: { kind: 'heard', meeting: 'm' } },
      system,
    );
    expect(code(when(heard, contest, as('minority')))).toBe('subject-closed');
  });

  test('a decision settles the nature of the subject that it has just closed, and of no other closed one', () => {
    const close = (decision: string) =>
      after(onAgenda, { type: 'CloseSubject', subjectId, how: { kind: 'dealtWith', decision } }, system);
    const settle: SubjectCommand = { type: 'SettleNature', subjectId, nature: 'political', decision: 'd1' };
    expect(nature(after(close('d1'), settle, system))).toBe('political');
    expect(code(when(close('dx'), settle, system))).toBe('subject-closed');
  });
});

describe('backlog and agenda', () => {
  const until = '2027-01-15';
  const park: SubjectCommand = { type: 'ParkSubject', subjectId, reason, until };

  test("I-8: nobody sets aside, withdraws or merges someone else's subject", () => {
    expect(code(when(raised, park, as('bruno')))).toBe('raiser-only');
    expect(code(when(raised, { type: 'WithdrawSubject', subjectId, reason }, as('bruno')))).toBe(
      'raiser-only',
    );
    expect(code(when(raised, { type: 'MergeSubject', subjectId, into: 's2' }, as('bruno')))).toBe(
      'raiser-only',
    );
    expect(code(when(raised, { type: 'WithdrawSubject', subjectId, reason }, as('anne')))).toBe('accepted');
  });

  test('parked with a reason and a date to come, then back as it was', () => {
    expect(code(when(raised, { ...park, until: '2026-11-22' } as SubjectCommand, as('anne')))).toBe(
      'date-not-after-today',
    );
    expect(code(when(raised, { ...park, reason: '' } as SubjectCommand, as('anne')))).toBe(
      'reason-too-short',
    );
    const parked = after(raised, park, as('anne'));
    expect(parked).toMatchObject({ status: 'parked', until });
    expect(code(when(parked, park, as('anne')))).toBe('subject-not-in-backlog');
    expect(code(when(parked, { type: 'UnparkSubject', subjectId }, as('bruno')))).toBe(
      'raiser-or-supporter-only',
    );
    expect(after(parked, { type: 'UnparkSubject', subjectId }, system)).toEqual(raised);
    expect(code(when(raised, { type: 'UnparkSubject', subjectId }, as('anne')))).toBe('subject-not-parked');
  });

  test('only the system puts on the agenda, takes off and closes', () => {
    const put: SubjectCommand = { type: 'PutOnAgenda', subjectId, proposal: 'p2' };
    expect(code(when(raised, put, as('anne')))).toBe('system-only');
    expect(when(onAgenda, put, system)).toEqual({
      ok: false,
      error: { code: 'proposal-on-subject', proposal: 'p1' },
    });
    expect(code(when(onAgenda, { type: 'WithdrawSubject', subjectId, reason }, as('anne')))).toBe(
      'proposal-on-subject',
    );
    expect(after(onAgenda, { type: 'ReturnToBacklog', subjectId }, system)).toEqual(raised);
    expect(code(when(raised, { type: 'ReturnToBacklog', subjectId }, system))).toBe('subject-not-on-agenda');
    const close: SubjectCommand = {
      type: 'CloseSubject',
      subjectId,
      how: { kind: 'dealtWith', decision: 'd1' },
    };
    expect(code(when(onAgenda, close, as('anne')))).toBe('system-only');
    const closed = after(onAgenda, close, system);
    expect(closed).toMatchObject({ status: 'closed', how: { kind: 'dealtWith', decision: 'd1' } });
    expect(code(when(closed, park, as('anne')))).toBe('subject-closed');
  });

  test('supported once by each, never by its raiser', () => {
    const support: SubjectCommand = { type: 'SupportSubject', subjectId };
    const supported = after(raised, support, as('agent'));
    expect(supported).toMatchObject({ supporters: ['agent'] });
    expect(code(when(supported, support, as('agent')))).toBe('already-supported');
    expect(code(when(raised, support, as('anne')))).toBe('own-subject');
    expect(code(when(raised, support, as('resident')))).toBe('elected-or-staff-required');
  });

  test('moved by its raiser or a member of the body where it waits, with a reason', () => {
    const move: SubjectCommand = { type: 'MoveSubject', subjectId, body: 'group', reason };
    expect(after(raised, move, as('bruno'))).toMatchObject({ body: 'group' });
    expect(code(when(raised, move, as('minority')))).toBe('raiser-or-body-member-only');
    expect(code(when(raised, { ...move, reason: '' }, as('bruno')))).toBe('reason-too-short');
    expect(code(when(raised, { ...move, body: 'bureau' }, as('bruno')))).toBe('same-body');
    expect(code(when(raised, { ...move, body: 'closed' }, as('bruno')))).toBe('body-ended');
    expect(code(when(onAgenda, move, as('anne')))).toBe('proposal-on-subject');
  });

  test('I-8: nobody moves away alone what stands on the agenda of a meeting', () => {
    const entered = after(raised, { type: 'EnterMeeting', subjectId, meeting: 'm1' }, system);
    const move: SubjectCommand = { type: 'MoveSubject', subjectId, body: 'group', reason };
    for (const person of ['anne', 'bruno'])
      expect(code(when(entered, move, as(person)))).toBe('subject-on-agenda');
    const back = after(
      entered,
      { type: 'ExitMeeting', subjectId, meeting: 'm1', end: 'carriedOver' },
      system,
    );
    expect(after(back, move, as('bruno'))).toMatchObject({ body: 'group' });
  });

  test('merged into another subject that is still open', () => {
    const merge: SubjectCommand = { type: 'MergeSubject', subjectId, into: 's2' };
    const target = after(initial, { ...raising, subjectId: 's2' }, as('bruno'));
    const closed = after(target, { type: 'WithdrawSubject', subjectId: 's2', reason }, as('bruno'));
    expect(code(when(raised, merge, as('anne')))).toBe('merge-target-unknown');
    expect(code(when(raised, merge, as('anne'), { mergeTarget: closed }))).toBe('merge-target-closed');
    expect(code(when(raised, { ...merge, into: 's1' }, as('anne'), { mergeTarget: raised }))).toBe(
      'merge-into-itself',
    );
    expect(code(when(raised, merge, as('anne'), { mergeTarget: target }))).toBe('accepted');
  });

  test('nothing happens to a subject that was never raised', () => {
    expect(code(when(initial, park, as('anne')))).toBe('subject-unknown');
  });
});
