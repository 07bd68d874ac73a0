import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#lib/kernel/decider.ts';
import { code, storiesOf } from '../testing/story.ts';
import { decide, evolve, horizonOf, initial, isInFunction, isMajorityMember, mayorOf } from './index.ts';
import type { CommuneCommand, CommuneEvent, MemberFunction, RegisteredPerson } from './index.ts';

const now = '2026-11-22T09:00:00Z';
const person = (personId: string, held: MemberFunction, majority = true): RegisteredPerson => ({
  personId,
  function: held,
  majority,
  rank: null,
  group: null,
});

const facts = {
  name: 'Saillans',
  insee: '26289',
  population: 1300,
  populationSource: 'Insee, population municipale 2023',
  registeredElectors: 1050,
  installedOn: '2026-03-21',
};
const founding: CommuneCommand = { type: 'FoundCommune', ...facts, founder: { personId: 'admin' } };
const founded: CommuneEvent = { type: 'CommuneFounded', ...facts, founder: 'admin', foundedAt: now };
const registered: CommuneEvent = {
  type: 'PeopleRegistered',
  people: [
    person('mayor', 'mayor'),
    person('anne', 'deputy'),
    person('bruno', 'councillor'),
    person('minority', 'councillor', false),
    person('dgs', 'generalSecretary', false),
  ],
};
const { given, when } = storiesOf({ initial, decide, evolve }, { now, charterInForce: false });
const underCharter = { charterInForce: true };

describe('foundation', () => {
  test('the holder of the set-up link founds the commune and becomes its administrator', () => {
    const result = when(initial, 'setup', founding);
    expect(result).toEqual({ ok: true, value: [founded] });
    expect(given(founded)).toEqual({
      ...facts,
      status: 'founded',
      foundedAt: now,
      administrators: ['admin'],
      members: {},
    });
  });

  test('nobody else does, and not twice', () => {
    expect(code(when(initial, 'admin', founding))).toBe('set-up-link-required');
    expect(code(when(initial, 'system', founding))).toBe('set-up-link-required');
    expect(code(when(given(founded), 'setup', founding))).toBe('commune-already-founded');
  });

  test('facts that cannot be are refused by field', () => {
    const wrong = { ...founding, insee: '2C004', name: ' ', installedOn: '2026-02-30' } as CommuneCommand;
    expect(when(initial, 'setup', wrong)).toEqual({
      ok: false,
      error: { code: 'commune-facts-invalid', fields: ['name', 'insee', 'installedOn'] },
    });
    for (const population of [0, -3, 1.5, 3_000_001, Number.NaN]) {
      expect(code(when(initial, 'setup', { ...founding, population }))).toBe('population-out-of-range');
    }
    expect(code(when(initial, 'setup', { ...founding, insee: '2A004' }))).toBe('accepted');
    expect(code(when(initial, 'setup', { ...founding, registeredElectors: 50_000 }))).toBe(
      'electors-above-population',
    );
  });

  test('the population is confirmed before the charter, never after', () => {
    const facts = { population: 1312, populationSource: 'Décret 2025', registeredElectors: null };
    const confirm: CommuneCommand = { type: 'ConfirmPopulation', ...facts };
    const state = given(founded);
    expect(when(state, 'admin', confirm)).toEqual({
      ok: true,
      value: [{ type: 'PopulationConfirmed', ...facts }],
    });
    expect(code(when(state, 'anne', confirm))).toBe('administrator-required');
    expect(code(when(state, 'admin', confirm, underCharter))).toBe('charter-already-in-force');
    expect(given(founded, { type: 'PopulationConfirmed', ...facts })).toMatchObject(facts);
  });
});

