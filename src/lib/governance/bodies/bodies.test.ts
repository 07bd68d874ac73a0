import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { code, storiesOf } from '../testing/story.ts';
import { member, town, withMembers } from '../testing/town.ts';
import * as bodies from './index.ts';
import { governanceTemplate, hasPoliticalPower, initial, majorityGroupOf, votersOf } from './index.ts';
import type { BodiesCommand, BodiesState, BodyId, BodyKind, CitedDecisions, CreateBody } from './index.ts';
import type { MemberFunction } from '../commune/index.ts';

const now = '2026-11-22T09:00:00Z';
const today = '2026-11-22';
const { commune } = town;
const decisions: CitedDecisions = {
  yes: { body: 'group', state: 'inForce' },
  bureauOwn: { body: 'bureau', state: 'inForce' },
  old: { body: 'group', state: 'repealed' },
};
const create = (bodyId: BodyId, kind: BodyKind, over: Partial<CreateBody> = {}): CreateBody => ({
  type: 'CreateBody',
  bodyId,
  name: bodyId,
  kind,
  purpose: 'Pourquoi elle existe',
  perimeter: null,
  members: [],
  quorum: null,
  rhythm: 'Chaque mois',
  parent: null,
  endsOn: null,
  decision: null,
  ...over,
});
const seats = (...people: string[]) => people.map((person) => ({ person, capacity: 'member' as const }));
const { when, after } = storiesOf(bodies, { now, commune, charterInForce: false, decisions });
const underCharter = { charterInForce: true };
/** What the administrator sets up, one command after the other. */
const play = (commands: readonly BodiesCommand[], from: BodiesState = initial) =>
  commands.reduce((state, command) => after(state, 'admin', command), from);

const perimeter = { matters: ['école'], envelopeEuros: 3000, limits: 'Dans le budget' };
const set = play([
  create('group', 'majorityGroup', { members: seats('maire', 'ana', 'bob', 'cleo'), quorum: 3 }),
  create('bureau', 'bureau', { members: seats('maire', 'ana'), parent: 'group' }),
  create('circle', 'circle', { members: seats('ana', 'bob'), parent: 'group', perimeter }),
]);
const body = (state: BodiesState, id: BodyId) => {
  const found = state.bodies[id];
  if (found === undefined) throw new Error(id);
  return found;
};

