import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import type { Actor, FoundedCommune, Member } from '../commune/index.ts';
import type { BodiesState } from '../bodies/index.ts';
import { charterProgress, checkParameters, decide, defaultParameters, evolve, initial } from './index.ts';
import type {
  CharterCommand,
  CharterEvent,
  CharterParameters,
  CharterPosition,
  CharterState,
} from './index.ts';

const now = '2026-04-14T18:00:00Z';
const as = (person: string): Actor => ({ kind: 'person', person });
const voter: Member = { function: 'councillor', majority: true, rank: null, group: null, leftOn: null };
const voters = ['anne', 'bruno', 'chloe'];

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
    ...Object.fromEntries(voters.map((id) => [id, voter])),
    minority: { ...voter, majority: false },
  },
  administrators: ['admin'],
};
const groupOf = (...members: string[]): BodiesState => ({
  bodies: {
    group: {
      id: 'group',
      name: 'Groupe majoritaire',
      kind: 'majorityGroup',
      power: 'political',
      purpose: '',
      perimeter: null,
      members: members.map((person) => ({ person, capacity: 'member', since: '2026-04-01' })),
      quorum: null,
      rhythm: '',
      parent: null,
      endsOn: null,
      dissolvedOn: null,
    },
  },
});
const bodies = groupOf(...voters);

const when = (state: CharterState, command: CharterCommand, actor: Actor, over: object = {}) =>
  decide(state, command, { now, actor, commune, bodies, ...over });
const code = (result: ReturnType<typeof when>) => (result.ok ? 'accepted' : result.error.code);
const drafted: CharterEvent = { type: 'CharterDrafted', parameters: defaultParameters, by: 'admin', at: now };
const draft = evolve(initial, drafted);
const consent: CharterPosition = { kind: 'consent' };
const objection: CharterPosition = {
  kind: 'objection',
  criterion: 'workload',
  argument: 'Deux soirs par semaine.',
};
const take = (position: CharterPosition, revision = 1): CharterCommand => ({
  type: 'TakeCharterPosition',
  revision,
  position,
});
const play = (state: CharterState, steps: readonly [string, CharterCommand][], over: object = {}) =>
  steps.reduce((before, [person, command]) => {
    const result = when(before, command, as(person), over);
    return result.ok ? fold(evolve, before, result.value) : before;
  }, state);
const other: CharterParameters = { ...defaultParameters, callIn: { members: 2, days: 8 } };

describe('drafting', () => {
  test('an administrator or a voter drafts; nobody else does, nor twice', () => {
    const command: CharterCommand = { type: 'DraftCharter', parameters: defaultParameters };
    expect(when(initial, command, as('admin'))).toEqual({ ok: true, value: [drafted] });
    expect(code(when(initial, command, as('anne')))).toBe('accepted');
    expect(code(when(initial, command, as('minority')))).toBe('charter-drafter-required');
    expect(code(when(initial, command, { kind: 'setup' }))).toBe('person-required');
    expect(code(when(draft, command, as('admin')))).toBe('charter-already-drafted');
  });

  test('I-13: an amendment is a new revision, and every position on the old one lapses', () => {
    const state = play(draft, [
      ['anne', take(consent)],
      ['bruno', take(consent)],
      ['chloe', { type: 'AmendCharterDraft', revision: 1, parameters: other }],
    ]);
    expect(state).toEqual({
      ...draft,
      voices: ['anne', 'bruno'],
      revision: 2,
      parameters: other,
      positions: {},
    });
    expect(when(state, take(consent, 1), as('anne'))).toEqual({
      ok: false,
      error: { code: 'revision-stale', seen: 1, current: 2 },
    });
  });

  test('an amendment that changes nothing, or on a stale revision, is refused', () => {
    const same: CharterCommand = {
      type: 'AmendCharterDraft',
      revision: 1,
      parameters: { ...defaultParameters },
    };
    expect(code(when(draft, same, as('anne')))).toBe('nothing-changes');
    expect(code(when(draft, { ...same, revision: 4 }, as('anne')))).toBe('revision-stale');
    expect(code(when(initial, same, as('anne')))).toBe('charter-not-drafted');
  });
});