describe('dates', () => {
  test('I-26: a departure is written down for a day at hand: a far one would only hold a place', () => {
    const state = given(founded, registered);
    const leaves = (on: string): CommuneCommand => ({
      type: 'RecordDeparture',
      personId: 'bruno',
      on,
      act: 'Démission reçue',
    });
    for (const on of ['2026-11-22', '2026-12-22'])
      expect(code(when(state, 'anne', leaves(on), underCharter))).toBe('accepted');
    expect(when(state, 'anne', leaves('9999-12-31'), underCharter)).toEqual({
      ok: false,
      error: { code: 'date-too-far', date: '9999-12-31', latest: '2026-12-22' },
    });
  });

  test('the horizon is the term of the council, and never nearer than a year', () => {
    const state = given(founded);
    expect(horizonOf(state, now)).toBe('2033-03-21');
    expect(horizonOf(state, '2034-01-10T09:00:00Z')).toBe('2035-01-10');
    expect(horizonOf(initial, now)).toBe('2027-11-22');
  });
});

describe('the strength of the council', () => {
  const confirm = (seats: number, elected: number): CommuneCommand => ({
    type: 'ConfirmCouncilStrength',
    seats,
    elected,
  });
  const confirmed: CommuneEvent = {
    type: 'CouncilStrengthConfirmed',
    seats: 15,
    elected: 14,
    confirmedOn: '2026-11-22',
  };

  test('is a fact that an administrator confirms, dated, before and during the term', () => {
    const state = given(founded);
    expect(when(state, 'admin', confirm(15, 14))).toEqual({ ok: true, value: [confirmed] });
    expect(code(when(state, 'admin', confirm(15, 14), underCharter))).toBe('accepted');
    expect(code(when(state, 'anne', confirm(15, 14)))).toBe('administrator-required');
    expect(given(founded, confirmed)).toMatchObject({
      strength: { seats: 15, elected: 14, confirmedOn: '2026-11-22' },
    });
  });

  test('cannot be more than the seats, nor a number that no council has', () => {
    const state = given(founded);
    expect(when(state, 'admin', confirm(15, 16))).toEqual({
      ok: false,
      error: { code: 'elected-above-seats', elected: 16, seats: 15 },
    });
    for (const [seats, elected] of [
      [0, 0],
      [201, 20],
      [15.5, 15],
      [15, -1],
      [Number.NaN, 1],
    ] as const)
      expect(code(when(state, 'admin', confirm(seats, elected)))).toBe('seats-out-of-range');
    expect(code(when(given(founded, confirmed), 'admin', confirm(15, 14)))).toBe('nothing-changes');
    expect(code(when(given(founded, confirmed), 'admin', confirm(15, 13)))).toBe('accepted');
  });
});

