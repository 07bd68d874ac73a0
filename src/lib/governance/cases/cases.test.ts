import { describe, expect, test } from 'vitest';
import { caseDueAt, isIrregular } from './who.ts';
import { after, ofBureau, subjectIn, when, world, type Around } from '../testing/cases.ts';
import { body, seats, withBodies, withMembers } from '../testing/town.ts';
import { initial } from './evolve.ts';
import type { CaseState } from './state.ts';
import type { CaseEvent } from './case.ts';
import type { CaseCommand } from './commands.ts';

/** What follows from a command, or the code of its refusal. */
const told = (...given: Parameters<typeof when>): readonly CaseEvent[] | string => {
  const decided = when(...given);
  return decided.ok ? decided.value : decided.error.code;
};
const reason = 'Les associations n’ont pas été entendues.';
const id = 'd1';
const callIn: CaseCommand = { type: 'CallInDecision', case: id, reason };
const refer = (to = 'groupe', said = reason): CaseCommand => ({
  type: 'ReferSubject',
  case: 'r1',
  subject: 's1',
  to,
  reason: said,
  meeting: null,
});
const emergency: CaseCommand = {
  type: 'InvokeEmergency',
  case: 'e1',
  title: 'Fermer la passerelle',
  ground: 'safety',
  done: 'La passerelle est fermée par arrêté.',
  role: null,
  reason: null,
};
const report: CaseCommand = {
  type: 'ReportOffCircuit',
  case: 'p1',
  title: 'Accord pour une antenne',
  what: 'Un accord écrit a été donné à un opérateur.',
  decidedBy: 'mayorsOffice',
  on: '2026-10-12',
};
const claim: CaseCommand = { type: 'ClaimMatter', case: 'a1', disputed: 's1', claimant: 'cercle', reason };
const act: CaseCommand = {
  type: 'RecordMayoralAct',
  case: 'l1',
  basis: { article: 'L2122-22', number: 5 },
  on: '2026-10-12',
  object: 'Louer la salle une année',
  amountEuros: 1_200,
  decision: null,
};
const seen: Around = { decision: ofBureau };
const inBureau: Around = { subject: subjectIn('bureau') };
const at = (now: string) => ({ now });
const without = withMembers({ dan: { leftOn: '2026-10-01' } });
/** The circle with two matters, and another one with the first of them alone. */
const holding = (id: string, ...matters: string[]) =>
  body(id, 'circle', {
    members: seats(['dan', 'eva']),
    perimeter: { matters, envelopeEuros: 500, limits: '' },
  });
const twoHold = withBodies(holding('cercle', 'fêtes', 'marchés'), holding('jeunes', 'fêtes'));

