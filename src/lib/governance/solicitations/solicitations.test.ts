import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { defaultParameters } from '../charter/index.ts';
import type { FoundedCommune, MemberFunction } from '../commune/index.ts';
import type { MandatesState } from '../mandates/index.ts';
import { decide, evolve, initial } from './index.ts';
import type { SolicitationCommand, SolicitationContext, SolicitationState, Solicited } from './index.ts';

const now = '2026-10-12T09:00:00Z';
const member = (held: MemberFunction, leftOn: string | null = null) => ({
  function: held,
  majority: true,
  rank: null,
  group: null,
  leftOn,
});
const commune: FoundedCommune = {
  status: 'founded',
  name: 'Essai',
  insee: '26289',
  population: 1200,
  populationSource: 'INSEE',
  registeredElectors: null,
  installedOn: '2026-03-21',
  foundedAt: now,
  members: {
    ana: member('deputy'),
    bob: member('councillor'),
    jardin: member('agent'),
    parti: member('agent', '2026-05-01'),
  },
  administrators: [],
};
const mandates = (until: string | null): MandatesState => ({
  roles: {
    fleurs: {
      id: 'fleurs',
      body: 'groupe',
      kind: 'other',
      title: 'Fleurissement',
      purpose: '',
      perimeter: 'Choisir les plantations du bourg',
      accountabilities: [],
      envelopeEuros: 800,
      term: null,
    },
  },
  mandates: {
    m: {
      id: 'm',
      role: 'fleurs',
      person: 'ana',
      from: '2026-04-01',
      until,
      designation: 'consent',
      decision: null,
      act: null,
      endedOn: null,
      endReason: null,
    },
  },
});
const context = (actor: string, more: Partial<SolicitationContext> = {}): SolicitationContext => ({
  now,
  actor: { kind: 'person', person: actor },
  commune,
  charter: { status: 'inForce', version: 1, parameters: defaultParameters, since: now, history: [] },
  bodies: {
    bodies: {
      groupe: {
        id: 'groupe',
        name: 'Groupe',
        kind: 'majorityGroup',
        power: 'political',
        purpose: '',
        perimeter: null,
        members: [],
        quorum: 1,
        rhythm: '',
        parent: null,
        endsOn: null,
        dissolvedOn: null,
      },
    },
  },
  mandates: mandates('2027-03-31'),
  executedInForce: false,
  envelope: { spendings: {} },
  ...more,
});
const solicited: Solicited = {
  role: 'fleurs',
  title: 'Les jardinières du pont',
  text: 'Des vivaces plutôt que des annuelles.',
  grounds: {
    answers: {
      newPolicy: 'no',
      orientation: 'no',
      priceTaxLand: 'no',
      serviceOrganisation: 'no',
      publicPosition: 'no',
    },
    unbudgetedEuros: null,
    basis: { kind: 'runningAffairs' },
  },
  amountEuros: 300,
  asked: ['jardin', 'bob'],
  until: '2026-10-20',
};
type Bare = SolicitationCommand extends infer C
  ? C extends { solicitation: string }
    ? Omit<C, 'solicitation'>
    : never
  : never;
const when = (state: SolicitationState, command: Bare, in_: SolicitationContext) =>
  decide(state, { ...command, solicitation: 's' } as SolicitationCommand, in_);
const code = (result: ReturnType<typeof when>) => (result.ok ? 'accepted' : result.error.code);
const after = (state: SolicitationState, command: Bare, in_: SolicitationContext) => {
  const result = when(state, command, in_);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return fold(evolve, state, result.value);
};
const ask = (change: Partial<Solicited> = {}): Bare => ({ type: 'SolicitAdvice', ...solicited, ...change });
const asking = after(initial, ask(), context('ana'));
const decideIt: Bare = { type: 'DecideInRole', text: 'Des vivaces, comme le service le conseille.' };
const say = (text: string): Bare => ({ type: 'AnswerSolicitation', text });

