import { describe, expect, test } from 'vitest';
import { consent, drafted, inObjections, start, subjectIn, terms } from '../testing/proposals.ts';
import type { Around, Telling, Told } from '../testing/proposals.ts';
import { code as codeOf } from '../testing/story.ts';
import { body, role, seats, town, withBodies } from '../testing/town.ts';
import type { Delegation } from '../powers/index.ts';
import type { Effect } from './state.ts';
import type { Scope } from './scope.ts';

/** The mayor, Ana and Bob decide there; Bob facilitates. */
const circle = body('cercle', 'circle', {
  members: seats(['maire', 'ana', 'bob']),
  perimeter: { matters: ['fêtes', 'associations'], envelopeEuros: 3000, limits: '' },
  quorum: 2,
});
const { mandates } = town;
const animation = role('animation', 'cercle', 'facilitator');
const delegation: Delegation = {
  decision: 'd',
  to: 'cercle',
  matters: ['Fête de l’Orsille 2027'],
  bounds: 'sans feu d’artifice',
  envelopeEuros: 12_000,
  alertPercent: 80,
  from: '2026-06-01',
  until: '2027-07-13',
  inForce: true,
};
const world = (nature: 'political' | 'executive', more: Around = {}): Around => ({
  ...withBodies(circle),
  mandates: { ...mandates, roles: { ...mandates.roles, animation } },
  subject: subjectIn('cercle', nature),
  delegation,
  ...more,
});
const nothing: Scope = { amountEuros: null, matter: null, delegation: null, services: [] };

/** A text of the circle, consented to by all three members, its round about to be closed. */
const inCircle = (scope: Partial<Scope>, around: Around, effect: Effect = { kind: 'none' }): Telling => {
  const words = { title: 'Guinguette', text: 'On loue une guinguette pour deux soirs.' };
  const written = drafted(around, 'cercle').then(
    'ana',
    {
      type: 'ReviseDraft',
      ...words,
      terms,
      effect,
      scope: { ...nothing, ...scope },
    },
    around,
  );
  const tabled = written
    .then('ana', { type: 'TableProposal' }, around)
    .then('bob', { type: 'TakeUpInMeeting', label: 'Cercle', present: ['maire', 'ana', 'bob'] }, around);
  const round = (['clarification', 'reactions', 'amendment', 'objections'] as const).reduce(
    (so, to) => so.then('bob', { type: 'MovePhase', to }, around),
    tabled,
  );
  return ['maire', 'ana', 'bob'].reduce(
    (so, person) =>
      so.then(person, { type: 'TakePosition', version: 1, position: { kind: 'consent' } }, around),
    round,
  );
};
const closed = (scope: Partial<Scope>, around: Around, effect?: Effect) =>
  inCircle(scope, around, effect).then('bob', { type: 'CloseRound' }, around);
const code = (so: Telling) => (so.refusal ? codeOf(so) : 'adopted');
const spent = (euros: number) => ({ envelope: { spendings: { before: { euros, at: start } } } });

describe('I-3: a circle decides alone inside its perimeter and its envelope, and nowhere else', () => {
  test('it names the matter that it uses; the decision keeps the ground', () => {
    const so = closed({ matter: 'Fêtes', amountEuros: 1200 }, world('executive', spent(500)));
    expect(so.state).toMatchObject({
      closure: {
        decision: {
          ground: {
            kind: 'perimeter',
            matter: 'fêtes',
            room: { sizeEuros: 3000, spentEuros: 500, leftEuros: 2500 },
          },
        },
      },
    });
    expect(code(closed({}, world('executive')))).toBe('perimeter-not-named');
    expect(code(closed({ matter: 'voirie' }, world('executive')))).toBe('outside-perimeter');
  });

  test('exceeding the envelope is refused, with what is left', () => {
    const so = closed({ matter: 'fêtes', amountEuros: 2500.01 }, world('executive', spent(500)));
    expect(so.refusal).toEqual({
      code: 'envelope-exceeded',
      amountEuros: 2500.01,
      leftEuros: 2500,
      sizeEuros: 3000,
    });
    expect(code(closed({ matter: 'fêtes', amountEuros: 2500 }, world('executive', spent(500))))).toBe(
      'adopted',
    );
  });

  test('a political text waits for the group, however deep inside the perimeter', () => {
    expect(code(closed({ matter: 'fêtes' }, world('political')))).toBe('nature-forbids');
    const contested = inCircle({ matter: 'fêtes' }, world('executive')).then(
      'bob',
      { type: 'CloseRound' },
      world('political'),
    );
    expect(code(contested)).toBe('nature-forbids');
  });

  test('carrying out a decision that stands needs no matter, and spends nothing', () => {
    const executing = (executedInForce: boolean) =>
      world('executive', {
        subject: subjectIn('cercle', 'executive', { running: false, executes: 'd0' }),
        executedInForce,
      });
    expect(code(closed({}, executing(true)))).toBe('adopted');
    expect(code(closed({}, executing(false)))).toBe('executed-decision-not-in-force');
    expect(code(closed({ amountEuros: 10 }, executing(true)))).toBe('perimeter-not-named');
    // I-4: what members called in is carried out on no other ground either.
    expect(code(closed({ matter: 'fêtes' }, executing(true)))).toBe('adopted');
    expect(code(closed({ matter: 'fêtes' }, executing(false)))).toBe('executed-decision-not-in-force');
    expect(code(closed({ delegation: 'd' }, executing(false)))).toBe('executed-decision-not-in-force');
  });
});