describe('consent to the first version', () => {
  test('I-11: it comes into force with the last position, and not before', () => {
    const two = play(draft, [
      ['anne', take(consent)],
      ['bruno', take({ kind: 'concern', text: 'À revoir dans six mois.' })],
    ]);
    expect(two.status).toBe('draft');
    expect(two.status === 'draft' && charterProgress(two, { commune, bodies }, '2026-04-14')).toEqual({
      entitled: voters,
      missing: ['chloe'],
      objecting: [],
    });
    const last = when(two, take(consent), as('chloe'));
    expect(last.ok && last.value.map(({ type }) => type)).toEqual([
      'CharterPositionTaken',
      'CharterVersionEnacted',
    ]);
    expect(play(two, [['chloe', take(consent)]])).toMatchObject({
      status: 'inForce',
      version: 1,
      since: now,
    });
  });

  test('an objection blocks until its author changes it', () => {
    const blocked = play(draft, [
      ['anne', take(objection)],
      ['bruno', take(consent)],
      ['chloe', take(consent)],
    ]);
    expect(blocked.status).toBe('draft');
    expect(play(blocked, [['bruno', take(consent)]]).status).toBe('draft');
    expect(play(blocked, [['anne', take(consent)]]).status).toBe('inForce');
  });

  test('I-10: only voters of the majority group count, and only while in function', () => {
    expect(code(when(draft, take(consent), as('minority')))).toBe('not-entitled');
    expect(code(when(draft, take(consent), as('admin')))).toBe('not-entitled');
    expect(code(when(draft, take(consent), { kind: 'system' }))).toBe('person-required');
    const left = {
      commune: { ...commune, members: { ...commune.members, chloe: { ...voter, leftOn: '2026-04-10' } } },
    };
    expect(code(when(draft, take(consent), as('chloe'), left))).toBe('not-entitled');
    const done = play(
      draft,
      [
        ['anne', take(consent)],
        ['bruno', take(consent)],
      ],
      left,
    );
    expect(done.status).toBe('inForce');
  });

  test('I-10, I-11: a departure is not silence; a voter, not the system nor an administrator, notes it', () => {
    const two = play(draft, [
      ['anne', take(consent)],
      ['bruno', take({ kind: 'concern', text: 'À revoir dans six mois.' })],
    ]);
    const confirm = (revision = 1): CharterCommand => ({ type: 'ConfirmCharter', revision });
    expect(when(two, confirm(), as('anne'))).toEqual({
      ok: false,
      error: { code: 'charter-still-awaited', missing: ['chloe'], objecting: [] },
    });
    const left = {
      commune: { ...commune, members: { ...commune.members, chloe: { ...voter, leftOn: '2026-04-14' } } },
    };
    for (const after of [left, { bodies: groupOf('anne', 'bruno') }]) {
      const done = when(two, confirm(), as('bruno'), after);
      expect(done.ok && done.value).toEqual([
        {
          type: 'CharterVersionEnacted',
          version: 1,
          parameters: defaultParameters,
          since: now,
          decision: null,
        },
      ]);
      expect(code(when(two, confirm(), as('chloe'), after))).toBe('not-entitled');
      expect(code(when(two, confirm(), as('admin'), after))).toBe('not-entitled');
      expect(code(when(two, confirm(), { kind: 'system' }, after))).toBe('person-required');
      expect(code(when(two, confirm(2), as('anne'), after))).toBe('revision-stale');
    }
    expect(code(when(two, confirm(), as('anne'), { bodies: groupOf('anne') }))).toBe(
      'majority-group-too-small',
    );
  });

  test('I-6, I-12: taking an objector out of the group does not take the objection away; leaving office does', () => {
    const blocked = play(draft, [
      ['anne', take(consent)],
      ['bruno', take(consent)],
      ['chloe', take(objection)],
    ]);
    const out = { bodies: groupOf('anne', 'bruno') };
    expect(when(blocked, { type: 'ConfirmCharter', revision: 1 }, as('anne'), out)).toEqual({
      ok: false,
      error: { code: 'charter-still-awaited', missing: [], objecting: ['chloe'] },
    });
    expect(play(blocked, [['bruno', take(consent)]], out).status).toBe('draft');
    const resigned = {
      ...out,
      commune: { ...commune, members: { ...commune.members, chloe: { ...voter, leftOn: '2026-04-14' } } },
    };
    expect(play(blocked, [['anne', { type: 'ConfirmCharter', revision: 1 }]], resigned).status).toBe(
      'inForce',
    );
  });

  test('a group of one, or none at all, consents to nothing', () => {
    const alone = { bodies: groupOf('anne') };
    expect(code(when(draft, take(consent), as('anne'), alone))).toBe('majority-group-too-small');
    expect(code(when(draft, take(consent), as('anne'), { bodies: { bodies: {} } }))).toBe(
      'majority-group-missing',
    );
  });

  test('I-12: an objection has a criterion of the charter and an argument', () => {
    const about = (over: object) => take({ ...objection, ...over } as CharterPosition);
    expect(code(when(draft, about({ criterion: 'taste' }), as('anne')))).toBe('objection-criterion-unknown');
    expect(code(when(draft, about({ argument: 'Non.' }), as('anne')))).toBe('objection-argument-too-short');
    expect(when(draft, about({ argument: 'x'.repeat(5001) }), as('anne'))).toEqual({
      ok: false,
      error: { code: 'text-too-long', length: 5001, maximum: 5000 },
    });
    expect(code(when(draft, take({ kind: 'concern', text: ' ' }), as('anne')))).toBe('concern-text-required');
  });

  test('I-11: never in force while a voter is silent or objects', () => {
    const position = fc.constantFrom<CharterPosition>(consent, objection, { kind: 'concern', text: 'Soit.' });
    const step = fc.oneof(
      fc.tuple(
        fc.constantFrom(...voters, 'minority', 'admin'),
        fc.tuple(position, fc.integer({ min: 1, max: 3 })).map(([one, revision]) => take(one, revision)),
      ),
      fc.tuple(
        fc.constantFrom('anne', 'admin'),
        fc
          .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(defaultParameters, other))
          .map(([revision, parameters]): CharterCommand => ({
            type: 'AmendCharterDraft',
            revision,
            parameters,
          })),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let state: CharterState = draft;
        for (const [person, command] of steps) {
          const before = state;
          state = play(state, [[person, command]]);
          if (before.status !== 'draft' || state.status !== 'inForce') continue;
          const positions = {
            ...before.positions,
            [person]: (command as { position: CharterPosition }).position,
          };
          expect(voters.every((one) => positions[one] && positions[one].kind !== 'objection')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('later versions', () => {
  const inForce = evolve(draft, {
    type: 'CharterVersionEnacted',
    version: 1,
    parameters: defaultParameters,
    since: now,
    decision: null,
  });
  const enact: CharterCommand = { type: 'EnactCharterVersion', parameters: other, decision: 'p1' };

  test('only an adopted proposal, carried by the system, replaces the rules in force', () => {
    expect(code(when(inForce, enact, as('anne')))).toBe('system-only');
    expect(code(when(inForce, enact, as('admin')))).toBe('system-only');
    expect(code(when(draft, enact, { kind: 'system' }))).toBe('charter-not-in-force');
    const result = when(inForce, enact, { kind: 'system' });
    const after = result.ok ? fold(evolve, inForce, result.value) : inForce;
    expect(after).toMatchObject({ version: 2, parameters: other });
    expect(after.status === 'inForce' && after.history.map(({ decision }) => decision)).toEqual([null, 'p1']);
  });

  test('I-6: an administrator can no longer touch the rules', () => {
    expect(code(when(inForce, { type: 'DraftCharter', parameters: other }, as('admin')))).toBe(
      'charter-already-in-force',
    );
    expect(
      code(when(inForce, { type: 'AmendCharterDraft', revision: 1, parameters: other }, as('admin'))),
    ).toBe('charter-already-in-force');
  });
});

describe('parameters', () => {
  const refusal = (p: CharterParameters) => {
    const result = checkParameters(p);
    return result.ok ? null : result.error;
  };

  test('the template keeps within its own bounds', () => expect(refusal(defaultParameters)).toBeNull());

  test('a figure out of bounds is named with its bounds', () => {
    expect(refusal({ ...defaultParameters, callIn: { members: 0, days: 5 } })).toEqual({
      code: 'charter-parameter-out-of-bounds',
      parameter: 'callIn.members',
      minimum: 1,
      maximum: 100,
    });
    expect(refusal({ ...defaultParameters, agenda: { cutOffDays: 2.5, maxMinutes: 90 } })?.code).toBe(
      'charter-parameter-out-of-bounds',
    );
  });

  test('I-12: half of the group is not enough to set an objection aside', () => {
    const half = { ...defaultParameters.objections, dismissNumerator: 1, dismissDenominator: 2 };
    expect(refusal({ ...defaultParameters, objections: half })).toMatchObject({
      parameter: 'objections.dismissNumerator',
    });
  });

  test('I-15: a minority never wins a fallback vote', () => {
    const half = { ...defaultParameters.fallback, numerator: 1, denominator: 2 };
    expect(refusal({ ...defaultParameters, fallback: half })).toMatchObject({
      parameter: 'fallback.numerator',
    });
  });

  test('a list holds known words, each once', () => {
    const twice = { ...defaultParameters.objections, criteria: ['safety', 'safety'] };
    expect(refusal({ ...defaultParameters, objections: twice })?.code).toBe('charter-parameter-unknown');
    const none = { ...defaultParameters.objections, criteria: [] };
    expect(refusal({ ...defaultParameters, objections: none })).toMatchObject({
      parameter: 'objections.criteria',
    });
  });
});
