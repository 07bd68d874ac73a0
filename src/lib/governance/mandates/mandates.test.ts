import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/kernel/civil.ts';
import { fold } from '#lib/kernel/decider.ts';
import { code, storiesOf } from '../testing/story.ts';
import { town, withBody, withMembers, withMayor } from '../testing/town.ts';
import { decide, evolve, holdersOf, initial, mandatesOf } from './index.ts';
import type { MandatesCommand, MandatesState, RoleKind } from './index.ts';

const now = '2026-11-22T09:00:00Z';
const today = '2026-11-22';
const { commune, bodies } = town;
const organisation = { commune, bodies };
const decisions = {
  yes: { body: 'groupe', state: 'inForce' },
  circleOwn: { body: 'cercle', state: 'inForce' },
} as const;
const { when, after } = storiesOf(
  { initial, decide, evolve },
  { now, commune, bodies, charterInForce: false, decisions },
);
const underCharter = { charterInForce: true };
/** What the administrator sets up, one command after the other. */
const play = (commands: readonly MandatesCommand[], from: MandatesState = initial) =>
  commands.reduce((state, command) => after(state, 'admin', command), from);
const define = (roleId: string, kind: RoleKind, over: object = {}): MandatesCommand => ({
  type: 'DefineRole',
  roleId,
  body: 'groupe',
  kind,
  title: roleId,
  purpose: 'Pourquoi ce rôle existe',
  perimeter: null,
  accountabilities: [],
  envelopeEuros: null,
  term: null,
  decision: null,
  ...over,
});
type Grant = Extract<MandatesCommand, { type: 'GrantMandate' }>;
const grant = (role: string, person: string, over: Partial<Grant> = {}): Grant => ({
  type: 'GrantMandate',
  mandateId: `${role}-${person}`,
  role,
  person,
  from: '2026-07-01',
  until: '2026-12-31',
  designation: 'consent',
  decision: null,
  act: null,
  ...over,
});
const roles = play([
  define('facilitation', 'facilitator', { term: 6 }),
  define('circleFacilitation', 'facilitator', { body: 'cercle' }),
  define('secretariat', 'secretary'),
  define('mayorship', 'mayor'),
  define('delegation', 'delegate'),
]);
const facilitators = (state: MandatesState, date = today, over: object = {}) =>
  holdersOf(state, { ...organisation, ...over }, { body: 'groupe', kind: 'facilitator' }, date);

describe('roles', () => {
  test('a role has a living body, a title, a purpose and a sensible term', () => {
    expect(code(when(roles, 'admin', define('facilitation', 'other')))).toBe('role-exists');
    expect(code(when(roles, 'admin', define('x', 'other', { body: 'nowhere' })))).toBe('body-unknown');
    expect(code(when(roles, 'admin', define('x', 'other', { body: 'ancien' })))).toBe('body-ended');
    expect(code(when(roles, 'admin', define('x', 'other', { title: '' })))).toBe('title-required');
    expect(code(when(roles, 'admin', define('x', 'other', { purpose: ' ' })))).toBe('purpose-required');
    expect(code(when(roles, 'admin', define('x', 'other', { term: 0 })))).toBe('term-invalid');
    expect(code(when(roles, 'admin', define('x', 'other', { envelopeEuros: -5 })))).toBe('envelope-invalid');
    expect(code(when(roles, 'admin', define('x', 'other', { accountabilities: ['a'.repeat(501)] })))).toBe(
      'text-too-long',
    );
  });

  test('a change says only what changed', () => {
    const change: MandatesCommand = {
      type: 'ChangeRole',
      role: 'secretariat',
      title: 'Plume',
      purpose: 'Pourquoi ce rôle existe',
      decision: null,
    };
    const result = when(roles, 'admin', change);
    expect(result.ok && result.value[0]).toMatchObject({ changes: { title: 'Plume' } });
    expect(
      result.ok && result.value[0] && 'changes' in result.value[0] && Object.keys(result.value[0].changes),
    ).toEqual(['title']);
    expect(code(when(roles, 'admin', { type: 'ChangeRole', role: 'secretariat', decision: null }))).toBe(
      'nothing-changes',
    );
    expect(code(when(roles, 'admin', { ...change, role: 'nothing' }))).toBe('role-unknown');
  });
});

describe('I-7: the mayor never facilitates the majority group', () => {
  test('not by a mandate', () => {
    expect(when(roles, 'admin', grant('facilitation', 'maire'))).toEqual({
      ok: false,
      error: { code: 'mayor-never-facilitates', person: 'maire', body: 'groupe' },
    });
    expect(code(when(roles, 'admin', grant('facilitation', 'ana')))).toBe('accepted');
    expect(code(when(roles, 'admin', grant('circleFacilitation', 'maire')))).toBe('accepted');
  });

  test('nor by a decision of the group, nor by the system', () => {
    const asked = grant('facilitation', 'maire', { decision: 'yes' });
    expect(code(when(roles, 'ana', asked, underCharter))).toBe('change-by-proposal-only');
    expect(code(when(roles, 'system', asked, underCharter))).toBe('mayor-never-facilitates');
  });

  test('nor by becoming mayor while facilitating', () => {
    const state = play([grant('facilitation', 'ana')], roles);
    expect(facilitators(state)).toEqual(['ana']);
    const over = withMayor('ana');
    expect(facilitators(state, today, over)).toEqual([]);
    expect(mandatesOf(state, { ...organisation, ...over }, 'ana', today)).toEqual([]);
  });
});

