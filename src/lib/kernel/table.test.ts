import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable, type CommandIo } from './table.ts';

const ioOf = (bytes: Uint8Array): CommandIo => ({
  read: () => Promise.resolve(bytes),
  print: () => undefined,
  printError: () => undefined,
});

const read = (text: string) => readTable('a.csv', ioOf(new TextEncoder().encode(text)));

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

test('reads cells quoted or not, byte-order mark, any end of line, and tells the line of each row', async () => {
  const { value } = (await read('\uFEFFa, b \r\n1,"x, ""y""\nz"\r\n\r\n2,\r3,c')) as { value: unknown };
  expect(value).toEqual({
    header: ['a', 'b'],
    rows: [
      { line: 2, cells: ['1', 'x, "y"\nz'] },
      { line: 5, cells: ['2', ''] },
      { line: 6, cells: ['3', 'c'] },
    ],
  });
});

test('whatever is written quoted is read back', async () => {
  const rows = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const text = ['a,b,c', ...cells.map((row) => row.map(quote).join(','))].join('\n');
      const found = await read(text);
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
  expect(await read(text)).toEqual({ ok: false, error: sentence });
});

test('refuses what is not UTF-8, what is too large and what cannot be read', async () => {
  const latin = Uint8Array.from([...'a,b\n1,'].map((sign) => sign.charCodeAt(0)).concat(0xe9));
  expect(await readTable('a.csv', ioOf(latin))).toMatchObject({
    ok: false,
    error: expect.stringContaining('a.csv, ligne 2, colonne 2') as string,
  });
  const huge = { ...ioOf(latin), size: () => Promise.resolve(500_000_000) };
  expect(await readTable('a.csv', huge)).toEqual({
    ok: false,
    error: 'a.csv, ligne 1, colonne 1 : le fichier dépasse 256 Mo.',
  });
  const lost = { ...ioOf(latin), read: () => Promise.reject(new Error('ENOENT')) };
  expect(await readTable('a.csv', lost)).toEqual({
    ok: false,
    error: 'a.csv : le fichier ne peut pas être lu.',
  });
});