describe('advice for what a role decides alone', () => {
  test('everyone asked is heard, or the day passes; the decision keeps its ground', () => {
    expect(code(when(asking, decideIt, context('ana')))).toBe('answers-awaited');
    const one = after(asking, say('Moins d’arrosage.'), context('jardin'));
    expect(code(when(one, say('Moi aussi.'), context('ana')))).toBe('not-asked');
    const both = after(one, say('D’accord.'), context('bob'));
    const decided = after(both, decideIt, context('ana'));
    expect(decided).toMatchObject({
      status: 'decided',
      answers: [{ person: 'jardin' }, { person: 'bob' }],
      ground: { kind: 'perimeter', room: { leftEuros: 800 } },
    });
    expect(code(when(decided, say('Trop tard.'), context('bob')))).toBe('solicitation-over');
    expect(code(when(one, decideIt, context('ana', { now: '2026-10-21T09:00:00Z' })))).toBe('accepted');
    expect(code(when(both, decideIt, context('bob')))).toBe('asker-only');
  });

  test('I-2: nothing political is decided alone, from the grid or by the doubt of one member', () => {
    const unsure = {
      ...solicited.grounds,
      answers: { ...solicited.grounds.answers, orientation: 'unsure' },
    } as const;
    expect(code(when(initial, ask({ grounds: unsure }), context('ana')))).toBe('nature-forbids');
    const doubt: Bare = { type: 'ContestSolicitation', reason: 'Le pont est un choix de tous.' };
    expect(code(when(asking, doubt, context('jardin')))).toBe('elected-member-required');
    expect(code(when(asking, { ...doubt, reason: 'Non.' }, context('bob')))).toBe('reason-too-short');
    const contested = after(asking, doubt, context('bob'));
    const late = context('ana', { now: '2026-10-21T09:00:00Z' });
    expect(code(when(contested, decideIt, late))).toBe('contest-open');
    const decided = after(asking, decideIt, late);
    expect(after(decided, doubt, context('bob', { now: late.now }))).toMatchObject({ nature: 'political' });
    expect(code(when(decided, doubt, context('bob', { now: '2026-10-27T09:00:00Z' })))).toBe(
      'contest-too-late',
    );
  });

  test('I-1: the group answers a contest once, and only by what it adopted', () => {
    const doubt: Bare = { type: 'ContestSolicitation', reason: 'Le pont est un choix de tous.' };
    const late = context('ana', { now: '2026-10-21T09:00:00Z' });
    const system = context('ana', { now: late.now, actor: { kind: 'system' } });
    const answered = (settlement: 'upheld' | 'replaced' | 'undone'): Bare => ({
      type: 'SettleSolicitation',
      settlement,
      decision: 'd1',
    });
    const contested = after(asking, doubt, context('bob'));
    expect(code(when(contested, answered('upheld'), context('bob')))).toBe('system-only');
    expect(when(asking, answered('undone'), system)).toEqual({ ok: true, value: [] });

    const upheld = after(contested, answered('upheld'), system);
    expect(upheld).toMatchObject({ status: 'asking', nature: 'executive', settled: { decision: 'd1' } });
    expect(code(when(upheld, decideIt, late))).toBe('accepted');
    expect(code(when(upheld, doubt, context('bob')))).toBe('group-has-settled');
    expect(when(upheld, answered('undone'), system)).toEqual({ ok: true, value: [] });

    const taken = after(contested, answered('replaced'), system);
    expect(taken).toMatchObject({ status: 'takenUp', nature: 'political' });
    expect(code(when(taken, decideIt, late))).toBe('solicitation-over');

    const decided = after(after(asking, decideIt, late), doubt, context('bob', { now: late.now }));
    const undone = after(decided, answered('undone'), system);
    expect(undone).toMatchObject({
      status: 'decided',
      nature: 'political',
      settled: { settlement: 'undone' },
    });
  });

  test('I-16: an expired mandate gives no power, at the asking or at the deciding', () => {
    const expired = { mandates: mandates('2026-10-11') };
    expect(code(when(initial, ask(), context('ana', expired)))).toBe('mandate-not-in-force');
    expect(code(when(initial, ask(), context('bob')))).toBe('mandate-not-in-force');
    const later = { now: '2026-10-21T09:00:00Z', mandates: mandates('2026-10-20') };
    expect(code(when(asking, decideIt, context('ana', later)))).toBe('mandate-not-in-force');
  });

  test('within the envelope of the role, and never with a debt', () => {
    const spent = { envelope: { spendings: { d: { euros: 600, at: now } } } };
    expect(code(when(initial, ask(), context('ana', spent)))).toBe('envelope-exceeded');
    expect(code(when(initial, ask({ amountEuros: -1 }), context('ana')))).toBe('amount-invalid');
  });

  test('somebody else is asked, in function, with time to answer', () => {
    expect(code(when(initial, ask({ asked: ['ana'] }), context('ana')))).toBe('nobody-asked');
    expect(code(when(initial, ask({ asked: ['parti'] }), context('ana')))).toBe('asked-not-in-function');
    expect(code(when(initial, ask({ until: '2026-10-12' }), context('ana')))).toBe('date-not-after-today');
    expect(code(when(initial, ask({ title: ' ' }), context('ana')))).toBe('text-missing');
    expect(code(when(asking, ask(), context('ana')))).toBe('solicitation-exists');
    expect(code(when(initial, decideIt, context('ana')))).toBe('solicitation-unknown');
    const drop: Bare = { type: 'DropSolicitation', reason: 'La crue a tout emporté.' };
    expect(after(asking, drop, context('ana'))).toMatchObject({ status: 'dropped' });
  });
});
