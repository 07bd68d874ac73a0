import { write } from 'hucre';
import { describe, expect, test } from 'vitest';
import type { FileProblem } from './listed.ts';
import { readPeople } from './reading.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const windows = (text: string): Uint8Array => Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');
const registerHeader =
  "Code du département;Libellé du département;Code de la collectivité à statut particulier;Libellé de la collectivité à statut particulier;Code de la commune;Libellé de la commune;Nom de l'élu;Prénom de l'élu;Code sexe;Date de naissance;Code de la catégorie socio-professionnelle;Libellé de la catégorie socio-professionnelle;Date de début du mandat;Libellé de la fonction;Date de début de la fonction;Code nationalité";
const elected = (family: string, given: string, office = '', code = '26289', born = '01/02/1970'): string =>
  `26;Drôme;;;${code};Saillans;${family};${given};F;${born};45;Profession intermédiaire;15/03/2026;${office};21/03/2026;FR`;
const register = (...rows: string[]): string => [registerHeader, ...rows].join('\r\n');

const read = async (file: string | Uint8Array, insee = '26289') => {
  const result = await readPeople(typeof file === 'string' ? utf8(file) : file, insee);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const problemOf = async (file: string | Uint8Array): Promise<FileProblem> => {
  const result = await readPeople(typeof file === 'string' ? utf8(file) : file, '26289');
  if (result.ok) throw new Error('This file was taken');
  return result.error;
};
const row = async (text: string) => {
  const [person] = (await read(text)).people;
  if (!person) throw new Error('No row');
  return person;
};
const codesOf = async (text: string): Promise<string[][]> =>
  (await read(text)).people.map(({ problems }) => problems.map(({ column, code }) => `${column}:${code}`));

describe('the national register', () => {
  test('gives the commune’s people only, their offices and their places', async () => {
    const { kind, people, elsewhere } = await read(
      register(
        elected('LE GOAS', 'Anne-Lise', 'Maire'),
        elected("D'ALMEIDA", 'Rui', '1er adjoint au Maire'),
        elected('ROUX', 'Éloïse', '2ème adjoint au Maire'),
        elected('AUBIN', 'Zoé'),
        elected('AUTRE', 'Personne', 'Maire', '26290'),
      ),
    );
    expect({ kind, elsewhere }).toEqual({ kind: 'register', elsewhere: 1 });
    expect(
      people.map(({ familyName, givenName, ...one }) => [givenName, familyName, one.function, one.rank]),
    ).toEqual([
      ['Anne-Lise', 'Le Goas', 'mayor', 1],
      ['Rui', "D'Almeida", 'deputy', 2],
      ['Éloïse', 'Roux', 'deputy', 3],
      ['Zoé', 'Aubin', 'councillor', null],
    ]);
    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
    expect(people.every(({ email, majority }) => email === null && majority === null)).toBe(true);
  });

  test('leaves nothing of birth, sex, trade or nationality in what is read', async () => {
    const kept = JSON.stringify(
      await read(register(elected('ROUX', 'Éloïse', 'Maire', '26289', '09/11/1961'))),
    );
    for (const word of ['1961', '09/11', 'Profession', 'FR"', '"F"']) expect(kept).not.toContain(word);
  });

  test('finds a code whose leading zero a spreadsheet has eaten, or split from its department', async () => {
    const ain = (code: string) =>
      register(elected('ROUX', 'Éloïse', 'Maire', code)).replaceAll('\n26;Drôme', '\n1;Ain');
    for (const code of ['01004', '1004', '4', '004'])
      expect((await read(ain(code), '01004')).people).toHaveLength(1);
    expect((await read(register(elected('ROUX', 'Éloïse', '', '2a004')), '2A004')).people).toHaveLength(1);
  });

  test('tells two people of one name apart by their birth dates, and one person listed twice', async () => {
    expect(
      await codesOf(
        register(
          elected('MARTIN', 'Jean', '', '26289', '01/01/1950'),
          elected('MARTIN', 'Jean', '', '26289', '02/02/1980'),
          elected('Martin', 'Jean', '', '26289', '01/01/1950'),
        ),
      ),
    ).toEqual([[], [], ['familyName:person-twice']]);
  });

  test('reads other separators, quotes, a mark of order and the encoding of Windows', async () => {
    const rows = register(elected('LEFÈVRE', 'Noëlle', 'Maire'));
    const expected = { familyName: 'Lefèvre', givenName: 'Noëlle', function: 'mayor' };
    const quoted = rows.replace(/[^;\r\n]+/g, '"$&"');
    for (const text of [
      rows,
      `\ufeff${rows}`,
      rows.replaceAll(';', '\t'),
      quoted.replaceAll(';', ','),
      rows.replaceAll('\r\n', '\n'),
    ])
      expect(await row(text)).toMatchObject(expected);
    expect((await read(windows(rows))).people[0]).toMatchObject(expected);
    expect((await read(Buffer.from(`\ufeff${rows}`, 'utf16le'))).people[0]).toMatchObject(expected);
    expect(await row(`sep=;\r\n${rows}`)).toMatchObject({ ...expected, line: 3 });
  });

  test('says so when it is another commune’s', async () => {
    expect(await problemOf(register(elected('A', 'B', '', '01001'), elected('C', 'D', '', '01002')))).toEqual(
      {
        code: 'nobody-of-commune',
        insee: '26289',
        found: ['01001', '01002'],
      },
    );
  });
});

describe('a simple list', () => {
  test('has its columns in any order, under the names that people give them', async () => {
    const { people, ignored, kind } = await read(
      'Fonction;E-mail;PRÉNOM;Nom de famille;Téléphone;Majorité\nAgente;Ana.RUIZ@Exemple.fr;Ana;Ruiz;06;non\nConseillère municipale déléguée;;Bo;Lay;;oui',
    );
    expect({ kind, ignored }).toEqual({ kind: 'list', ignored: ['Téléphone'] });
    expect(people).toMatchObject([
      { line: 2, email: 'ana.ruiz@exemple.fr', function: 'agent', majority: false },
      { line: 3, email: null, function: 'delegateCouncillor', majority: true },
    ]);
  });

  test.each([
    ['Maire', 'mayor', 1],
    ['Madame la Maire', 'mayor', 1],
    ['Première adjointe', 'deputy', 2],
    ['1re adjointe', 'deputy', 2],
    ['3e adjoint au maire', 'deputy', 4],
    ['12ème adjointe', 'deputy', 13],
    ['Adjoint au maire, finances', 'deputy', null],
    ['Maire délégué', 'deputy', null],
    ['conseiller délégué au numérique', 'delegateCouncillor', null],
    ['Conseillère municipale', 'councillor', null],
    ['D.G.S.', 'generalSecretary', null],
    ['Secrétaire générale de mairie', 'generalSecretary', null],
    ['Agent territorial', 'agent', null],
    ['Habitante', 'resident', null],
  ] as const)('« %s » is %s', async (words, held, rank) => {
    const person = await row(`nom,prénom,courriel,fonction\nRuiz,Ana,,"${words}"`);
    expect(person).toMatchObject({ function: held, rank, problems: [] });
  });

  test('names the column and the reason of each error, all at once', async () => {
    expect(
      await codesOf(
        [
          'nom;prénom;courriel;fonction;majorité;rang',
          ';Ana;ana@;maire;;',
          'Lay;;bo@exemple.fr;grand vizir;peut-être;0',
          'Bru;Cléo;bo@exemple.fr;;;',
          'Bru;CLÉO;cleo@exemple.fr;2e maire;;',
          `${'x'.repeat(101)};Dan;dan@exemple.fr;Maire;;`,
          'Ost;Eve;eve@exemple.fr;agent;oui;',
        ].join('\n'),
      ),
    ).toEqual([
      ['familyName:missing', 'email:email-malformed'],
      ['givenName:missing', 'rank:rank-unknown', 'function:function-unknown', 'majority:majority-unknown'],
      ['function:missing', 'email:email-twice'],
      ['function:function-unknown', 'familyName:person-twice'],
      ['familyName:too-long', 'function:second-mayor'],
      ['majority:majority-not-elected'],
    ]);
  });

  test.each([
    'a@b',
    'a b@exemple.fr',
    'a@exemple..fr',
    '@exemple.fr',
    'a@exemple.fr;',
    'é@exemple.fr',
    '.a@exemple.fr',
  ])('refuses the address %s', async (address) => {
    expect(await codesOf(`nom,prénom,courriel,fonction\nRuiz,Ana,"${address}",agent`)).toEqual([
      ['email:email-malformed'],
    ]);
  });

  test('short and long rows are errors of their cells, not of the file', async () => {
    expect(await codesOf('nom;prénom;courriel;fonction\nRuiz\nLay;Bo;;agent;trop;long\n;;;\n\n')).toEqual([
      ['givenName:missing', 'function:missing'],
      [],
    ]);
  });

  test('counts lines as an editor does, over empty ones and texts on two lines', async () => {
    const { people } = await read(
      'nom;prénom;fonction\n\nRuiz;Ana;agent\n"Lay\nBru";Bo;agent\nOst;Eve;agent',
    );
    expect(people.map(({ line, familyName }) => [line, familyName])).toEqual([
      [3, 'Ruiz'],
      [4, 'Lay Bru'],
      [6, 'Ost'],
    ]);
  });
});

test.each(['xlsx', 'ods'] as const)('a list in an .%s is read as one saved from it', async (format) => {
  const rows = [
    ['Nom', 'Prénom', 'Courriel', 'Fonction', 'Rang'],
    ['Ruiz', 'Ana', 'ana@exemple.fr', '2e adjointe', 3],
    [],
    ['Lay', 'Bo', null, 'agent', null],
  ];
  const { people, ignored } = await read(await write({ sheets: [{ name: 'Élus', rows }], format }));
  expect({ people, ignored }).toMatchObject({
    ignored: [],
    people: [
      { line: 2, familyName: 'Ruiz', email: 'ana@exemple.fr', function: 'deputy', rank: 3, problems: [] },
      { line: 4, familyName: 'Lay', email: null, function: 'agent', rank: null, problems: [] },
    ],
  });
});

describe('a file that is none', () => {
  const bytes = (...start: number[]) => Uint8Array.from([...start, 0, 1, 2, 3]);
  test.each([
    ['oldWorkbook', bytes(0xd0, 0xcf, 0x11, 0xe0)],
    ['archive', Buffer.from('PK\u0003\u0004\u0000\u0000photos/plage.jpg', 'latin1')],
    ['archive', bytes(0x1f, 0x8b)],
    ['pdf', utf8('%PDF-1.7 …')],
    ['image', bytes(0xff, 0xd8, 0xff)],
    ['webPage', utf8('<!DOCTYPE html><title>Connexion</title>')],
    ['binary', bytes(0x7f, 0x45, 0x4c, 0x46)],
  ] as const)('is known for a %s', async (kind, file) => {
    expect(await problemOf(file)).toEqual({ code: 'wrong-kind', kind });
  });

  test('is a workbook that does not open', async () => {
    const cut = Buffer.from('PK\u0003\u0004\u0000\u0000[Content_Types].xml', 'latin1');
    expect(await problemOf(cut)).toMatchObject({ code: 'workbook' });
  });

  test('is empty, has no people, or not the columns', async () => {
    expect(await problemOf('')).toEqual({ code: 'empty-file' });
    expect(await problemOf('\ufeff \r\n ;;\n')).toEqual({ code: 'empty-file' });
    expect(await problemOf('nom;prénom;fonction')).toEqual({ code: 'no-people' });
    expect(await problemOf(registerHeader)).toEqual({ code: 'no-people' });
    expect(await problemOf('Nom et prénom;Service\nRuiz Ana;Voirie')).toEqual({
      code: 'columns-missing',
      kind: 'list',
      missing: ['familyName', 'givenName', 'function'],
      found: ['Nom et prénom', 'Service'],
    });
    expect(await problemOf(registerHeader.replace('Libellé de la fonction', 'Rôle'))).toMatchObject({
      code: 'columns-missing',
      kind: 'register',
      missing: ['function'],
    });
  });

  test('never closes a quote', async () => {
    expect(await problemOf('nom;prénom;fonction\n"Ruiz;Ana;agent\nLay;Bo;agent')).toMatchObject({
      code: 'unclosed-quote',
    });
  });

  test('holds more people than a commune has', async () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => `Nom${index};P;agent`);
    expect(await problemOf(['nom;prénom;fonction', ...rows].join('\n'))).toEqual({
      code: 'too-many-people',
      most: 20_000,
    });
  });
});

test('bytes at random are read or refused, never a fault', async () => {
  let seed = 1;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 256;
  for (let turn = 0; turn < 2_000; turn += 1) {
    const noise = Uint8Array.from({ length: next() }, (_, index) =>
      turn % 2 === 0 ? next() : ';,"\n\t nomprécs@.fonti'.charCodeAt(next() % 21) || index % 256,
    );
    const file = turn % 3 === 0 ? Buffer.concat([utf8('nom;prénom;courriel;fonction\n'), noise]) : noise;
    expect(await readPeople(file, '26289')).toHaveProperty('ok');
  }
});
