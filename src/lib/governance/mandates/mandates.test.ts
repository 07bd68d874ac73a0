import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/kernel/civil.ts';
import { fold } from '#lib/kernel/decider.ts';
import type { Actor, FoundedCommune, Member, MemberFunction } from '../commune/index.ts';
import type { BodiesState, Body, BodyKind } from '../bodies/index.ts';
import { decide, evolve, holdersOf, initial, mandatesOf } from './index.ts';
import type { MandatesCommand, MandatesState, RoleKind } from './index.ts';

const now = '2026-11-22T09:00:00Z';
const today = '2026-11-22';
const as = (person: string): Actor => ({ kind: 'person', person });
const one = (held: MemberFunction, leftOn: string | null = null): Member => ({
  function: held,
  majority: true,
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
    mayor: one('mayor'),
    anne: one('deputy'),
    bruno: one('councillor'),
    gone: one('councillor', '2026-06-01'),
  },
  administrators: ['admin'],
};
const body = (id: string, kind: BodyKind, over: Partial<Body> = {}): Body => ({
  id,
  name: id,
  kind,
  power: kind === 'majorityGroup' ? 'political' : 'preparatory',
  purpose: '',
  perimeter: null,
  members: ['mayor', 'anne', 'bruno'].map((person) => ({ person, capacity: 'member', since: '2026-04-01' })),
  quorum: null,
  rhythm: '',
  parent: null,
  endsOn: null,
  dissolvedOn: null,
  ...over,
});
const bodies: BodiesState = {
  bodies: {
    group: body('group', 'majorityGroup'),
    circle: body('circle', 'circle'),
    closed: body('closed', 'circle', { dissolvedOn: '2026-10-01' }),
  },
};
const organisation = { commune, bodies };
const decisions = {
  yes: { body: 'group', state: 'inForce' },
  circleOwn: { body: 'circle', state: 'inForce' },
} as const;
const when = (state: MandatesState, command: MandatesCommand, actor = as('admin'), charterInForce = false) =>
  decide(state, command, { now, actor, commune, bodies, charterInForce, decisions });
const code = (result: ReturnType<typeof when>) => (result.ok ? 'accepted' : result.error.code);
const play = (commands: readonly MandatesCommand[], from: MandatesState = initial) =>
  commands.reduce((state, command) => {
    const result = when(state, command);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return fold(evolve, state, result.value);
  }, from);
const define = (roleId: string, kind: RoleKind, over: object = {}): MandatesCommand => ({
  type: 'DefineRole',
  roleId,
  body: 'group',
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
  designation: 'electionWithoutCandidate',
  decision: null,
  act: null,
  ...over,
});
const roles = play([
  define('facilitation', 'facilitator', { term: 6 }),
  define('circleFacilitation', 'facilitator', { body: 'circle' }),
  define('secretariat', 'secretary'),
  define('mayorship', 'mayor'),
  define('delegation', 'delegate'),
]);
const facilitators = (state: MandatesState, date = today, over: object = {}) =>
  holdersOf(state, { ...organisation, ...over }, { body: 'group', kind: 'facilitator' }, date);