describe('people', () => {
  const state = given(founded, registered);
  const register = (...people: RegisteredPerson[]): CommuneCommand => ({ type: 'RegisterPeople', people });

  test('a list is refused whole, naming everyone wrong', () => {
    expect(code(when(state, 'admin', register()))).toBe('nobody-to-register');
    const twice = register(person('x', 'agent', false), person('x', 'councillor'));
    expect(when(state, 'admin', twice)).toEqual({
      ok: false,
      error: { code: 'person-listed-twice', people: ['x'] },
    });
    const known = register(
      person('anne', 'deputy'),
      person('bruno', 'councillor'),
      person('y', 'councillor'),
    );
    expect(when(state, 'admin', known)).toEqual({
      ok: false,
      error: { code: 'person-already-registered', people: ['anne', 'bruno'] },
    });
    expect(code(when(state, 'admin', register(person('z', 'agent'))))).toBe('majority-must-be-elected');
    expect(code(when(state, 'admin', register({ ...person('z', 'councillor'), rank: 0 })))).toBe(
      'rank-invalid',
    );
  });

  test('there is one mayor at most', () => {
    expect(when(state, 'admin', register(person('second', 'mayor')))).toEqual({
      ok: false,
      error: { code: 'one-mayor-only', mayor: 'mayor' },
    });
    const two = register(person('a', 'mayor'), person('b', 'mayor'));
    expect(code(when(given(founded), 'admin', two))).toBe('one-mayor-only');
  });

  test('I-6: under a charter an administrator registers nobody who votes, nor an officer', () => {
    const voter = register(person('new', 'councillor', true));
    expect(when(state, 'admin', voter, underCharter)).toEqual({
      ok: false,
      error: { code: 'voter-not-for-administrator', people: ['new'] },
    });
    expect(code(when(state, 'admin', register(person('new', 'deputy', false)), underCharter))).toBe(
      'function-needs-legal-act',
    );
    const plain = register(person('new', 'councillor', false), person('h', 'resident', false));
    expect(code(when(state, 'admin', plain, underCharter))).toBe('accepted');
  });

  test('I-6: under a charter an administrator changes no function, whatever act is cited', () => {
    const change: CommuneCommand = {
      type: 'ChangeFunction',
      personId: 'minority',
      function: 'councillor',
      majority: true,
      act: 'PV 2026-12',
    };
    expect(code(when(state, 'admin', change))).toBe('accepted');
    expect(code(when(state, 'admin', change, underCharter))).toBe('administrator-has-no-collegial-power');
    expect(code(when(state, 'minority', change, underCharter))).toBe('majority-member-required');
    expect(code(when(state, 'system', change, underCharter))).toBe('majority-member-required');
    expect(code(when(state, 'mayor', change, underCharter))).toBe('another-member-must-record-it');
    expect(code(when(state, 'anne', { ...change, act: ' ' }, underCharter))).toBe('act-reference-required');
    expect(code(when(state, 'anne', change, underCharter))).toBe('accepted');
  });

  test('I-6, I-12: before the first charter, who has spoken on it is unmade by no administrator', () => {
    const out: CommuneCommand = {
      type: 'ChangeFunction',
      personId: 'bruno',
      function: 'councillor',
      majority: false,
      act: 'Exclusion',
    };
    const gone: CommuneCommand = {
      type: 'RecordDeparture',
      personId: 'bruno',
      on: '2026-11-01',
      act: 'Lettre',
    };
    for (const command of [out, gone]) {
      expect(code(when(state, 'admin', command))).toBe('accepted');
      expect(code(when(state, 'admin', command, { voices: ['bruno'] }))).toBe(
        'administrator-has-no-collegial-power',
      );
      expect(code(when(state, 'anne', command, { voices: ['bruno'] }))).toBe('accepted');
    }
  });

  test('I-6: nobody records their own office or departure under a charter', () => {
    const own: CommuneCommand = {
      type: 'ChangeFunction',
      personId: 'bruno',
      function: 'deputy',
      act: 'Élection',
    };
    expect(code(when(state, 'bruno', own, underCharter))).toBe('another-member-must-record-it');
    const leaves: CommuneCommand = {
      type: 'RecordDeparture',
      personId: 'bruno',
      on: '2026-11-20',
      act: 'Démission',
    };
    expect(code(when(state, 'bruno', leaves, underCharter))).toBe('another-member-must-record-it');
    expect(code(when(state, 'anne', leaves, underCharter))).toBe('accepted');
  });

  test('a function changes once for a reason, and a second mayor waits for the first to leave', () => {
    const same: CommuneCommand = { type: 'ChangeFunction', personId: 'anne', function: 'deputy', act: '' };
    expect(code(when(state, 'admin', same))).toBe('nothing-changes');
    const mayor: CommuneCommand = { type: 'ChangeFunction', personId: 'anne', function: 'mayor', act: 'PV' };
    expect(code(when(state, 'admin', mayor))).toBe('one-mayor-only');
    const gone = evolve(state, { type: 'DepartureRecorded', personId: 'mayor', on: '2026-11-01', act: 'D' });
    expect(code(when(gone, 'admin', mayor))).toBe('accepted');
    expect(mayorOf(gone)).toBeNull();
    const unknown: CommuneCommand = {
      type: 'ChangeFunction',
      personId: 'nobody',
      function: 'agent',
      act: '',
    };
    expect(code(when(state, 'admin', unknown))).toBe('person-unknown');
  });

  test('an elected person who becomes staff is no longer counted in the majority', () => {
    const command: CommuneCommand = { type: 'ChangeFunction', personId: 'bruno', function: 'agent', act: '' };
    const result = when(state, 'admin', command);
    expect(result.ok && result.value[0]).toMatchObject({ function: 'agent', majority: false });
  });

  test('I-16: whoever has left is out of function from that day on', () => {
    const leaves: CommuneCommand = {
      type: 'RecordDeparture',
      personId: 'anne',
      on: '2026-11-20',
      act: 'Démission',
    };
    const after = evolve(state, { ...leaves, type: 'DepartureRecorded' } as CommuneEvent);
    expect(isInFunction(after, 'anne', '2026-11-19')).toBe(true);
    expect(isInFunction(after, 'anne', '2026-11-20')).toBe(false);
    expect(after.status === 'founded' && isMajorityMember(after, 'anne', '2026-11-20')).toBe(false);
    expect(code(when(after, 'admin', leaves))).toBe('person-has-left');
    const early: CommuneCommand = { ...leaves, personId: 'bruno', on: '2026-01-01' };
    expect(code(when(after, 'admin', early))).toBe('departure-date-invalid');
  });
});