/** The mayor, Ana and Bob execute. */
const inBureau = (scope: Partial<Scope>, around: Around, effect: Effect = { kind: 'none' }) => {
  const so = drafted(around, 'bureau').then(
    'ana',
    {
      type: 'ReviseDraft',
      title: 'Salle des fêtes',
      text: 'On refait la salle des fêtes.',
      terms,
      effect,
      scope: { ...nothing, ...scope },
    },
    around,
  );
  return so.then('ana', { type: 'TableProposal' }, around);
};

describe('I-1, I-2: what the text does can only make it political', () => {
  const running = (more: Around = {}) =>
    world('executive', { subject: subjectIn('bureau', 'executive'), ...more });
  const executing = (executedEuros: number, more: Around = {}) =>
    running({
      subject: subjectIn('bureau', 'executive', { running: false, executes: 'd0' }),
      executedInForce: true,
      executedEuros,
      ...more,
    });
  const before = (euros: number, at = start) => ({ spentOnObject: { spendings: { before: { euros, at } } } });

  test('running affairs keep under the charter’s threshold, all of the year on one object counted', () => {
    expect(code(inBureau({ amountEuros: 2_000_000 }, running()))).toBe('amount-is-political');
    expect(code(inBureau({ amountEuros: 15_000.01 }, running()))).toBe('amount-is-political');
    expect(code(inBureau({ amountEuros: 15_000 }, running()))).toBe('adopted');
    // In slices, none of which is above it.
    expect(inBureau({ amountEuros: 2000 }, running(before(14_000))).refusal).toEqual({
      code: 'amount-is-political',
      amountEuros: 2000,
      leftEuros: 1000,
      thresholdEuros: 15_000,
    });
    expect(code(inBureau({ amountEuros: 2000 }, running(before(14_000, '2025-12-30T10:00:00Z'))))).toBe(
      'adopted',
    );
  });

  test('what carries out a decision spends what that decision allows, all of it together', () => {
    expect(code(inBureau({ amountEuros: 10 }, executing(0)))).toBe('executed-amount-exceeded');
    expect(code(inBureau({ amountEuros: 60_000 }, executing(80_000)))).toBe('adopted');
    expect(code(inBureau({ amountEuros: 60_000 }, executing(80_000, before(30_000))))).toBe(
      'executed-amount-exceeded',
    );
    expect(code(inBureau({}, executing(0)))).toBe('adopted');
  });

  test('a criterion that the text touches is enough, in a circle too', () => {
    expect(code(inBureau({ touches: ['priceTaxLand'] }, running()))).toBe('nature-forbids');
    expect(code(closed({ matter: 'fêtes', touches: ['orientation'] }, world('executive')))).toBe(
      'nature-forbids',
    );
  });

  test('what the group settled holds for the amount, the effect and the matter that it had before it', () => {
    const settled = (announcedEuros: number | null) =>
      running({
        subject: subjectIn('bureau', 'executive', { running: false, settledBy: 'd1', announcedEuros }),
      });
    expect(code(inBureau({ amountEuros: 5000 }, settled(null)))).toBe('adopted');
    expect(code(inBureau({ amountEuros: 2_000_000 }, settled(null)))).toBe('nature-forbids');
    expect(code(inBureau({ amountEuros: 30_000 }, settled(30_000)))).toBe('adopted');
    expect(code(inBureau({ touches: ['orientation'] }, settled(null)))).toBe('nature-forbids');
    // With a text on the table, it is that text: changed, it is another question.
    const round = (scope: Partial<Scope>, version: Partial<Scope>) => {
      const around = world('executive', {
        subject: subjectIn('cercle', 'executive', { settledBy: 'd1' }),
      });
      const so = inCircle(scope, around)
        .then('system', { type: 'RequalifyProposal', nature: 'political' }, around)
        .then('system', { type: 'RequalifyProposal', nature: 'executive' }, around);
      const words = { title: 'Guinguette', text: 'On loue une guinguette pour trois soirs.' };
      const again = so.then(
        'ana',
        {
          type: 'AmendProposal',
          version: 1,
          ...words,
          terms,
          scope: { ...nothing, ...version },
          integrates: [],
        },
        around,
      );
      const agreed = ['maire', 'ana', 'bob'].reduce(
        (one, person) =>
          one.then(person, { type: 'TakePosition', version: 2, position: { kind: 'consent' } }, around),
        again,
      );
      return code(agreed.then('bob', { type: 'CloseRound' }, around));
    };
    const had = { matter: 'fêtes', amountEuros: 1000 };
    expect(round(had, had)).toBe('adopted');
    expect(round(had, { ...had, amountEuros: 1100 })).toBe('nature-forbids');
    expect(round(had, { ...had, matter: 'associations' })).toBe('nature-forbids');
  });
});