describe('a referral', () => {
  test('I-2: whoever sits in the bureau sends a subject to the group, the watch too', () => {
    for (const person of ['maire', 'ana', 'cleo'])
      expect(after(initial, person, refer(), inBureau)).toMatchObject({
        kind: 'referral',
        from: 'bureau',
        to: 'groupe',
        turn: 1,
        end: null,
      });
  });

  test.each([
    ['dan', refer(), 'not-in-sending-body'],
    ['dgs', refer(), 'not-in-sending-body'],
    ['gone', refer(), 'not-in-function'],
    ['system', refer(), 'person-required'],
    ['maire', refer('groupe', 'politique'), 'reason-too-short'],
    ['maire', refer('groupe', 'anticonstitutionnellement'), 'reason-one-word'],
    ['maire', refer('groupe', 'mot '.repeat(600)), 'text-too-long'],
    ['maire', refer('bureau'), 'already-there'],
    ['maire', refer('projet'), 'body-decides-nothing'],
    ['maire', refer('ancien'), 'body-ended'],
    ['maire', refer('nulle-part'), 'body-unknown'],
  ])('is refused: %s, %j, %s', (who, command, code) => {
    expect(told(initial, who, command, inBureau)).toBe(code);
  });

  test('is refused of a subject that is unknown, closed, or carried by a text', () => {
    const closed = { kind: 'dealtWith', decision: 'd9' } as const;
    const over = { ...subjectIn('bureau'), status: 'closed', how: closed, closedAt: 'x' } as const;
    const carried = {
      ...subjectIn('bureau'),
      status: 'onAgenda',
      proposal: 'p9',
      takenAt: 'tabling',
    } as const;
    expect(told(initial, 'maire', refer(), { subject: world.subject })).toBe('subject-unknown');
    expect(told(initial, 'maire', refer(), { subject: over })).toBe('subject-closed');
    expect(told(initial, 'maire', refer(), { subject: carried })).toBe('subject-has-proposal');
  });

  test('I-2: a political question never goes to the bureau, an executive one may', () => {
    const political = { subject: subjectIn('cercle') };
    expect(told(initial, 'dan', refer('bureau'), political)).toBe('political-not-for-bureau');
    const executive = { subject: subjectIn('cercle', { nature: 'executive' }) };
    expect(after(initial, 'dan', refer('bureau'), executive)).toMatchObject({ to: 'bureau' });
  });

  test('shows from the second turn that it goes in circles', () => {
    const homes = ['bureau', 'groupe', 'bureau'];
    const back = { subject: subjectIn('bureau', { homes }) };
    expect(after(initial, 'maire', refer(), back)).toMatchObject({ turn: 2 });
    const followed: CaseCommand = {
      type: 'FollowReferral',
      case: 'r1',
      subject: 's1',
      from: 'bureau',
      to: 'groupe',
      reason,
    };
    const moved = { subject: subjectIn('groupe', { homes: [...homes, 'groupe'] }) };
    expect(after(initial, 'system', followed, moved)).toMatchObject({ turn: 2, by: null });
    expect(told(initial, 'maire', followed, moved)).toBe('system-only');
  });

  test('I-8: what came by right leaves only once it was heard, and its sender sees where it went', () => {
    const byRight = { case: 'r0', right: 'referral', since: '2026-10-01T00:00:00.000Z' } as const;
    const waits = { subject: subjectIn('groupe', { byRight }) };
    expect(told(initial, 'dan', refer('cercle'), waits)).toBe('not-heard-yet');
    const passages = [{ meeting: 'm1', end: 'dealtWith', at: '2026-10-10T00:00:00.000Z' }] as const;
    const heard = { subject: subjectIn('groupe', { byRight, passages }) };
    expect(told(initial, 'dan', refer('cercle'), heard)).toMatchObject([{ sentOnFrom: 'r0' }]);
    const called = { case: 'd1', right: 'callIn', since: byRight.since } as const;
    const callInHeard = { subject: subjectIn('groupe', { byRight: called, passages }) };
    expect(told(initial, 'dan', refer('cercle'), callInHeard)).toBe('not-heard-yet');
    const first = after(initial, 'maire', refer(), inBureau);
    const sent = after(first, 'system', { type: 'SendCaseOn', case: 'r1', to: 'cercle' });
    expect(sent).toMatchObject({ end: { outcome: 'sentOn', to: 'cercle' } });
  });

  test('I-8: no member alone sends away what stands on an agenda of the group', () => {
    const onAgenda = { subject: subjectIn('groupe', { meeting: 'm1' }) };
    expect(told(initial, 'maire', refer('cercle'), onAgenda)).toBe('not-heard-yet');
    expect(told(initial, 'maire', refer('cercle'), { subject: subjectIn('groupe') })).toMatchObject([
      { to: 'cercle' },
    ]);
    const below = { subject: subjectIn('bureau', { meeting: 'm1' }) };
    expect(told(initial, 'maire', refer(), below)).toMatchObject([{ to: 'groupe' }]);
  });

  test('ends once, with the decision that closed its subject', () => {
    const made = after(initial, 'maire', refer(), inBureau);
    const settle: CaseCommand = { type: 'SettleCase', case: 'r1', decision: 'd9' };
    expect(told(made, 'maire', settle, seen)).toBe('system-only');
    const decided = after(made, 'system', settle, seen);
    expect(decided).toMatchObject({ end: { outcome: 'decided', decision: 'd9' } });
    expect(told(decided, 'system', settle, seen)).toEqual([]);
  });
});