describe('addresses', () => {
  const state = given(founded, {
    type: 'PeopleRegistered',
    people: [
      { ...person('mayor', 'mayor'), reachable: true },
      { ...person('anne', 'deputy'), reachable: true },
      { ...person('bruno', 'councillor'), reachable: true },
      person('carla', 'councillor'),
      { ...person('dgs', 'generalSecretary', false), reachable: true },
      person('admin', 'councillor'),
    ],
  });
  const record = (...people: string[]): CommuneCommand => ({
    type: 'RecordAddresses',
    addresses: people.map((personId) => ({ personId })),
  });

  test('are an administrator’s to record, or one’s own; the journal says whose, never what', () => {
    expect(when(state, 'admin', record('carla', 'anne'))).toEqual({
      ok: true,
      value: [{ type: 'AddressesRecorded', people: ['carla', 'anne'] }],
    });
    expect(code(when(state, 'anne', record('carla')))).toBe('administrator-required');
    expect(code(when(state, 'anne', record('anne')))).toBe('accepted');
    expect(code(when(state, 'admin', record()))).toBe('nobody-to-register');
    expect(code(when(state, 'admin', record('anne', 'anne')))).toBe('person-listed-twice');
    expect(code(when(state, 'admin', record('nobody')))).toBe('person-unknown');
    expect(code(when(state, 'nobody', record('nobody')))).toBe('administrator-required');
    const gone = evolve(state, { type: 'DepartureRecorded', personId: 'anne', on: '2026-11-01', act: 'D' });
    expect(code(when(gone, 'admin', record('anne')))).toBe('person-has-left');
    expect(code(when(gone, 'anne', record('anne')))).toBe('administrator-required');
  });

  test('I-6: a name is one’s own or an administrator’s to correct; under a charter, not a voter’s', () => {
    const correct = (personId: string): CommuneCommand => ({ type: 'CorrectName', personId });
    expect(when(state, 'admin', correct('anne'))).toEqual({
      ok: true,
      value: [{ type: 'NameCorrected', personId: 'anne' }],
    });
    expect(code(when(state, 'bruno', correct('anne')))).toBe('administrator-required');
    expect(code(when(state, 'admin', correct('nobody')))).toBe('person-unknown');
    for (const actor of ['admin', 'mayor'])
      expect(code(when(state, actor, correct('anne'), underCharter))).toBe('voter-name-needs-another-member');
    for (const actor of ['anne', 'bruno'])
      expect(code(when(state, actor, correct('anne'), underCharter))).toBe('accepted');
    expect(code(when(state, 'admin', correct('dgs'), underCharter))).toBe('accepted');
  });

  test('I-6: under a charter no administrator nor the mayor takes over a voter’s letters', () => {
    for (const actor of ['admin', 'mayor'])
      expect(when(state, actor, record('anne', 'carla'), underCharter)).toEqual({
        ok: false,
        error: { code: 'voter-address-needs-another-member', people: ['anne'] },
      });
    const list: CommuneCommand = { type: 'RegisterPeople', people: [], addresses: [{ personId: 'anne' }] };
    expect(code(when(state, 'admin', list, underCharter))).toBe('voter-address-needs-another-member');
    expect(code(when(state, 'bruno', record('anne'), underCharter))).toBe('accepted');
    expect(code(when(state, 'bruno', record('dgs'), underCharter))).toBe('administrator-required');
    expect(code(when(state, 'admin', record('dgs', 'carla'), underCharter))).toBe('accepted');
    const once = evolve(state, { type: 'AddressesRecorded', people: ['carla'] });
    expect(code(when(once, 'admin', record('carla'), underCharter))).toBe(
      'voter-address-needs-another-member',
    );
  });

  test('come with a list of new people, in one go', () => {
    const list: CommuneCommand = {
      type: 'RegisterPeople',
      people: [{ ...person('new', 'agent', false), reachable: true }],
      addresses: [{ personId: 'carla' }],
    };
    const result = when(state, 'admin', list);
    const events = result.ok ? result.value : [];
    expect(events.map(({ type }) => type)).toEqual(['PeopleRegistered', 'AddressesRecorded']);
    const after = fold(evolve, state, events);
    expect(after).toMatchObject({ members: { new: { reachable: true }, carla: { reachable: true } } });
  });
});