describe('I-1, I-3, I-4: what was decided is not undone below those who may decide it', () => {
  const target = {
    inForce: true,
    body: 'cercle',
    nature: 'executive' as const,
    awaitsGroup: false,
    unmeasured: null,
  };
  const replacing = (what: Partial<typeof target> | { nature: 'political' }, scope: Partial<Scope>) => {
    const around = world('executive', { target: { ...target, ...what } });
    const effect: Effect = { kind: 'supersede', decision: 'd1' };
    return code(closed(scope, around, effect));
  };

  test('a circle replaces its own running decision', () => {
    expect(replacing({}, { matter: 'fêtes' })).toBe('adopted');
  });

  test('what it decided under a delegation is political still, once the delegation has ended', () => {
    expect(replacing({ nature: 'political' }, { matter: 'fêtes' })).toBe('nature-forbids');
    expect(replacing({ nature: 'political' }, { delegation: 'd', matter: 'Fête de l’Orsille 2027' })).toBe(
      'adopted',
    );
  });

  test('what members called in or contest is the group’s to say', () => {
    expect(replacing({ awaitsGroup: true }, { matter: 'fêtes' })).toBe('effect-needs-group');
  });
});

describe('I-3, I-16: a live delegation gives political power inside its bounds', () => {
  const cited = { delegation: 'd', matter: 'Fête de l’Orsille 2027', amountEuros: 11_000 };

  test('to that body, for that matter, within its envelope, until its day', () => {
    const so = closed(cited, world('political'));
    expect(so.state).toMatchObject({
      closure: { decision: { ground: { kind: 'delegation', delegation: 'd', until: '2027-07-13' } } },
    });
    const other = { ...cited, matter: 'Marché de Noël' };
    expect(code(closed(other, world('political')))).toBe('outside-delegation');
    const dear = { ...cited, amountEuros: 12_000.5 };
    expect(code(closed(dear, world('political')))).toBe('envelope-exceeded');
    expect(code(closed(cited, world('political', spent(2000))))).toBe('envelope-exceeded');
  });

  test('ended, expired, unknown or given to another, it gives nothing', () => {
    const by = (change: Partial<Delegation> | null) =>
      code(closed(cited, world('political', { delegation: change && { ...delegation, ...change } })));
    expect(by({ inForce: false })).toBe('delegation-not-live');
    expect(by({ until: '2026-09-01' })).toBe('delegation-not-live');
    expect(by({ from: '2026-12-01' })).toBe('delegation-not-live');
    expect(by({ to: 'autre' })).toBe('delegation-to-another');
    expect(by(null)).toBe('delegation-not-live');
  });

  test('the group alone delegates: to a live circle, some matters, until a day, never a debt', () => {
    const power = {
      to: 'cercle',
      matters: ['fête'],
      bounds: '',
      envelopeEuros: 12_000,
      alertPercent: 80,
      until: '2027-07-13',
    };
    const around = world('political', { subject: subjectIn('groupe', 'political') });
    const draftOf = (change: Partial<typeof power>, body = 'groupe') => {
      const effect: Effect = { kind: 'delegate', ...power, ...change };
      const subject = subjectIn(body, 'political');
      const so = drafted({ ...around, subject }, body).then(
        'ana',
        { type: 'ReviseDraft', title: 'Déléguer', text: 'Le cercle décide.', terms: null, effect },
        { ...around, subject },
      );
      return so.refusal ? JSON.stringify(so.refusal) : 'accepted';
    };
    expect(draftOf({})).toBe('accepted');
    expect(draftOf({}, 'cercle')).toContain('effect-needs-group');
    expect(draftOf({ to: 'bureau' })).toContain('"body"');
    expect(draftOf({ matters: [' '] })).toContain('"matters"');
    expect(draftOf({ until: '2026-09-08' })).toContain('"until"');
    expect(draftOf({ envelopeEuros: -1 })).toContain('"envelope"');
    expect(draftOf({ alertPercent: 0 })).toContain('"alert"');
  });
});

