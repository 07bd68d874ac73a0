import { describe, expect, test } from 'vitest';
import { code, storiesOf, type Bare as Without } from '../testing/story.ts';
import { mandate, town, withMandates } from '../testing/town.ts';
import { decide, evolve, initial } from './index.ts';
import type { SolicitationCommand, SolicitationContext, Solicited } from './index.ts';

const now = '2026-10-12T09:00:00Z';
/** The role that Ana decides in alone, until that day. */
const until = (day: string) => withMandates(mandate('fleurs', 'ana', { from: '2026-04-01', until: day }));
const world: Omit<SolicitationContext, 'actor'> = {
  now,
  ...town,
  executedInForce: false,
  envelope: { spendings: {} },
};
const { when, after } = storiesOf({ initial, decide, evolve }, world, { solicitation: 's' });
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
  matter: 'fleurissement',
  amountEuros: 300,
  asked: ['agent', 'bob'],
  until: '2026-10-20',
};
type Bare = Without<SolicitationCommand, 'solicitation'>;
const ask = (change: Partial<Solicited> = {}): Bare => ({ type: 'SolicitAdvice', ...solicited, ...change });
const asking = after(initial, 'ana', ask());
const decideIt: Bare = { type: 'DecideInRole', text: 'Des vivaces, comme le service le conseille.' };
const say = (text: string): Bare => ({ type: 'AnswerSolicitation', text });