describe('what a body is', () => {
  test('I-3: power follows the kind; a circle decides only inside its perimeter', () => {
    expect(['group', 'bureau', 'circle'].map((id) => body(set, id).power)).toEqual([
      'political',
      'executive',
      'preparatory',
    ]);
    expect(['group', 'bureau', 'circle'].map((id) => hasPoliticalPower(body(set, id)))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('only a circle has a perimeter, and it names matters', () => {
    expect(code(when(set, 'admin', create('p', 'observatory', { perimeter })))).toBe(
      'perimeter-only-for-circle',
    );
    const empty = { ...perimeter, matters: [] };
    expect(code(when(set, 'admin', create('c', 'circle', { perimeter: empty })))).toBe(
      'perimeter-needs-matters',
    );
    const debt = { ...perimeter, envelopeEuros: -1 };
    expect(code(when(set, 'admin', create('c', 'circle', { perimeter: debt })))).toBe('envelope-invalid');
  });

  test('there is one majority group, one bureau and one council', () => {
    expect(when(set, 'admin', create('again', 'majorityGroup'))).toEqual({
      ok: false,
      error: { code: 'only-one-of-kind', kind: 'majorityGroup', body: 'group' },
    });
    expect(code(when(set, 'admin', create('again', 'bureau')))).toBe('only-one-of-kind');
    expect(code(when(set, 'admin', create('other', 'circle')))).toBe('accepted');
  });

  test('a name is not shared, a parent exists, a project group ends', () => {
    expect(code(when(set, 'admin', create('x', 'circle', { name: ' GROUP ' })))).toBe('name-taken');
    expect(code(when(set, 'admin', create('x', 'circle', { name: ' ' })))).toBe('name-required');
    expect(code(when(set, 'admin', create('x', 'circle', { name: 'x'.repeat(161) })))).toBe('text-too-long');
    expect(code(when(set, 'admin', create('x', 'circle', { parent: 'nowhere' })))).toBe('body-unknown');
    expect(code(when(set, 'admin', create('x', 'council', { parent: 'group' })))).toBe('parent-not-allowed');
    expect(code(when(set, 'admin', create('x', 'projectGroup')))).toBe('end-date-required');
    expect(code(when(set, 'admin', create('x', 'projectGroup', { endsOn: '2026-11-21' })))).toBe(
      'end-date-invalid',
    );
    expect(code(when(set, 'admin', create('x', 'projectGroup', { endsOn: '2027-06-30' })))).toBe('accepted');
    expect(code(when(set, 'admin', create('group', 'circle')))).toBe('body-exists');
  });

  test('I-9: the majority group never goes without a quorum', () => {
    expect(code(when(initial, 'admin', create('g', 'majorityGroup', { members: seats('ana') })))).toBe(
      'quorum-required',
    );
    const lift: BodiesCommand = { type: 'ChangeBody', body: 'group', quorum: null, decision: null };
    expect(code(when(set, 'admin', lift))).toBe('quorum-required');
    expect(code(when(set, 'admin', { ...lift, body: 'bureau', name: 'Bureau municipal' }))).toBe('accepted');
  });

  test('I-9: a share of the members takes the place of a number, from a third to all', () => {
    const share = (quorumPercent: number | null, quorum?: number | null): BodiesCommand => ({
      type: 'ChangeBody',
      body: 'group',
      quorumPercent,
      ...(quorum === undefined ? {} : { quorum }),
      decision: null,
    });
    expect(code(when(set, 'admin', share(50)))).toBe('quorum-said-twice');
    for (const outside of [0, 33, 101, 50.5])
      expect(code(when(set, 'admin', share(outside, null)))).toBe('quorum-share-out-of-bounds');
    const halved = when(set, 'admin', share(50, null));
    expect(code(halved)).toBe('accepted');
    const state = halved.ok ? fold(bodies.evolve, set, halved.value) : set;
    expect(body(state, 'group')).toMatchObject({ quorum: null, quorumPercent: 50 });
    expect(code(when(state, 'admin', share(null)))).toBe('quorum-required');
    expect(code(when(state, 'admin', share(null, 3)))).toBe('accepted');
  });

  test('I-9: a quorum is no handful, and at most the members', () => {
    const change = (quorum: number): BodiesCommand => ({
      type: 'ChangeBody',
      body: 'group',
      quorum,
      decision: null,
    });
    for (const handful of [0, 1]) expect(code(when(set, 'admin', change(handful)))).toBe('quorum-too-small');
    expect(when(set, 'admin', change(5))).toEqual({
      ok: false,
      error: { code: 'quorum-above-members', quorum: 5, members: 4 },
    });
    expect(code(when(set, 'admin', change(4)))).toBe('accepted');
    expect(code(when(set, 'admin', change(3)))).toBe('nothing-changes');
    const watchOnly = [{ person: 'cleo', capacity: 'adviser' as const }];
    expect(code(when(set, 'admin', create('c', 'circle', { members: watchOnly, quorum: 1 })))).toBe(
      'quorum-above-members',
    );
  });
});

describe('who sits', () => {
  const admit = (bodyId: BodyId, person: string, capacity: 'member' | 'watch' | 'adviser' = 'member') =>
    when(set, 'admin', { type: 'AdmitMember', body: bodyId, person, capacity, decision: null });

  test('I-10: only elected people in function count in the group and the bureau', () => {
    expect(code(admit('group', 'resident'))).toBe('member-must-be-elected');
    expect(code(admit('bureau', 'dgs'))).toBe('member-must-be-elected');
    expect(code(admit('bureau', 'dgs', 'adviser'))).toBe('accepted');
    expect(code(admit('group', 'gone'))).toBe('person-not-in-function');
    expect(code(admit('group', 'nobody'))).toBe('person-unknown');
    expect(code(admit('group', 'ana'))).toBe('already-member');
  });

  test('staff advise a circle, residents may sit in it', () => {
    expect(code(admit('circle', 'agent'))).toBe('staff-only-advise');
    expect(code(admit('circle', 'agent', 'adviser'))).toBe('accepted');
    expect(code(admit('circle', 'resident'))).toBe('accepted');
  });

  test('the bureau is watched by a voter of the majority group', () => {
    expect(code(admit('bureau', 'cleo', 'watch'))).toBe('accepted');
    expect(code(admit('bureau', 'opposition', 'watch'))).toBe('watch-must-be-of-majority-group');
    expect(code(admit('circle', 'cleo', 'watch'))).toBe('watch-only-in-bureau');
  });

  test('I-10, I-16: voters are full members, still in function and still elected, of a body that lives', () => {
    const watched = play(
      [{ type: 'AdmitMember', body: 'bureau', person: 'cleo', capacity: 'watch', decision: null }],
      set,
    );
    expect(votersOf(body(watched, 'bureau'), commune, today)).toEqual(['maire', 'ana']);
    const changed = withMembers({ maire: { function: 'agent' }, ana: { leftOn: today } }).commune;
    expect(votersOf(body(set, 'group'), changed, today)).toEqual(['bob', 'cleo']);
    const ended = { ...body(set, 'circle'), endsOn: '2026-11-21' };
    expect(votersOf(ended, commune, today)).toEqual([]);
  });

  test('a removal has a reason and leaves the quorum reachable', () => {
    const remove = (person: string, reason: string): BodiesCommand => ({
      type: 'RemoveMember',
      body: 'group',
      person,
      reason,
      decision: null,
    });
    expect(code(when(set, 'admin', remove('cleo', ' ')))).toBe('reason-required');
    expect(code(when(set, 'admin', remove('opposition', 'Quitte')))).toBe('not-member');
    const three = play([remove('cleo', 'Quitte la majorité')], set);
    expect(when(three, 'admin', remove('bob', 'Quitte'))).toEqual({
      ok: false,
      error: { code: 'quorum-above-members', quorum: 3, members: 2 },
    });
  });
});

describe('who may organise', () => {
  const admission: BodiesCommand = {
    type: 'AdmitMember',
    body: 'group',
    person: 'opposition',
    capacity: 'member',
    decision: 'yes',
  };

  test('before the charter the administrator prepares, and only they', () => {
    expect(code(when(set, 'admin', admission))).toBe('accepted');
    expect(code(when(set, 'ana', admission))).toBe('administrator-required');
    expect(code(when(set, 'system', admission))).toBe('administrator-required');
  });

  test('I-6: under a charter an administrator adds no voter, even with a decision', () => {
    expect(code(when(set, 'admin', admission, underCharter))).toBe('administrator-has-no-collegial-power');
    expect(code(when(set, 'opposition', admission, underCharter))).toBe('change-by-proposal-only');
    expect(code(when(set, 'ana', admission, underCharter))).toBe('change-by-proposal-only');
    expect(code(when(set, 'system', admission, underCharter))).toBe('accepted');
  });

  test('I-6: nor does the system without a decision of the group in force', () => {
    const cite = (decision: string | null) =>
      code(when(set, 'system', { ...admission, decision }, underCharter));
    expect(cite(null)).toBe('decision-required');
    expect(cite('unheard')).toBe('decision-unknown');
    expect(cite('bureauOwn')).toBe('decision-not-of-majority-group');
    expect(cite('old')).toBe('decision-not-in-force');
  });

  test('the majority group lasts; another body is dissolved with a reason, its circles first', () => {
    const dissolve = (id: BodyId, reason = 'Travail achevé'): BodiesCommand => ({
      type: 'DissolveBody',
      body: id,
      reason,
      decision: null,
    });
    expect(code(when(set, 'admin', dissolve('group')))).toBe('majority-group-permanent');
    expect(code(when(set, 'admin', dissolve('circle', '')))).toBe('reason-required');
    const under = play([create('sub', 'circle', { parent: 'circle' })], set);
    expect(code(when(under, 'admin', dissolve('circle')))).toBe('has-live-circles');
    const without = play([dissolve('circle')], set);
    expect(code(when(without, 'admin', dissolve('circle')))).toBe('body-ended');
    expect(majorityGroupOf(without)?.id).toBe('group');
  });
});

describe('the template', () => {
  const ids = () => {
    let next = 0;
    return () => `b${next++}`;
  };

  test('creates bodies that the rules accept, seats people by function, and asks more than half', () => {
    const state = play(governanceTemplate(commune, ids()));
    expect(Object.values(state.bodies).map(({ kind }) => kind)).toEqual([
      'majorityGroup',
      'bureau',
      'council',
      'circle',
      'circle',
    ]);
    expect(body(state, 'b0').quorum).toBe(4);
    expect(votersOf(body(state, 'b1'), commune, today)).toEqual(['maire', 'ana']);
    expect(body(state, 'b1').members).toContainEqual({ person: 'dgs', capacity: 'adviser', since: today });
    expect(votersOf(body(state, 'b2'), commune, today)).toContain('opposition');
  });

  test('holds for any composition of the majority, nobody included', () => {
    const held = fc.constantFrom<MemberFunction>(
      'deputy',
      'councillor',
      'agent',
      'generalSecretary',
      'resident',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(held, fc.boolean()), { maxLength: 40 }), (people) => {
        const members = Object.fromEntries(
          people.map(([fun, majority], n) => [
            `p${n}`,
            member(fun, { majority: majority && fun !== 'agent' }),
          ]),
        );
        const some = { ...commune, members };
        let state: BodiesState = initial;
        for (const command of governanceTemplate(some, ids())) {
          const result = when(state, 'admin', command, { commune: some });
          expect(result.ok).toBe(true);
          if (result.ok) state = fold(bodies.evolve, state, result.value);
        }
        const group = majorityGroupOf(state);
        const count = group?.members.length ?? 0;
        expect(group === null || group.quorum === Math.floor(count / 2) + 1).toBe(true);
      }),
    );
  });
});