describe('a call-in', () => {
  const called = (...people: string[]): CaseState =>
    people.reduce((state, person) => after(state, person, callIn, seen), initial);

  test('I-4: opens with the last member that the charter asks for', () => {
    expect(called('dan', 'eva')).toMatchObject({ openedAt: null, needed: 3 });
    expect(called('dan', 'eva', 'cleo')).toMatchObject({ openedAt: '2026-10-14T09:00:00.000Z' });
  });

  test.each([
    ['opposition', 'group-member-required'],
    ['dgs', 'group-member-required'],
    ['gone', 'not-in-function'],
    ['system', 'person-required'],
  ])('I-4, I-6, I-16: not by %s: %s', (who, code) => {
    expect(told(initial, who, callIn, seen)).toBe(code);
  });

  test('I-4: by a member once, and no more once it is open', () => {
    expect(told(called('dan'), 'dan', callIn, seen)).toBe('already-called-in');
    const opened = called('dan', 'eva', 'cleo');
    expect(told(opened, 'dan', callIn, seen)).toBe('already-called-in');
    expect(told(opened, 'maire', callIn, seen)).toBe('call-in-open');
  });

  test('I-16: the call of a member who left in between counts no more', () => {
    const two = called('dan', 'eva');
    const later = at('2026-10-15T09:00:00.000Z');
    const three = after(two, 'cleo', callIn, { ...seen, ...later, ...without });
    expect(three).toMatchObject({ openedAt: null });
    expect(after(three, 'ana', callIn, { ...seen, ...later, ...without })).toMatchObject({
      openedAt: later.now,
    });
  });

  test('I-4: within the days of the charter, counted from when people could know', () => {
    const last = at('2026-10-18T21:59:59.000Z');
    const past = at('2026-10-18T22:00:00.000Z');
    expect(after(initial, 'dan', callIn, { ...seen, ...last })).toMatchObject({
      until: '2026-10-18T22:00:00.000Z',
    });
    expect(told(initial, 'dan', callIn, { ...seen, ...past })).toBe('call-in-too-late');
    const unpublished = { decision: { ...ofBureau, publishedAt: null }, ...past };
    expect(after(initial, 'dan', callIn, unpublished)).toMatchObject({ until: null });
  });

  test('I-4: of a decision of the bureau or of a circle that holds', () => {
    expect(told(initial, 'dan', callIn)).toBe('decision-unknown');
    const of = (more: object): Around => ({ decision: { ...ofBureau, ...more } });
    expect(told(initial, 'dan', callIn, of({ body: 'groupe' }))).toBe('decision-of-group');
    expect(told(initial, 'dan', callIn, of({ state: 'repealed' }))).toBe('decision-not-in-force');
    expect(after(initial, 'dan', callIn, of({ body: 'cercle' }))).toMatchObject({ from: 'cercle' });
  });

  test('expires when too few have joined', () => {
    const begun = called('dan', 'eva');
    expect(caseDueAt(begun)).toBe('2026-10-18T22:00:00.000Z');
    const time: CaseCommand = { type: 'PassCaseTime', case: id };
    expect(told(begun, 'system', time)).toEqual([]);
    const over = after(begun, 'system', time, at('2026-10-18T22:00:00.000Z'));
    expect([over.kind === 'callIn' && over.expiredAt, caseDueAt(over)]).toEqual([
      '2026-10-18T22:00:00.000Z',
      null,
    ]);
  });

  test.each([
    ['upheld', 'confirmed'],
    ['replaced', 'amended'],
    ['undone', 'annulled'],
  ] as const)('I-4: the group’s text says %s: %s', (settlement, outcome) => {
    const answer = { ...ofBureau, body: 'groupe', settles: { settlement, applied: false } };
    const settle: CaseCommand = { type: 'SettleCase', case: id, decision: 'd9' };
    const ended = after(called('dan', 'eva', 'cleo'), 'system', settle, { decision: answer });
    expect(ended).toMatchObject({ end: { outcome, decision: 'd9' } });
    expect(told(ended, 'system', settle, { decision: answer })).toEqual([]);
    expect(told(ended, 'maire', callIn, seen)).toBe('group-has-settled');
    expect(told(called('dan'), 'system', settle, { decision: answer })).toEqual([]);
  });

  test('I-3: only a text of the group settles it', () => {
    const settle: CaseCommand = { type: 'SettleCase', case: id, decision: 'd9' };
    expect(told(called('dan', 'eva', 'cleo'), 'system', settle, seen)).toEqual([]);
  });
});