describe('advice for what a role decides alone', () => {
  test('everyone asked is heard, or the day passes; the decision keeps its ground', () => {
    expect(code(when(asking, 'ana', decideIt))).toBe('answers-awaited');
    const one = after(asking, 'agent', say('Moins d’arrosage.'));
    expect(code(when(one, 'ana', say('Moi aussi.')))).toBe('not-asked');
    const both = after(one, 'bob', say('D’accord.'));
    const decided = after(both, 'ana', decideIt);
    expect(decided).toMatchObject({
      status: 'decided',
      answers: [{ person: 'agent' }, { person: 'bob' }],
      ground: { kind: 'perimeter', room: { leftEuros: 800 } },
    });
    expect(code(when(decided, 'bob', say('Trop tard.')))).toBe('solicitation-over');
    expect(code(when(one, 'ana', decideIt, { now: '2026-10-21T09:00:00Z' }))).toBe('accepted');
    expect(code(when(both, 'bob', decideIt))).toBe('asker-only');
  });

  test('I-2: nothing political is decided alone, from the grid or by the doubt of one member', () => {
    const unsure = {
      ...solicited.grounds,
      answers: { ...solicited.grounds.answers, orientation: 'unsure' },
    } as const;
    expect(code(when(initial, 'ana', ask({ grounds: unsure })))).toBe('nature-forbids');
    const doubt: Bare = { type: 'ContestSolicitation', reason: 'Le pont est un choix de tous.' };
    expect(code(when(asking, 'agent', doubt))).toBe('elected-member-required');
    expect(code(when(asking, 'bob', { ...doubt, reason: 'Non.' }))).toBe('reason-too-short');
    const contested = after(asking, 'bob', doubt);
    const late = { now: '2026-10-21T09:00:00Z' };
    expect(code(when(contested, 'ana', decideIt, late))).toBe('contest-open');
    const decided = after(asking, 'ana', decideIt, late);
    expect(after(decided, 'bob', doubt, late)).toMatchObject({ nature: 'political' });
    expect(code(when(decided, 'bob', doubt, { now: '2026-10-27T09:00:00Z' }))).toBe('contest-too-late');
  });

  test('I-1: the group answers a contest once, and only by what it adopted', () => {
    const doubt: Bare = { type: 'ContestSolicitation', reason: 'Le pont est un choix de tous.' };
    const late = { now: '2026-10-21T09:00:00Z' };
    const answered = (settlement: 'upheld' | 'replaced' | 'undone'): Bare => ({
      type: 'SettleSolicitation',
      settlement,
      decision: 'd1',
    });
    const contested = after(asking, 'bob', doubt);
    expect(code(when(contested, 'bob', answered('upheld')))).toBe('system-only');
    expect(when(asking, 'system', answered('undone'), late)).toEqual({ ok: true, value: [] });

    const upheld = after(contested, 'system', answered('upheld'), late);
    expect(upheld).toMatchObject({ status: 'asking', nature: 'executive', settled: { decision: 'd1' } });
    expect(code(when(upheld, 'ana', decideIt, late))).toBe('accepted');
    expect(code(when(upheld, 'bob', doubt))).toBe('group-has-settled');
    expect(when(upheld, 'system', answered('undone'), late)).toEqual({ ok: true, value: [] });

    const taken = after(contested, 'system', answered('replaced'), late);
    expect(taken).toMatchObject({ status: 'takenUp', nature: 'political' });
    expect(code(when(taken, 'ana', decideIt, late))).toBe('solicitation-over');

    const decided = after(after(asking, 'ana', decideIt, late), 'bob', doubt, late);
    const undone = after(decided, 'system', answered('undone'), late);
    expect(undone).toMatchObject({
      status: 'decided',
      nature: 'political',
      settled: { settlement: 'undone' },
    });
  });

  test('I-16: an expired mandate gives no power, at the asking or at the deciding', () => {
    const expired = until('2026-10-11');
    expect(code(when(initial, 'ana', ask(), expired))).toBe('mandate-not-in-force');
    expect(code(when(initial, 'bob', ask({ asked: ['agent', 'ana'] })))).toBe('mandate-not-in-force');
    const later = { now: '2026-10-21T09:00:00Z', ...until('2026-10-20') };
    expect(code(when(asking, 'ana', decideIt, later))).toBe('mandate-not-in-force');
  });

  test('I-2: inside the role’s perimeter, which the asking names with its words', () => {
    const { matter: _, ...unsaid } = ask() as Extract<Bare, { type: 'SolicitAdvice' }>;
    expect(code(when(initial, 'ana', unsaid))).toBe('perimeter-not-named');
    expect(code(when(initial, 'ana', ask({ matter: '\u200B ' })))).toBe('perimeter-not-named');
    for (const matter of ['crèche', 'e', 'fleur', ', . ;'])
      expect(code(when(initial, 'ana', ask({ matter }))), matter).toBe('outside-perimeter');
    expect(code(when(initial, 'ana', ask({ matter: ' FLEURISSEMENT' })))).toBe('accepted');
    // Asked before the matter had to be said, it is decided as it was asked.
    const before = after(initial, 'ana', ask());
    const old = before.status === 'none' ? before : (({ matter: _matter, ...rest }) => rest)(before);
    expect(code(when(old as typeof before, 'ana', decideIt, { now: '2026-10-21T09:00:00Z' }))).toBe(
      'accepted',
    );
  });

  test('within the envelope of the role, and never with a debt', () => {
    const spent = { envelope: { spendings: { d: { euros: 600, at: now } } } };
    expect(code(when(initial, 'ana', ask(), spent))).toBe('envelope-exceeded');
    expect(code(when(initial, 'ana', ask({ amountEuros: -1 })))).toBe('amount-invalid');
  });

  test('somebody else is asked, in function, with time to answer', () => {
    for (const asked of [['ana'], ['bob'], ['bob', 'bob', 'ana']])
      expect(code(when(initial, 'ana', ask({ asked })))).toBe('too-few-asked');
    expect(code(when(initial, 'ana', ask({ asked: ['gone', 'bob'] })))).toBe('asked-not-in-function');
    expect(code(when(initial, 'ana', ask({ until: '2026-10-12' })))).toBe('date-not-after-today');
    expect(code(when(initial, 'ana', ask({ title: ' ' })))).toBe('text-missing');
    expect(code(when(asking, 'ana', ask()))).toBe('solicitation-exists');
    expect(code(when(initial, 'ana', decideIt))).toBe('solicitation-unknown');
    const drop: Bare = { type: 'DropSolicitation', reason: 'La crue a tout emporté.' };
    expect(after(asking, 'ana', drop)).toMatchObject({ status: 'dropped' });
  });
});
