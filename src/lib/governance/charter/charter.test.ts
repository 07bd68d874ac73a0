import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { code, storiesOf } from '../testing/story.ts';
import { seats, town, withBody, withMembers } from '../testing/town.ts';
import { charterProgress, checkParameters, decide, defaultParameters, evolve, initial } from './index.ts';
import type {
  CharterCommand,
  CharterEvent,
  CharterParameters,
  CharterPosition,
  CharterState,
} from './index.ts';

const now = '2026-04-14T18:00:00Z';
const voters = ['ana', 'bob', 'cleo'];
const { commune } = town;
const groupOf = (...people: string[]) => withBody('groupe', { members: seats(people) }).bodies;
const bodies = groupOf(...voters);
const { when } = storiesOf({ initial, decide, evolve }, { now, commune, bodies });
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
    const result = when(before, person, command, over);
    return result.ok ? fold(evolve, before, result.value) : before;
  }, state);
const other: CharterParameters = { ...defaultParameters, callIn: { members: 2, days: 8 } };

describe('drafting', () => {
  test('an administrator or a voter drafts; nobody else does, nor twice', () => {
    const command: CharterCommand = { type: 'DraftCharter', parameters: defaultParameters };
    expect(when(initial, 'admin', command)).toEqual({ ok: true, value: [drafted] });
    expect(code(when(initial, 'ana', command))).toBe('accepted');
    expect(code(when(initial, 'opposition', command))).toBe('charter-drafter-required');
    expect(code(when(initial, 'setup', command))).toBe('person-required');
    expect(code(when(draft, 'admin', command))).toBe('charter-already-drafted');
  });

  test('I-13: an amendment is a new revision, and every position on the old one lapses', () => {
    const state = play(draft, [
      ['ana', take(consent)],
      ['bob', take(consent)],
      ['cleo', { type: 'AmendCharterDraft', revision: 1, parameters: other }],
    ]);
    expect(state).toEqual({
      ...draft,
      voices: ['ana', 'bob'],
      revision: 2,
      parameters: other,
      positions: {},
    });
    expect(when(state, 'ana', take(consent, 1))).toEqual({
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
    expect(code(when(draft, 'ana', same))).toBe('nothing-changes');
    expect(code(when(draft, 'ana', { ...same, revision: 4 }))).toBe('revision-stale');
    expect(code(when(initial, 'ana', same))).toBe('charter-not-drafted');
  });
});

describe('consent to the first version', () => {
  test('I-11: it comes into force with the last position, and not before', () => {
    const two = play(draft, [
      ['ana', take(consent)],
      ['bob', take({ kind: 'concern', text: 'À revoir dans six mois.' })],
    ]);
    expect(two.status).toBe('draft');
    expect(two.status === 'draft' && charterProgress(two, { commune, bodies }, '2026-04-14')).toEqual({
      entitled: voters,
      missing: ['cleo'],
      objecting: [],
    });
    const last = when(two, 'cleo', take(consent));
    expect(last.ok && last.value.map(({ type }) => type)).toEqual([
      'CharterPositionTaken',
      'CharterVersionEnacted',
    ]);
    expect(play(two, [['cleo', take(consent)]])).toMatchObject({
      status: 'inForce',
      version: 1,
      since: now,
    });
  });

  test('an objection blocks until its author changes it', () => {
    const blocked = play(draft, [
      ['ana', take(objection)],
      ['bob', take(consent)],
      ['cleo', take(consent)],
    ]);
    expect(blocked.status).toBe('draft');
    expect(play(blocked, [['bob', take(consent)]]).status).toBe('draft');
    expect(play(blocked, [['ana', take(consent)]]).status).toBe('inForce');
  });

  test('I-10: only voters of the majority group count, and only while in function', () => {
    expect(code(when(draft, 'opposition', take(consent)))).toBe('not-entitled');
    expect(code(when(draft, 'admin', take(consent)))).toBe('not-entitled');
    expect(code(when(draft, 'system', take(consent)))).toBe('person-required');
    const left = {
      ...withMembers({ cleo: { leftOn: '2026-04-10' } }),
    };
    expect(code(when(draft, 'cleo', take(consent), left))).toBe('not-entitled');
    const done = play(
      draft,
      [
        ['ana', take(consent)],
        ['bob', take(consent)],
      ],
      left,
    );
    expect(done.status).toBe('inForce');
  });

  test('I-10, I-11: a departure is not silence; a voter, not the system nor an administrator, notes it', () => {
    const two = play(draft, [
      ['ana', take(consent)],
      ['bob', take({ kind: 'concern', text: 'À revoir dans six mois.' })],
    ]);
    const confirm = (revision = 1): CharterCommand => ({ type: 'ConfirmCharter', revision });
    expect(when(two, 'ana', confirm())).toEqual({
      ok: false,
      error: { code: 'charter-still-awaited', missing: ['cleo'], objecting: [] },
    });
    const left = {
      ...withMembers({ cleo: { leftOn: '2026-04-14' } }),
    };
    for (const after of [left, { bodies: groupOf('ana', 'bob') }]) {
      const done = when(two, 'bob', confirm(), after);
      expect(done.ok && done.value).toEqual([
        {
          type: 'CharterVersionEnacted',
          version: 1,
          parameters: defaultParameters,
          since: now,
          decision: null,
        },
      ]);
      expect(code(when(two, 'cleo', confirm(), after))).toBe('not-entitled');
      expect(code(when(two, 'admin', confirm(), after))).toBe('not-entitled');
      expect(code(when(two, 'system', confirm(), after))).toBe('person-required');
      expect(code(when(two, 'ana', confirm(2), after))).toBe('revision-stale');
    }
    expect(code(when(two, 'ana', confirm(), { bodies: groupOf('ana') }))).toBe('majority-group-too-small');
  });

  test('I-6, I-12: taking an objector out of the group does not take the objection away; leaving office does', () => {
    const blocked = play(draft, [
      ['ana', take(consent)],
      ['bob', take(consent)],
      ['cleo', take(objection)],
    ]);
    const out = { bodies: groupOf('ana', 'bob') };
    expect(when(blocked, 'ana', { type: 'ConfirmCharter', revision: 1 }, out)).toEqual({
      ok: false,
      error: { code: 'charter-still-awaited', missing: [], objecting: ['cleo'] },
    });
    expect(play(blocked, [['bob', take(consent)]], out).status).toBe('draft');
    const resigned = {
      ...out,
      ...withMembers({ cleo: { leftOn: '2026-04-14' } }),
    };
    expect(play(blocked, [['ana', { type: 'ConfirmCharter', revision: 1 }]], resigned).status).toBe(
      'inForce',
    );
  });

  test('a group of one, or none at all, consents to nothing', () => {
    const alone = { bodies: groupOf('ana') };
    expect(code(when(draft, 'ana', take(consent), alone))).toBe('majority-group-too-small');
    expect(code(when(draft, 'ana', take(consent), { bodies: { bodies: {} } }))).toBe(
      'majority-group-missing',
    );
  });

  test('I-12: an objection has a criterion of the charter and an argument', () => {
    const about = (over: object) => take({ ...objection, ...over } as CharterPosition);
    expect(code(when(draft, 'ana', about({ criterion: 'taste' })))).toBe('objection-criterion-unknown');
    expect(code(when(draft, 'ana', about({ argument: 'Non.' })))).toBe('objection-argument-too-short');
    expect(when(draft, 'ana', about({ argument: 'x'.repeat(5001) }))).toEqual({
      ok: false,
      error: { code: 'text-too-long', length: 5001, maximum: 5000 },
    });
    expect(code(when(draft, 'ana', take({ kind: 'concern', text: ' ' })))).toBe('concern-text-required');
  });

  test('I-11: never in force while a voter is silent or objects', () => {
    const position = fc.constantFrom<CharterPosition>(consent, objection, { kind: 'concern', text: 'Soit.' });
    const step = fc.oneof(
      fc.tuple(
        fc.constantFrom(...voters, 'opposition', 'admin'),
        fc.tuple(position, fc.integer({ min: 1, max: 3 })).map(([one, revision]) => take(one, revision)),
      ),
      fc.tuple(
        fc.constantFrom('ana', 'admin'),
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
  const enact: CharterCommand = {
    type: 'EnactCharterVersion',
    base: null,
    parameters: other,
    writtenAt: now,
    decision: 'p1',
  };

  test('only an adopted proposal, carried by the system, replaces the rules in force', () => {
    expect(code(when(inForce, 'ana', enact))).toBe('system-only');
    expect(code(when(inForce, 'admin', enact))).toBe('system-only');
    expect(code(when(draft, 'system', enact))).toBe('charter-not-in-force');
    const result = when(inForce, 'system', enact);
    const after = result.ok ? fold(evolve, inForce, result.value) : inForce;
    expect(after).toMatchObject({ version: 2, parameters: other });
    expect(after.status === 'inForce' && after.history.map(({ decision }) => decision)).toEqual([null, 'p1']);
  });

  test('I-6: an administrator can no longer touch the rules', () => {
    expect(code(when(inForce, 'admin', { type: 'DraftCharter', parameters: other }))).toBe(
      'charter-already-in-force',
    );
    expect(code(when(inForce, 'admin', { type: 'AmendCharterDraft', revision: 1, parameters: other }))).toBe(
      'charter-already-in-force',
    );
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