describe('an emergency', () => {
  const invoked = after(initial, 'maire', emergency);

  test.each([
    ['dan', null, 'duty-required'],
    ['ana', null, 'duty-required'],
    ['eva', 'astreinte', 'duty-required'],
    ['ana', 'autre', 'duty-required'],
  ])('I-2: not by %s as %s: %s', (who, role, code) => {
    expect(told(initial, who, { ...emergency, role } as CaseCommand)).toBe(code);
  });

  test('I-16: by who holds the duty, as long as the mandate lasts', () => {
    const duty = { ...emergency, role: 'astreinte' } as CaseCommand;
    expect(after(initial, 'ana', duty)).toMatchObject({ by: 'ana', role: 'astreinte' });
    expect(told(initial, 'ana', duty, at('2026-11-01T09:00:00.000Z'))).toBe('duty-required');
  });

  test('has a title, what was done, a ground of the charter', () => {
    expect(told(initial, 'maire', { ...emergency, title: ' ' } as CaseCommand)).toBe('text-missing');
    expect(told(initial, 'maire', { ...emergency, reason: 'vite' } as CaseCommand)).toBe('reason-too-short');
    expect(told(invoked, 'maire', emergency)).toBe('case-exists');
  });

  test('I-2: its reason is written in time, or is missing for all to see, even when it comes late', () => {
    const give: CaseCommand = { type: 'GiveEmergencyReason', case: 'e1', reason };
    expect(caseDueAt(invoked)).toBe('2026-10-15T09:00:00.000Z');
    expect(after(invoked, 'maire', give)).toMatchObject({ reason: { late: false } });
    expect(told(invoked, 'ana', give)).toBe('invoker-only');
    const due = at('2026-10-15T09:00:00.000Z');
    const missed = after(invoked, 'system', { type: 'PassCaseTime', case: 'e1' }, due);
    expect(isIrregular(missed)).toBe(true);
    const late = after(missed, 'maire', give, due);
    expect(late).toMatchObject({ reason: { late: true }, reasonMissedAt: '2026-10-15T09:00:00.000Z' });
    expect(told(late, 'maire', give)).toBe('reason-already-given');
  });

  test('I-2: lapses when a meeting leaves it unsettled, and can still be settled', () => {
    const onAgenda = after(invoked, 'system', { type: 'EnterCase', case: 'e1', meeting: 'm1' });
    const hear: CaseCommand = { type: 'HearCase', case: 'e1', meeting: 'm1', end: 'carriedOver' };
    const lapsed = after(onAgenda, 'system', hear, { subject: subjectIn('groupe') });
    expect(isIrregular(lapsed)).toBe(true);
    const answer = {
      ...ofBureau,
      body: 'groupe',
      settles: { settlement: 'upheld', applied: false },
    } as const;
    const settle: CaseCommand = { type: 'SettleCase', case: 'e1', decision: 'd9' };
    const ended = after(lapsed, 'system', settle, { decision: answer });
    expect(ended).toMatchObject({ end: { outcome: 'confirmed' } });
    expect(isIrregular(ended)).toBe(false);
  });

  test('does not lapse while its text waits for absent members', () => {
    const onAgenda = after(invoked, 'system', { type: 'EnterCase', case: 'e1', meeting: 'm1' });
    const hear: CaseCommand = { type: 'HearCase', case: 'e1', meeting: 'm1', end: 'dealtWith' };
    const carried = {
      ...subjectIn('groupe'),
      status: 'onAgenda',
      proposal: 'p9',
      takenAt: 'tabling',
    } as const;
    expect(isIrregular(after(onAgenda, 'system', hear, { subject: carried }))).toBe(false);
  });
});

