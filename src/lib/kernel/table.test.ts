import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable, type CommandIo, type Table, type TableOptions } from './table.ts';

const ioOf = (bytes: Uint8Array): CommandIo => ({
  read: () => Promise.resolve(bytes),
  print: () => undefined,
  printError: () => undefined,
});

const read = (text: string, options: TableOptions = {}) =>
  readTable('a.csv', ioOf(new TextEncoder().encode(text)), options);
const readStrictly = (text: string) => read(text, { strict: true });

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

test('reads cells quoted or not, byte-order mark, any end of line, and tells the line of each row', async () => {
  const { value } = (await readStrictly('\uFEFFa, b \r\n1,"x, ""y""\nz"\r\n\r\n2,\r3,c')) as {
    value: unknown;
  };
  expect(value).toEqual({
    header: ['a', 'b'],
    rows: [
      { line: 2, cells: ['1', 'x, "y"\nz'] },
      { line: 5, cells: ['2', ''] },
      { line: 6, cells: ['3', 'c'] },
    ],
    readAs: null,
  });
});

test('whatever is written quoted is read back', async () => {
  const rows = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const text = ['a,b,c', ...cells.map((row) => row.map(quote).join(','))].join('\n');
      const found = await readStrictly(text);
      expect(found.ok && found.value.rows.map((row) => row.cells)).toEqual(cells);
    }),
  );
});

test.each([
  ['', 'a.csv, ligne 1, colonne 1 : le fichier est vide.'],
  [
    'a;b\n1;2',
    'a.csv, ligne 1, colonne 1 : les colonnes sont séparées par un autre signe que la virgule ; enregistrez le fichier avec des virgules.',
  ],
  ['a,,c\n', 'a.csv, ligne 1, colonne 2 : le nom de la colonne manque.'],
  ['a,b,a\n', 'a.csv, ligne 1, colonne « a » : ce nom paraît deux fois.'],
  ['a,b\n1,2\n1,2,3', 'a.csv, ligne 3, colonne 3 : 3 cellules pour 2 colonnes.'],
  ['a,b\n1', 'a.csv, ligne 2, colonne 2 : 1 cellules pour 2 colonnes.'],
  ['a,b\n1,"2', 'a.csv, ligne 2, colonne 2 : un guillemet est mal ouvert ou mal fermé.'],
  ['a,b\n1,2"3"', 'a.csv, ligne 2, colonne 2 : un guillemet est mal ouvert ou mal fermé.'],
  ['a,b\n1,"2"3', 'a.csv, ligne 2, colonne 2 : un guillemet est mal ouvert ou mal fermé.'],
])('refuses %j in one sentence', async (text, sentence) => {
  expect(await readStrictly(text)).toMatchObject({ ok: false, error: { fr: sentence } });
});

test('refuses what is not UTF-8, what is too large and what cannot be read', async () => {
  const latin = Uint8Array.from([...'a,b\n1,'].map((sign) => sign.charCodeAt(0)).concat(0xe9));
  expect(await readTable('a.csv', ioOf(latin), { strict: true })).toMatchObject({
    ok: false,
    error: { fr: expect.stringContaining('a.csv, ligne 2, colonne 2') as string },
  });
  const huge = { ...ioOf(latin), size: () => Promise.resolve(500_000_000) };
  expect(await readTable('a.csv', huge)).toMatchObject({
    ok: false,
    error: { fr: 'a.csv, ligne 1, colonne 1 : le fichier dépasse 256 Mo.' },
  });
  const lost = { ...ioOf(latin), read: () => Promise.reject(new Error('ENOENT')) };
  expect(await readTable('a.csv', lost)).toMatchObject({
    ok: false,
    error: { fr: 'a.csv : le fichier ne peut pas être lu.' },
  });
});