describe('administrators', () => {
  test('the last one cannot be dismissed', () => {
    const state = given(founded);
    const dismiss: CommuneCommand = { type: 'DismissAdministrator', personId: 'admin' };
    expect(code(when(state, 'admin', dismiss))).toBe('last-administrator');
    const two = given(founded, { type: 'AdministratorAppointed', personId: 'dgs' });
    expect(code(when(two, 'dgs', dismiss))).toBe('accepted');
    expect(code(when(two, 'admin', { type: 'AppointAdministrator', personId: 'dgs' }))).toBe(
      'already-administrator',
    );
    expect(code(when(two, 'x', { type: 'AppointAdministrator', personId: 'x' }))).toBe(
      'administrator-required',
    );
  });
});

test('I-6: whatever administrators send under a charter, the set of majority members never grows', () => {
  const functions: MemberFunction[] = [
    'mayor',
    'deputy',
    'councillor',
    'agent',
    'generalSecretary',
    'resident',
  ];
  const who = fc.constantFrom('mayor', 'anne', 'bruno', 'minority', 'dgs', 'p1', 'p2');
  const held = fc.constantFrom(...functions);
  const command = fc.oneof(
    fc.record({
      type: fc.constant('RegisterPeople' as const),
      people: fc.array(
        fc.tuple(who, held, fc.boolean()).map((one) => person(...one)),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constant('ChangeFunction' as const),
      personId: who,
      function: held,
      majority: fc.boolean(),
      act: fc.constantFrom('', 'PV'),
    }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 8 }), (commands) => {
      let state = given(founded, registered);
      const count = () =>
        state.status === 'founded'
          ? Object.keys(state.members).filter(
              (id) => state.status === 'founded' && isMajorityMember(state, id, '2026-11-22'),
            ).length
          : 0;
      const before = count();
      for (const one of commands) {
        const result = when(state, 'admin', one, underCharter);
        if (result.ok) state = fold(evolve, state, result.value);
      }
      expect(count()).toBe(before);
    }),
  );
});
