import { describe, expect, test } from 'vitest';
import type { CommuneState, Member } from '#lib/governance/commune/index.ts';
import { compare, mayJoinMajority, type KnownPerson, type Standing } from './comparing.ts';
import { readPeople } from './reading.ts';
import { packRows, registerCommand, unpackRows } from './taking.ts';

const known = (id: string, givenName: string, familyName: string, email: string | null): KnownPerson => ({
  id,
  givenName,
  familyName,
  email,
});
const member = (held: Member['function'], leftOn: string | null = null): Member => ({
  function: held,
  majority: false,
  rank: null,
  group: null,
  leftOn,
});
const commune = (members: Record<string, Member>): CommuneState => ({
  status: 'founded',
  name: 'Saillans',
  insee: '26289',
  population: 1300,
  populationSource: 'Insee',
  registeredElectors: null,
  installedOn: '2026-03-21',
  foundedAt: '2026-03-22T09:00:00Z',
  administrators: ['founder'],
  members,
});
const standing = (more: Partial<Standing> = {}): Standing => ({
  commune: commune({
    ana: member('deputy'),
    bo: member('councillor'),
    gone: member('councillor', '2026-06-01'),
  }),
  charterInForce: false,
  people: [
    known('founder', 'Fanny', 'Ost', 'fanny@exemple.fr'),
    known('ana', 'Ana', 'Ruiz', 'ana@exemple.fr'),
    known('bo', 'Bo', 'Lay', null),
    known('gone', 'Zoé', 'Partie', null),
  ],
  today: '2026-11-23',
  ...more,
});
const rowsOf = async (text: string) => {
  const read = await readPeople(
    new TextEncoder().encode(`nom;prénom;courriel;fonction;majorité\n${text}`),
    '26289',
  );
  if (!read.ok) throw new Error(read.error.code);
  return read.value.people;
};
const outcome = async (text: string, against = standing()) =>
  compare(await rowsOf(text), against).map(({ state, problems, notes }) =>
    [state, ...problems.map(({ code }) => code), ...notes].join(' '),
  );

describe('a list against the people already there', () => {
  test('adds, completes, leaves as it is, and says what differs', async () => {
    expect(
      await outcome(
        [
          'Neuf;Nil;nil@exemple.fr;conseiller;',
          'LAY;BO;bo@exemple.fr;conseiller;',
          'Ruiz;Ana;;2e adjointe;',
          'Ruiz;Àna;autre@exemple.fr;conseillère;',
          'Partie;Zoé;zoe@exemple.fr;conseillère;',
        ].join('\n'),
      ),
    ).toEqual(['new', 'completed', 'same', 'error person-twice', 'same has-left']);
    expect(await outcome('Ruiz;Ana;autre@exemple.fr;conseillère;')).toEqual([
      'same function-differs email-differs',
    ]);
  });

  test('refuses the address of somebody else, and a second mayor', async () => {
    expect(await outcome('Neuf;Nil;ANA@exemple.fr;conseiller;')).toEqual(['error email-of-another']);
    const withMayor = standing({ commune: commune({ ana: member('mayor') }) });
    expect(await outcome('Neuf;Nil;;maire;', withMayor)).toEqual(['error second-mayor']);
    expect(await outcome('Ruiz;Ana;;maire;', withMayor)).toEqual(['same']);
  });

  test('I-6: under a charter no list gives a vote or an office', async () => {
    const bound = standing({ charterInForce: true });
    expect(
      await outcome(
        'Neuf;Nil;;adjoint;oui\nAutre;Eve;;conseillère;oui\nPlus;Max;;conseiller;\nJour;Luz;;agente;',
        bound,
      ),
    ).toEqual(['error function-needs-act majority-needs-group', 'error majority-needs-group', 'new', 'new']);
    const [row] = compare(await rowsOf('Plus;Max;;conseiller;'), bound);
    expect(row && mayJoinMajority(row, bound)).toBe(false);
  });

  test('two people of one name answer two rows of that name, once each', async () => {
    const twins = standing({
      commune: commune({ a: member('councillor'), b: member('councillor') }),
      people: [known('a', 'Jean', 'Martin', null), known('b', 'Jean', 'Martin', 'jean@exemple.fr')],
    });
    const [first] = await rowsOf('Martin;Jean;jean@exemple.fr;conseiller;');
    const [second] = await rowsOf('Martin;Jean;;conseiller;');
    if (!first || !second) throw new Error('No rows');
    const found = compare([first, second, second], twins);
    expect(found.map(({ known: whose, state }) => [whose?.id, state])).toEqual([
      ['b', 'same'],
      ['a', 'same'],
      [undefined, 'new'],
    ]);
  });
});

describe('the one command', () => {
  const key = '0190a0a0-0000-4000-8000-000000000000';
  const command = async (text: string) => registerCommand(compare(await rowsOf(text), standing()), key);

  test('has new people, addresses, and the founder under their own id and address', async () => {
    const sent = await command('Ost;Fanny;autre@exemple.fr;maire;oui\nLay;Bo;bo@exemple.fr;conseiller;');
    expect(sent).toMatchObject({
      type: 'RegisterPeople',
      people: [
        { personId: 'founder', email: 'fanny@exemple.fr', function: 'mayor', majority: true, rank: 1 },
      ],
      addresses: [{ personId: 'bo', email: 'bo@exemple.fr' }],
    });
    expect(await command('Ruiz;Ana;;adjointe;')).toBeNull();
  });

  test('is the same when it is sent twice, and another for another sending', async () => {
    const text = 'Neuf;Nil;;conseiller;\nPlus;Max;;agent;';
    expect(await command(text)).toEqual(await command(text));
    const ids = (await command(text))?.people.map(({ personId }) => personId) ?? [];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const [other] =
      registerCommand(compare(await rowsOf(text), standing()), key.replace('a0', 'b1'))?.people ?? [];
    expect(ids).not.toContain(other?.personId);
  });

  test('travels in a hidden field; a damaged field is none', async () => {
    const rows = await rowsOf('Neuf;"Nil ""N"" <b>";;conseiller;\nPlus;Max;max@exemple.fr;agent;');
    expect(unpackRows(packRows(rows))).toEqual(rows);
    for (const text of ['', 'null', '[]', '[[1,"a"]]', '{"a":1}', packRows(rows).slice(0, -3)])
      expect(unpackRows(text)).toBeNull();
    expect(unpackRows(packRows(rows).replace('councillor', 'emperor'))).toBeNull();
  });
});