describe('what else is put before the group', () => {
  test('a report, by a member of the group, of something past', () => {
    expect(told(initial, 'opposition', report)).toBe('group-member-required');
    expect(told(initial, 'dgs', report)).toBe('group-member-required');
    expect(told(initial, 'dan', { ...report, on: '2026-10-15' } as CaseCommand)).toBe('date-in-the-future');
    expect(told(initial, 'dan', { ...report, on: '2026-02-30' } as CaseCommand)).toBe('date-invalid');
    const said = after(initial, 'dan', report);
    expect(isIrregular(said)).toBe(true);
    const settle: CaseCommand = { type: 'SettleCase', case: 'p1', decision: 'd9' };
    const ended = after(said, 'system', settle, { decision: { ...ofBureau, body: 'groupe' } });
    expect(ended).toMatchObject({ end: { outcome: 'regularised' } });
    expect(isIrregular(ended)).toBe(false);
  });

  test('an arbitration, by a member of the body that claims', () => {
    const disputed = { subject: subjectIn('groupe') };
    expect(told(initial, 'maire', claim, disputed)).toBe('claimant-member-required');
    expect(told(initial, 'dan', { ...claim, claimant: 'projet' } as CaseCommand, disputed)).toBe(
      'body-decides-nothing',
    );
    expect(told(initial, 'maire', { ...claim, claimant: 'bureau' } as CaseCommand, disputed)).toBe(
      'political-not-for-bureau',
    );
    expect(told(initial, 'dan', claim, { subject: subjectIn('cercle') })).toBe('already-there');
    const claimed = after(initial, 'dan', claim, disputed);
    const settle: CaseCommand = { type: 'SettleCase', case: 'a1', decision: 'd9' };
    const answer = { ...ofBureau, body: 'groupe', assigns: 'cercle' };
    expect(told(claimed, 'system', settle, { decision: answer, ...disputed })).toMatchObject([
      { assignedTo: 'cercle', moved: 'cercle' },
    ]);
    const says = (settlement: 'upheld' | 'undone') => ({
      decision: { ...ofBureau, body: 'groupe', settles: { settlement, applied: true } },
      ...disputed,
    });
    expect(told(claimed, 'system', settle, says('undone'))).toMatchObject([{ moved: 'cercle' }]);
    expect(told(claimed, 'system', settle, says('upheld'))).toMatchObject([
      { assignedTo: 'groupe', moved: null },
    ]);
    const carried = {
      ...subjectIn('groupe'),
      status: 'onAgenda',
      proposal: 'p9',
      takenAt: 'tabling',
    } as const;
    expect(told(claimed, 'system', settle, { decision: answer, subject: carried })).toMatchObject([
      { assignedTo: 'cercle', moved: null },
    ]);
  });

  test('a matter that two perimeters hold goes to the group, before anybody decides in it', () => {
    const dispute: CaseCommand = {
      type: 'DisputeMatter',
      case: 'a2',
      matter: 'fetes',
      holder: 'cercle',
      claimant: 'jeunes',
      reason,
    };
    const around = twoHold;
    const code = (change: object, who = 'eva') =>
      told(initial, who, { ...dispute, ...change } as CaseCommand, around);
    expect(code({ matter: 'voirie' })).toBe('matter-not-claimed');
    expect(code({ claimant: 'cercle' })).toBe('matter-not-claimed');
    expect(code({ claimant: 'ancien' })).toBe('body-ended');
    expect(code({ holder: 'inconnu' })).toBe('body-unknown');
    expect(code({ reason: 'Voilà.' })).toBe('reason-too-short');
    expect(code({}, 'opposition')).toBe('concerned-member-required');
    expect(code({}, 'gone')).toBe('not-in-function');
    const disputed = after(initial, 'eva', dispute, around);
    expect(disputed).toMatchObject({ kind: 'arbitration', title: 'Fêtes', to: 'groupe', disputed: null });
    expect(told(disputed, 'eva', dispute, around)).toBe('case-exists');
    const settle: CaseCommand = { type: 'SettleCase', case: 'a2', decision: 'd9' };
    const given = (assigns: string, bodies = around.bodies) =>
      told(disputed, 'system', settle, { bodies, decision: { ...ofBureau, body: 'groupe', assigns } });
    const left = { matters: ['marchés'], envelopeEuros: 500, limits: '' };
    expect(given('jeunes')).toMatchObject([
      { assignedTo: 'jeunes', moved: null, yielding: [{ body: 'cercle', perimeter: left }] },
    ]);
    expect(given('cercle')).toMatchObject([{ yielding: [{ body: 'jeunes', perimeter: null }] }]);
    expect(given('groupe')).toMatchObject([{ yielding: [{ body: 'cercle' }, { body: 'jeunes' }] }]);
  });

  test('I-1: a contest of what was decided goes to the group, once; what the group decided is not contested', () => {
    const open: CaseCommand = {
      type: 'OpenContest',
      case: 'k1',
      contested: { kind: 'decision', decision: 'd1' },
      title: 'La salle',
      by: 'opposition',
      reason,
    };
    const contested = { decision: { ...ofBureau, contested: true } };
    expect(told(initial, 'maire', open, contested)).toBe('system-only');
    expect(told(initial, 'system', open, { decision: ofBureau })).toEqual([]);
    expect(told(initial, 'system', open)).toEqual([]);
    const opened = after(initial, 'system', open, contested);
    expect(opened).toMatchObject({ kind: 'contest', from: 'bureau', to: 'groupe', subject: 'k1', end: null });
    expect(told(opened, 'system', open, contested)).toEqual([]);
    const alone = { ...open, contested: { kind: 'solicitation', solicitation: 'q1' } } as const;
    expect(after(initial, 'system', alone)).toMatchObject({ from: null, to: 'groupe' });

    const settle: CaseCommand = { type: 'SettleCase', case: 'k1', decision: 'd9' };
    const says = (settlement: 'upheld' | 'replaced' | 'undone', body = 'groupe') =>
      ({ decision: { ...ofBureau, body, settles: { settlement, applied: false } } }) as const;
    expect(told(opened, 'system', settle, says('upheld', 'bureau'))).toEqual([]);
    for (const [settlement, result] of [
      ['upheld', 'confirmed'],
      ['replaced', 'amended'],
      ['undone', 'annulled'],
    ] as const)
      expect(after(opened, 'system', settle, says(settlement))).toMatchObject({
        end: { outcome: result, decision: 'd9' },
      });

    const lift: CaseCommand = { type: 'LiftContest', case: 'k1', settlement: 'undone', decision: 'd8' };
    expect(told(opened, 'eva', lift)).toBe('system-only');
    expect(told(initial, 'system', lift)).toEqual([]);
    const waits = { subject: subjectIn('groupe') };
    expect(told(opened, 'system', lift, waits)).toMatchObject([{ type: 'ContestLifted', closes: true }]);
    const written = {
      subject: { ...subjectIn('groupe'), status: 'onAgenda', proposal: 'p9', takenAt: 'tabling' } as const,
    };
    const lifted = after(opened, 'system', lift, written);
    expect(lifted).toMatchObject({ end: { outcome: 'annulled', decision: 'd8' } });
    expect(told(lifted, 'system', settle, says('upheld'))).toEqual([]);
  });

  test('an act, by who signs or keeps the register, under the law', () => {
    expect(told(initial, 'dan', act)).toBe('act-author-required');
    for (const number of [0, 32, 1.5])
      expect(told(initial, 'maire', { ...act, basis: { article: 'L2122-22', number } } as CaseCommand)).toBe(
        'basis-invalid',
      );
    expect(told(initial, 'maire', { ...act, amountEuros: -1 } as CaseCommand)).toBe('amount-invalid');
    expect(told(initial, 'maire', { ...act, decision: 'd9' } as CaseCommand)).toBe('decision-unknown');
    const recorded = after(initial, 'dgs', act);
    const tell: CaseCommand = { type: 'ReportMayoralAct', case: 'l1', meeting: 'm1' };
    expect(told(recorded, 'maire', tell)).toBe('system-only');
    const reported = after(recorded, 'system', tell);
    expect(reported).toMatchObject({ reportedTo: 'm1' });
    expect(told(reported, 'system', tell)).toEqual([]);
  });

  test('nothing of it exists before the charter is in force', () => {
    const charter = { charter: { status: 'none' } } as const;
    for (const command of [callIn, emergency, report, act])
      expect(told(initial, 'maire', command, charter)).toBe('charter-not-in-force');
  });
});