describe('I-16: a mandate gives power between its dates and no longer', () => {
  const state = play([grant('facilitation', 'ana')], roles);

  test('its first and last days count, the days around do not', () => {
    const on = ['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'];
    expect(on.map((date) => facilitators(state, date).length)).toEqual([0, 1, 1, 0]);
  });

  test('a withdrawal, a departure and the end of the body take it away', () => {
    const ended = play(
      [
        {
          type: 'EndMandate',
          mandateId: 'facilitation-ana',
          on: today,
          reason: 'Relais',
          decision: null,
          act: null,
        },
      ],
      state,
    );
    expect(facilitators(ended, '2026-11-21')).toEqual(['ana']);
    expect(facilitators(ended, today)).toEqual([]);
    expect(facilitators(state, today, withMembers({ ana: { leftOn: today } }))).toEqual([]);
    const over = withBody('groupe', { dissolvedOn: today });
    expect(facilitators(state, today, over)).toEqual([]);
  });

  test('never any power out of dates, whatever is granted and ended', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
    const person = fc.constantFrom('maire', 'ana', 'bob', 'gone');
    fc.assert(
      fc.property(person, day, day, fc.option(day), day, (who, from, until, endedOn, date) => {
        const mandate = {
          ...{ id: 'm', role: 'facilitation', person: who, from, until, endedOn, endReason: null },
          ...{ designation: 'consent' as const, decision: null, act: null },
        };
        const some = evolve(roles, { type: 'MandateGranted', mandate });
        const holds = facilitators(some, date).includes(who);
        const within = from <= date && date <= until && (endedOn === null || date < endedOn);
        const left = who === 'gone' && date >= '2026-06-01';
        expect(holds).toBe(within && !left && who !== 'maire');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('granting', () => {
  test('dates follow each other and keep within the term', () => {
    const dates = (from: string, until: string | null) =>
      code(when(roles, 'admin', grant('facilitation', 'ana', { from, until })));
    expect(dates('2026-07-01', '2026-06-30')).toBe('until-before-from');
    expect(dates('2026-07-01', '2026-02-30')).toBe('date-invalid');
    expect(dates('2026-07-01', '2027-01-02')).toBe('mandate-longer-than-term');
    expect(dates('2026-07-01', null)).toBe('mandate-longer-than-term');
    expect(dates('2026-07-01', '2026-07-01')).toBe('accepted');
  });

  test('the holder is known, in function, and does not hold the role twice at once', () => {
    expect(code(when(roles, 'admin', grant('secretariat', 'nobody')))).toBe('person-unknown');
    expect(code(when(roles, 'admin', grant('secretariat', 'gone')))).toBe('person-not-in-function');
    const state = play([grant('secretariat', 'bob')], roles);
    const again = grant('secretariat', 'bob', { mandateId: 'm2', from: '2026-12-31', until: null });
    expect(code(when(state, 'admin', again))).toBe('already-holds-role');
    expect(code(when(state, 'admin', { ...again, from: '2027-01-01' }))).toBe('accepted');
    expect(code(when(state, 'admin', { ...again, mandateId: 'secretariat-bob' }))).toBe('mandate-exists');
  });

  test("the law's offices are given as the law says, to those who hold the function", () => {
    const legal = { designation: 'legalElection' as const, act: 'PV du 21 mars 2026' };
    expect(code(when(roles, 'admin', grant('mayorship', 'maire')))).toBe('designation-does-not-match');
    expect(code(when(roles, 'admin', grant('mayorship', 'bob', legal)))).toBe('function-does-not-match');
    expect(code(when(roles, 'admin', grant('mayorship', 'maire', { ...legal, act: null })))).toBe(
      'act-reference-required',
    );
    expect(code(when(roles, 'admin', grant('mayorship', 'maire', legal)))).toBe('accepted');
    expect(
      code(when(roles, 'admin', grant('delegation', 'ana', { designation: 'order', act: 'A-12' }))),
    ).toBe('accepted');
  });
});

describe('who may organise', () => {
  test('I-6: under a charter it takes the group, by a decision of its own or a legal act', () => {
    const asked = grant('facilitation', 'ana', { decision: 'yes' });
    expect(code(when(roles, 'admin', asked, underCharter))).toBe('administrator-has-no-collegial-power');
    expect(code(when(roles, 'bob', asked, underCharter))).toBe('change-by-proposal-only');
    expect(code(when(roles, 'system', { ...asked, decision: null }, underCharter))).toBe('decision-required');
    expect(code(when(roles, 'system', { ...asked, decision: 'circleOwn' }, underCharter))).toBe(
      'decision-not-of-majority-group',
    );
    expect(code(when(roles, 'system', asked, underCharter))).toBe('accepted');
    const order = grant('delegation', 'ana', { designation: 'order', act: 'A-12' });
    expect(code(when(roles, 'admin', order, underCharter))).toBe('administrator-has-no-collegial-power');
    expect(code(when(roles, 'bob', order, underCharter))).toBe('accepted');
    expect(code(when(roles, 'admin', define('x', 'other'), underCharter))).toBe(
      'administrator-has-no-collegial-power',
    );
  });

  test('I-6, I-16: no member makes a facilitator, or any holder of an inner role, by naming an act', () => {
    for (const designation of ['order', 'deliberation', 'legalElection'] as const)
      for (const [role, person] of [
        ['facilitation', 'bob'],
        ['secretariat', 'ana'],
      ] as const)
        expect(
          code(
            when(roles, 'maire', grant(role, person, { designation, act: 'Arrêté 2026-7' }), underCharter),
          ),
        ).toBe('designation-does-not-match');
  });

  test('I-6, I-16: nobody writes down an office for themselves', () => {
    const own = grant('delegation', 'bob', { designation: 'order', act: 'A-12' });
    expect(code(when(roles, 'bob', own, underCharter))).toBe('another-member-must-record-it');
    expect(code(when(roles, 'maire', own, underCharter))).toBe('accepted');
  });

  test('I-16: an office that the law took back gives no power, even if no end was written for its mandate', () => {
    const election = { designation: 'legalElection' as const, act: 'PV du 21 mars 2026' };
    const state = play([grant('mayorship', 'maire', election)], roles);
    const held = (over: object = {}) =>
      holdersOf(state, { ...organisation, ...over }, { body: 'groupe', kind: 'mayor' }, today);
    expect(held()).toEqual(['maire']);
    expect(held(withMembers({ maire: { function: 'councillor' } }))).toEqual([]);
  });

  test("anyone may lay down their own mandate, nobody else's", () => {
    const state = play([grant('facilitation', 'ana')], roles);
    const end: MandatesCommand = {
      type: 'EndMandate',
      mandateId: 'facilitation-ana',
      on: today,
      reason: 'Surcharge',
      decision: null,
      act: null,
    };
    expect(code(when(state, 'ana', end, underCharter))).toBe('accepted');
    expect(code(when(state, 'maire', end, underCharter))).toBe('change-by-proposal-only');
    expect(code(when(state, 'ana', { ...end, reason: '' }, underCharter))).toBe('reason-required');
    expect(code(when(state, 'ana', { ...end, on: '2026-06-01' }, underCharter))).toBe('end-before-start');
    const after = fold(evolve, state, [{ ...end, type: 'MandateEnded' }]);
    expect(code(when(after, 'ana', end, underCharter))).toBe('mandate-already-ended');
  });

  test('I-26: an end said for later keeps nobody from ending the mandate before, nor from ending it later', () => {
    const state = play([grant('facilitation', 'ana')], roles);
    const end = (on: string): MandatesCommand => ({
      type: 'EndMandate',
      mandateId: 'facilitation-ana',
      on,
      reason: 'Surcharge',
      decision: 'yes',
      act: null,
    });
    const said = when(state, 'ana', end('2026-12-20'), underCharter);
    const later = said.ok ? fold(evolve, state, said.value) : state;
    expect(code(when(later, 'system', end('2026-12-20'), underCharter))).toBe('mandate-already-ended');
    expect(code(when(later, 'system', end('2026-12-31'), underCharter))).toBe('mandate-already-ended');
    expect(code(when(later, 'ana', end(today), underCharter))).toBe('accepted');
    const past = fold(evolve, state, [
      {
        type: 'MandateEnded',
        mandateId: 'facilitation-ana',
        on: '2026-07-05',
        reason: 'Relais',
        decision: 'yes',
        act: null,
      },
    ]);
    expect(code(when(past, 'ana', end('2026-07-02'), underCharter))).toBe('mandate-already-ended');
  });

  test('I-26: dates that no council will live are refused, of a mandate given and of its end', () => {
    const state = play([grant('facilitation', 'ana')], roles);
    const end = { type: 'EndMandate', mandateId: 'facilitation-ana', reason: 'x', decision: null } as const;
    expect(when(state, 'ana', { ...end, on: '9999-12-31', act: null }, underCharter)).toEqual({
      ok: false,
      error: { code: 'date-too-far', date: '9999-12-31', latest: '2026-12-31' },
    });
    expect(code(when(roles, 'admin', grant('secretariat', 'ana', { until: '9999-12-31' })))).toBe(
      'date-too-far',
    );
    expect(code(when(roles, 'admin', grant('secretariat', 'ana', { from: '2099-01-01', until: null })))).toBe(
      'date-too-far',
    );
  });
});
