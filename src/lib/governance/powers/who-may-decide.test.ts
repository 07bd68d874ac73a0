import { describe, expect, test } from 'vitest';
import type { Body } from '../bodies/index.ts';
import { body, mandate, seats, town, withMandates } from '../testing/town.ts';
import type { NatureGrounds } from '../subjects/index.ts';
import type { Delegation, Question, World } from './powers.ts';
import { whoMayDecide } from './who-may-decide.ts';

const date = '2026-10-12';
const lent = (id: string, ...matters: string[]) =>
  body(id, 'circle', { members: seats(['ana']), perimeter: { matters, envelopeEuros: 3000, limits: '' } });
/** The role that Ana decides in alone, until that day. */
const until = (day: string) => withMandates(mandate('fleurs', 'ana', { from: '2026-04-01', until: day }));
const { groupe, bureau, conseil } = town.bodies.bodies;
const world = (more: Partial<World> = {}): World => ({
  ...town,
  charter: town.charter.parameters,
  bodies: {
    bodies: {
      groupe,
      bureau,
      conseil,
      vie: lent('vie', 'fêtes', 'Marché'),
      cadre: lent('cadre', 'voirie', 'marché'),
    } as Record<string, Body>,
  },
  delegations: [],
  envelopes: {},
  executedInForce: true,
  ...more,
});
const no = {
  newPolicy: 'no',
  orientation: 'no',
  priceTaxLand: 'no',
  serviceOrganisation: 'no',
  publicPosition: 'no',
} as const;
const running: NatureGrounds = { answers: no, unbudgetedEuros: null, basis: { kind: 'runningAffairs' } };
const doubtful: NatureGrounds = { ...running, answers: { ...no, orientation: 'unsure' } };
const ask = (question: Partial<Question>, around = world()) =>
  whoMayDecide(
    { nature: null, grounds: running, matter: null, amountEuros: null, asked: null, ...question },
    around,
    date,
  );
const delegation: Delegation = {
  decision: 'd',
  to: 'vie',
  matters: ['Fête de l’Orsille'],
  bounds: '',
  envelopeEuros: 12_000,
  alertPercent: 80,
  from: '2026-06-01',
  until: '2027-07-13',
  inForce: true,
};