describe('what spreadsheets and programs write', () => {
  const bytesOf = (text: string, encoding: BufferEncoding): Uint8Array => Buffer.from(text, encoding);
  const plainText = 'feature,value,min,max\nsexe,F,4,6\nâge,Élevé,4,6\n';
  const cells = [
    ['sexe', 'F', '4', '6'],
    ['âge', 'Élevé', '4', '6'],
  ];
  const semicolons = plainText.replaceAll(',', ';');

  test.each([
    ['commas', bytesOf(plainText, 'utf8'), null],
    [
      'a mark and the ends of lines of Windows',
      bytesOf(`\uFEFF${plainText.replaceAll('\n', '\r\n')}`, 'utf8'),
      null,
    ],
    ['semicolons', bytesOf(semicolons, 'utf8'), 'colonnes séparées par « ; »'],
    ['Windows-1252', bytesOf(semicolons, 'latin1'), 'lu en Windows-1252 ; colonnes séparées par « ; »'],
    [
      'tabs in UTF-16',
      bytesOf(`\uFEFF${plainText.replaceAll(',', '\t')}`, 'utf16le'),
      'lu en UTF-16 ; colonnes séparées par une tabulation',
    ],
    ['blank rows', bytesOf(`\n${plainText}\n,,,\n , ,,\n`, 'utf8'), '2 lignes vides laissées de côté'],
    ['trailing cells', bytesOf(plainText.replaceAll('\n', ' , \n'), 'utf8'), null],
    [
      'whole numbers with a point',
      bytesOf(plainText.replaceAll('4', '4.0'), 'utf8'),
      '2 nombres écrits comme 4.0 lus comme entiers',
    ],
    [
      'a first column without a name',
      bytesOf(plainText.replace(/^(?=feature)/, ',').replaceAll(/\n(?=.)/g, '\n0,'), 'utf8'),
      'première colonne sans nom laissée de côté',
    ],
    ['the separator announced', bytesOf(`sep=;\n${semicolons}`, 'utf8'), 'colonnes séparées par « ; »'],
  ])('%s: the same table', async (_name, bytes, said) => {
    const { value } = (await readTable('a.csv', ioOf(bytes))) as { value: Table };
    expect(value.header.map((name) => name.trim())).toEqual(['feature', 'value', 'min', 'max']);
    expect(value.rows.map((row) => row.cells.map((cell) => cell.trim()))).toEqual(cells);
    expect(value.readAs?.fr ?? null).toBe(said);
  });

  test('free text in the last column needs no quotes, and may have some', async () => {
    const text =
      'id,Comment-Body\n1,parks, trees and benches\n2,He said "no" to that\n3,"quoted, ""well"""\n4,"half" quoted, yes\n5,\n';
    const table = await read(text, { freeText: 'comment-body' });
    expect(table.ok && table.value.rows.map((row) => row.cells[1])).toEqual([
      'parks, trees and benches',
      'He said "no" to that',
      'quoted, "well"',
      '"half" quoted, yes',
      '',
    ]);
    expect(await read(text)).toMatchObject({
      error: { fr: 'a.csv, ligne 2, colonne 3 : 3 cellules pour 2 colonnes.' },
    });
  });

  test('a blank row among ballots is kept where others follow, and said', async () => {
    const table = await read('A;B\n1;2\n;\n\n2;1\n;\n;\n', { keepBlankRows: true });
    expect(table).toMatchObject({
      value: { rows: [{ line: 2 }, { line: 3, cells: ['', ''] }, { line: 5 }] },
    });
    expect(table.ok && table.value.readAs).toEqual({
      fr: 'colonnes séparées par « ; » ; 2 lignes vides laissées de côté ; 1 ligne vide comptée',
      en: 'columns separated by “;”; 2 blank rows left aside; 1 blank row counted',
    });
    expect(await read('vote\npour\n\ncontre\n\n', { keepBlankRows: true })).toMatchObject({
      value: { rows: [{ cells: ['pour'] }, { cells: [''] }, { cells: ['contre'] }] },
    });
  });

  test.each([
    ['a,b\n1,2,3\n', 'a.csv, line 2, column 3: 3 cells for 2 columns.'],
    ['a,b\n1\n', 'a.csv, line 2, column 2: 1 cells for 2 columns.'],
    [
      'a,,c\n1,x,3\n',
      'a.csv, line 2, column 2: this cell is filled, but its column has no name; name the column or empty it.',
    ],
    ['a,À\n', 'a.csv, line 1, column “À”: this name comes twice.'],
    ['a,b\n1,"2\n', 'a.csv, line 2, column 2: a quotation mark is badly opened or badly closed.'],
    [';;\n;\n', 'a.csv, line 1, column 1: the file is empty.'],
    [
      '<html><p>',
      'a.csv: this is a web page, perhaps the sign-in page of the site that the file comes from; download it again.',
    ],
    [
      'PK\u0003\u0004xl/workbook.xml',
      'a.csv: this is a spreadsheet workbook; save the sheet as “CSV UTF-8”.',
    ],
    ['a\u0001\u0002\n', 'a.csv: this is not a text file; save the table as “CSV UTF-8”, .xlsx or .ods.'],
  ])('refuses %j in English too', async (text, sentence) => {
    expect(await read(text)).toMatchObject({ ok: false, error: { en: sentence } });
  });

  test('two encodings in one file are refused where the second begins', async () => {
    const both = Buffer.concat([bytesOf('a,b\né,è\nà,ç\nx,', 'utf8'), bytesOf('é\n', 'latin1')]);
    expect(await readTable('a.csv', ioOf(both))).toMatchObject({
      error: {
        fr: expect.stringContaining('a.csv, ligne 4, colonne 2 : le texte n’est pas en UTF-8') as string,
      },
    });
  });

  test('whatever is written by a spreadsheet in French is read back', async () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aé ;,"\n0.') });
    const rows = fc.array(fc.tuple(letters, letters, fc.constant('x')));
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const text = ['a;b;c', ...given.map((row) => row.map(quote).join(';'))].join('\r\n');
        const found = await readTable('a.csv', ioOf(bytesOf(text, 'latin1')));
        const whole = (cell: string): string => cell.replace(/^\s*(\d+)[.,]0+\s*$/, '$1');
        expect(found.ok && found.value.rows.map((row) => row.cells)).toEqual(
          given.map((row) => row.map(whole)),
        );
      }),
    );
  });
});