describe('roles', () => {
  test('a role has a living body, a title, a purpose and a sensible term', () => {
    expect(code(when(roles, define('facilitation', 'other')))).toBe('role-exists');
    expect(code(when(roles, define('x', 'other', { body: 'nowhere' })))).toBe('body-unknown');
    expect(code(when(roles, define('x', 'other', { body: 'closed' })))).toBe('body-ended');
    expect(code(when(roles, define('x', 'other', { title: '' })))).toBe('title-required');
    expect(code(when(roles, define('x', 'other', { purpose: ' ' })))).toBe('purpose-required');
    expect(code(when(roles, define('x', 'other', { term: 0 })))).toBe('term-invalid');
    expect(code(when(roles, define('x', 'other', { envelopeEuros: -5 })))).toBe('envelope-invalid');
    expect(code(when(roles, define('x', 'other', { accountabilities: ['a'.repeat(501)] })))).toBe(
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
    const result = when(roles, change);
    expect(result.ok && result.value[0]).toMatchObject({ changes: { title: 'Plume' } });
    expect(
      result.ok && result.value[0] && 'changes' in result.value[0] && Object.keys(result.value[0].changes),
    ).toEqual(['title']);
    expect(code(when(roles, { type: 'ChangeRole', role: 'secretariat', decision: null }))).toBe(
      'nothing-changes',
    );
    expect(code(when(roles, { ...change, role: 'nothing' }))).toBe('role-unknown');
  });
});

describe('I-7: the mayor never facilitates the majority group', () => {
  test('not by a mandate', () => {
    expect(when(roles, grant('facilitation', 'mayor'))).toEqual({
      ok: false,
      error: { code: 'mayor-never-facilitates', person: 'mayor', body: 'group' },
    });
    expect(code(when(roles, grant('facilitation', 'anne')))).toBe('accepted');
    expect(code(when(roles, grant('circleFacilitation', 'mayor')))).toBe('accepted');
  });

  test('nor by a decision of the group, nor by the system', () => {
    const asked = grant('facilitation', 'mayor', { decision: 'yes' });
    expect(code(when(roles, asked, as('anne'), true))).toBe('change-by-proposal-only');
    expect(code(when(roles, asked, { kind: 'system' }, true))).toBe('mayor-never-facilitates');
  });

  test('nor by becoming mayor while facilitating', () => {
    const state = play([grant('facilitation', 'anne')], roles);
    expect(facilitators(state)).toEqual(['anne']);
    const members = { ...commune.members, mayor: one('councillor'), anne: one('mayor') };
    const over = { commune: { ...commune, members } };
    expect(facilitators(state, today, over)).toEqual([]);
    expect(mandatesOf(state, { ...organisation, ...over }, 'anne', today)).toEqual([]);
  });
});

describe('I-16: a mandate gives power between its dates and no longer', () => {
  const state = play([grant('facilitation', 'anne')], roles);

  test('its first and last days count, the days around do not', () => {
    const on = ['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'];
    expect(on.map((date) => facilitators(state, date).length)).toEqual([0, 1, 1, 0]);
  });

  test('a withdrawal, a departure and the end of the body take it away', () => {
    const ended = play(
      [
        {
          type: 'EndMandate',
          mandateId: 'facilitation-anne',
          on: today,
          reason: 'Relais',
          decision: null,
          act: null,
        },
      ],
      state,
    );
    expect(facilitators(ended, '2026-11-21')).toEqual(['anne']);
    expect(facilitators(ended, today)).toEqual([]);
    const members = { ...commune.members, anne: one('deputy', today) };
    expect(facilitators(state, today, { commune: { ...commune, members } })).toEqual([]);
    const over = { bodies: { bodies: { group: body('group', 'majorityGroup', { dissolvedOn: today }) } } };
    expect(facilitators(state, today, over)).toEqual([]);
  });

  test('never any power out of dates, whatever is granted and ended', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
    const person = fc.constantFrom('mayor', 'anne', 'bruno', 'gone');
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
        expect(holds).toBe(within && !left && who !== 'mayor');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('granting', () => {
  test('dates follow each other and keep within the term', () => {
    const dates = (from: string, until: string | null) =>
      code(when(roles, grant('facilitation', 'anne', { from, until })));
    expect(dates('2026-07-01', '2026-06-30')).toBe('until-before-from');
    expect(dates('2026-07-01', '2026-02-30')).toBe('date-invalid');
    expect(dates('2026-07-01', '2027-01-02')).toBe('mandate-longer-than-term');
    expect(dates('2026-07-01', null)).toBe('mandate-longer-than-term');
    expect(dates('2026-07-01', '2026-07-01')).toBe('accepted');
  });

  test('the holder is known, in function, and does not hold the role twice at once', () => {
    expect(code(when(roles, grant('secretariat', 'nobody')))).toBe('person-unknown');
    expect(code(when(roles, grant('secretariat', 'gone')))).toBe('person-not-in-function');
    const state = play([grant('secretariat', 'bruno')], roles);
    const again = grant('secretariat', 'bruno', { mandateId: 'm2', from: '2026-12-31', until: null });
    expect(code(when(state, again))).toBe('already-holds-role');
    expect(code(when(state, { ...again, from: '2027-01-01' }))).toBe('accepted');
    expect(code(when(state, { ...again, mandateId: 'secretariat-bruno' }))).toBe('mandate-exists');
  });

  test("the law's offices are given as the law says, to those who hold the function", () => {
    const legal = { designation: 'legalElection' as const, act: 'PV du 21 mars 2026' };
    expect(code(when(roles, grant('mayorship', 'mayor')))).toBe('designation-does-not-match');
    expect(code(when(roles, grant('mayorship', 'bruno', legal)))).toBe('function-does-not-match');
    expect(code(when(roles, grant('mayorship', 'mayor', { ...legal, act: null })))).toBe(
      'act-reference-required',
    );
    expect(code(when(roles, grant('mayorship', 'mayor', legal)))).toBe('accepted');
    expect(code(when(roles, grant('delegation', 'anne', { designation: 'order', act: 'A-12' })))).toBe(
      'accepted',
    );
  });
});

describe('who may organise', () => {
  test('I-6: under a charter it takes the group, by a decision of its own or a legal act', () => {
    const asked = grant('facilitation', 'anne', { decision: 'yes' });
    expect(code(when(roles, asked, as('admin'), true))).toBe('administrator-has-no-collegial-power');
    expect(code(when(roles, asked, as('bruno'), true))).toBe('change-by-proposal-only');
    const system = { kind: 'system' } as const;
    expect(code(when(roles, { ...asked, decision: null }, system, true))).toBe('decision-required');
    expect(code(when(roles, { ...asked, decision: 'circleOwn' }, system, true))).toBe(
      'decision-not-of-majority-group',
    );
    expect(code(when(roles, asked, system, true))).toBe('accepted');
    const order = grant('delegation', 'anne', { designation: 'order', act: 'A-12' });
    expect(code(when(roles, order, as('admin'), true))).toBe('administrator-has-no-collegial-power');
    expect(code(when(roles, order, as('bruno'), true))).toBe('accepted');
    expect(code(when(roles, define('x', 'other'), as('admin'), true))).toBe(
      'administrator-has-no-collegial-power',
    );
  });

  test('I-6, I-16: no member makes a facilitator, or any holder of an inner role, by naming an act', () => {
    for (const designation of ['order', 'deliberation', 'legalElection'] as const)
      for (const [role, person] of [
        ['facilitation', 'bruno'],
        ['secretariat', 'anne'],
      ] as const)
        expect(
          code(when(roles, grant(role, person, { designation, act: 'Arrêté 2026-7' }), as('mayor'), true)),
        ).toBe('designation-does-not-match');
  });

  test('I-6, I-16: nobody writes down an office for themselves', () => {
    const own = grant('delegation', 'bruno', { designation: 'order', act: 'A-12' });
    expect(code(when(roles, own, as('bruno'), true))).toBe('another-member-must-record-it');
    expect(code(when(roles, own, as('mayor'), true))).toBe('accepted');
  });

  test('I-16: an office that the law took back gives no power, even if no end was written for its mandate', () => {
    const election = { designation: 'legalElection' as const, act: 'PV du 21 mars 2026' };
    const state = play([grant('mayorship', 'mayor', election)], roles);
    const held = (over: object = {}) =>
      holdersOf(state, { ...organisation, ...over }, { body: 'group', kind: 'mayor' }, today);
    expect(held()).toEqual(['mayor']);
    const members = { ...commune.members, mayor: one('councillor') };
    expect(held({ commune: { ...commune, members } })).toEqual([]);
  });

  test("anyone may lay down their own mandate, nobody else's", () => {
    const state = play([grant('facilitation', 'anne')], roles);
    const end: MandatesCommand = {
      type: 'EndMandate',
      mandateId: 'facilitation-anne',
      on: today,
      reason: 'Surcharge',
      decision: null,
      act: null,
    };
    expect(code(when(state, end, as('anne'), true))).toBe('accepted');
    expect(code(when(state, end, as('mayor'), true))).toBe('change-by-proposal-only');
    expect(code(when(state, { ...end, reason: '' }, as('anne'), true))).toBe('reason-required');
    expect(code(when(state, { ...end, on: '2026-06-01' }, as('anne'), true))).toBe('end-before-start');
    const after = fold(evolve, state, [{ ...end, type: 'MandateEnded' }]);
    expect(code(when(after, end, as('anne'), true))).toBe('mandate-already-ended');
  });
});