describe('who may decide this', () => {
  test('I-1, I-2: a doubt is the group’s; the bureau sends it there in one gesture', () => {
    const found = ask({ grounds: doubtful, asked: { kind: 'body', id: 'bureau' } });
    expect(found).toMatchObject({
      nature: 'political',
      reasons: [{ kind: 'criterion', criterion: 'orientation', answer: 'unsure' }],
      decider: { id: 'groupe', power: 'political', ground: { kind: 'politicalPower' } },
      alternatives: [],
      obstacle: { code: 'nature-forbids', body: 'bureau' },
      next: { kind: 'refer', from: 'bureau', to: 'groupe' },
    });
    expect(found.conditions).toContainEqual({ kind: 'deliberation', article: 'L2121-29' });
  });

  test('what runs the house is the bureau’s, and may be called in', () => {
    const found = ask({});
    expect(found).toMatchObject({
      nature: 'executive',
      decider: { id: 'bureau', ground: { kind: 'runningAffairs' } },
      next: { kind: 'raise', body: 'bureau' },
    });
    expect(found.alternatives.map(({ id }) => id)).toEqual(['groupe']);
    expect(found.conditions).toContainEqual({ kind: 'callIn', members: 3, days: 5 });
  });

  test('carrying out a decision needs that decision to stand', () => {
    const grounds: NatureGrounds = { ...running, basis: { kind: 'executes', decision: 'd' } };
    const asked = { kind: 'body', id: 'bureau' } as const;
    expect(ask({ grounds, asked }).decider).toMatchObject({ ground: { kind: 'execution', decision: 'd' } });
    const ended = ask({ grounds, asked }, world({ executedInForce: false }));
    expect(ended).toMatchObject({
      decider: { id: 'groupe' },
      obstacle: { code: 'executed-decision-not-in-force' },
      next: { kind: 'refer', from: 'bureau', to: 'groupe' },
    });
    // I-4: neither does a role carry it out alone.
    const role = {
      matter: 'fleurissement',
      amountEuros: 800,
      asked: { kind: 'role', id: 'fleurs' },
    } as const;
    expect(ask({ grounds, ...role }).decider).toMatchObject({ id: 'fleurs' });
    expect(ask({ grounds, ...role }, world({ executedInForce: false })).obstacle).toMatchObject({
      code: 'executed-decision-not-in-force',
    });
  });

  test('a circle decides in its perimeter, as long as its envelope holds', () => {
    expect(ask({ matter: 'Fêtes ', amountEuros: 3000 }).decider).toMatchObject({
      id: 'vie',
      ground: { kind: 'perimeter', matter: 'fêtes', room: { leftEuros: 3000 } },
    });
    const spent = { vie: { spendings: { e: { euros: 2900, at: '2026-05-01T10:00:00Z' } } } };
    const asked = { kind: 'body', id: 'vie' } as const;
    const dear = ask({ matter: 'fêtes', amountEuros: 101, asked }, world({ envelopes: spent }));
    expect(dear).toMatchObject({
      decider: { id: 'bureau' },
      obstacle: { code: 'envelope-exceeded', leftEuros: 100 },
      next: { kind: 'refer', from: 'vie', to: 'bureau' },
    });
  });

  test('two perimeters that claim a matter are shown, and the group arbitrates', () => {
    const found = ask({ matter: 'marché' });
    expect(found.claims).toEqual(['vie', 'cadre']);
    expect(found.next).toEqual({ kind: 'arbitrate', group: 'groupe', claims: ['vie', 'cadre'] });
    // A political matter is the group's already: neither circle is to obtain it.
    expect(ask({ matter: 'marché', grounds: doubtful }).next).toEqual({ kind: 'raise', body: 'groupe' });
  });

  test('I-3, I-16: a live delegation gives a political matter to its circle; an ended one, back to the group', () => {
    const question = { grounds: doubtful, matter: 'fête de l’orsille', amountEuros: 12_000 };
    expect(ask(question, world({ delegations: [delegation] }))).toMatchObject({
      decider: { id: 'vie', ground: { kind: 'delegation', delegation: 'd' } },
      alternatives: [{ id: 'groupe' }],
      next: { kind: 'raise', body: 'vie' },
    });
    for (const change of [{ inForce: false }, { until: '2026-10-11' }])
      expect(ask(question, world({ delegations: [{ ...delegation, ...change }] })).decider).toMatchObject({
        id: 'groupe',
      });
  });

  test('I-16: a role decides alone while its mandate holds, after asking for advice', () => {
    const asked = { kind: 'role', id: 'fleurs' } as const;
    const question = { matter: 'fleurissement', amountEuros: 800, asked };
    expect(ask(question)).toMatchObject({
      decider: { kind: 'role', id: 'fleurs', power: 'executive' },
      conditions: [{ kind: 'mayoralOrder', article: 'L2122-18' }, { kind: 'callIn' }],
      next: { kind: 'askAdvice', role: 'fleurs' },
    });
    expect(ask(question, world(until('2026-10-11')))).toMatchObject({
      decider: { id: 'bureau' },
      obstacle: { code: 'mandate-not-in-force' },
    });
    expect(ask({ ...question, grounds: doubtful }).obstacle).toMatchObject({ code: 'nature-forbids' });
    expect(ask({ ...question, amountEuros: 801 }).obstacle).toMatchObject({ code: 'envelope-exceeded' });
    expect(ask({ ...question, matter: 'voirie' }).obstacle).toMatchObject({ code: 'outside-perimeter' });
  });

  test('before there is a group, the way is to set it up', () => {
    expect(ask({ grounds: doubtful }, world({ bodies: { bodies: {} } }))).toMatchObject({
      decider: null,
      conditions: [],
      next: { kind: 'setUp' },
    });
  });
});