test('I-13: changing what a text spends is changing the text: positions lapse', () => {
  const round = consent(inObjections(), ['ana', 'bob']);
  const words = { title: 'Cantine à 1 €', text: 'Le repas coûte 1 € aux familles les plus modestes.' };
  const same = { type: 'AmendProposal' as const, version: 1, ...words, terms, integrates: [] };
  expect(round.then('ana', same).refusal?.code).toBe('nothing-changed');
  const dearer = round.then('ana', { ...same, scope: { ...nothing, amountEuros: 900 } });
  expect(dearer.state).toMatchObject({ phase: 'objections', positions: {} });
  expect(round.then('ana', { ...same, scope: { ...nothing, amountEuros: -1 } }).refusal?.code).toBe(
    'amount-invalid',
  );
});

describe('the services concerned advise before the decision', () => {
  const scope = { matter: 'fêtes', services: ['Services techniques', 'Accueil'] };
  const around = world('executive');
  const advice = (service: string): Told => ({
    type: 'GiveAdvice',
    service,
    feasibility: 'Possible en juin.',
    workload: 'Deux jours à trois.',
    cost: '',
    calendar: '',
  });
  const close: Told = { type: 'CloseRound' };

  test('each of them, or a reason written by who carries the text', () => {
    const ready = inCircle(scope, around);
    expect(ready.then('bob', close, around).refusal).toEqual({
      code: 'advice-missing',
      services: ['Services techniques', 'Accueil'],
    });
    const one = ready.then('dgs', advice('Accueil'), around);
    expect(one.then('bob', close, around).refusal).toMatchObject({ services: ['Services techniques'] });
    const both = one.then('dgs', advice('Services techniques'), around).then('bob', close, around);
    expect(both.state).toMatchObject({
      closure: { outcome: 'adopted' },
      advices: [{ author: 'dgs', service: 'Accueil', version: 1 }, { service: 'Services techniques' }],
    });
    const waive: Told = { type: 'WaiveAdvice', reason: 'Le directeur est absent jusqu’à lundi.' };
    expect(code(one.then('bob', waive, around))).toBe('sponsor-only');
    expect(code(one.then('ana', { ...waive, reason: 'Vite.' }, around))).toBe('text-too-short');
    expect(one.then('ana', waive, around).then('bob', close, around).state).toMatchObject({
      closure: { outcome: 'adopted' },
      waiver: { version: 1 },
    });
  });

  test('by staff in function, for a service that the text names, and with something to say', () => {
    const ready = inCircle(scope, around);
    expect(code(ready.then('eva', advice('Accueil'), around))).toBe('staff-required');
    expect(code(ready.then('dgs', advice('Police'), around))).toBe('service-not-concerned');
    const mute = { ...advice('Accueil'), feasibility: ' ', workload: '' } as Told;
    expect(code(ready.then('dgs', mute, around))).toBe('text-missing');
    expect(
      code(
        inCircle({ matter: 'fêtes' }, around).then(
          'ana',
          { type: 'WaiveAdvice', reason: 'Rien à attendre ici.' },
          around,
        ),
      ),
    ).toBe('advice-not-missing');
  });
});
