import { deflateRawSync } from 'node:zlib';
import { write } from 'hucre';
import { expect, test } from 'vitest';
import { openWorkbook } from './workbook.ts';

const sheets = [
  {
    name: 'Quotas',
    rows: [['critère', 'min'], ['âge', 4], [], ['né le', new Date('2026-03-15')], [null, 2.5]],
  },
  { name: 'Personnes', rows: [['id'], ['p1']] },
];

test.each(['xlsx', 'ods'] as const)('reads the first sheet of an .%s, or the one named', async (format) => {
  const bytes = await write({ sheets, format });
  expect(await openWorkbook(bytes)).toEqual({
    ok: true,
    value: {
      name: 'Quotas',
      rows: [
        { line: 1, cells: ['critère', 'min'] },
        { line: 2, cells: ['âge', '4'] },
        {
          line: 3,
          cells: expect.toSatisfy((cells: string[]) => cells.every((cell) => cell === '')) as unknown,
        },
        { line: 4, cells: ['né le', '2026-03-15'] },
        { line: 5, cells: ['', '2.5'] },
      ],
    },
  });
  expect(await openWorkbook(bytes, 'Personnes')).toMatchObject({
    value: { name: 'Personnes', rows: [{ cells: ['id'] }, { cells: ['p1'] }] },
  });
  expect(await openWorkbook(bytes, 'Absente')).toEqual({
    ok: false,
    error: {
      fr: 'ce classeur n’a pas de feuille « Absente » ; il a « Quotas », « Personnes »',
      en: 'this workbook has no sheet “Absente”; it has “Quotas”, “Personnes”',
    },
  });
});

/** An archive of one entry, whose directory says what one wants of its size. */
const archive = (name: string, content: Uint8Array, said: number, flags = 0): Uint8Array => {
  const packed = deflateRawSync(content);
  const [local, entry, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)];
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(flags ? 0 : packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(name.length, 28);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
};

const zeros = new Uint8Array(300 * 1024 * 1024);
const megabytes = (): number => process.memoryUsage().rss / 1024 / 1024;

test.each([
  ['says its size', archive('xl/workbook.xml', zeros, zeros.length), /trop grand/],
  ['says a small one', archive('xl/workbook.xml', zeros, 1000), /ne peut pas être ouvert/],
  ['says none', archive('xl/workbook.xml', zeros, 0), /trop grand/],
  ['says it elsewhere', archive('xl/workbook.xml', zeros, 0xffffffff), /trop grand/],
  ['says it after its bytes', archive('xl/workbook.xml', zeros, 0, 8), /trop grand/],
])('a small archive that would fill the memory and %s is not unpacked', async (_name, bytes, sentence) => {
  const before = megabytes();
  const opened = await openWorkbook(bytes);
  expect(!opened.ok && opened.error.fr).toMatch(sentence);
  expect(megabytes() - before).toBeLessThan(150);
});

test('a sheet of more rows than allowed, and an archive cut or empty, are refused', async () => {
  const long = await write({ sheets: [{ name: 'A', rows: [['a'], ['b'], ['c']] }] });
  const limits = { bytes: 1_000_000, rows: 2 };
  expect(await openWorkbook(long, undefined, limits)).toMatchObject({
    error: { fr: expect.stringContaining('plus de 1 Mo ou de 2 lignes') as string },
  });
  expect(await openWorkbook(long, undefined, { ...limits, rows: 3 })).toMatchObject({ ok: true });
  for (const bytes of [
    long.subarray(0, long.length - 30),
    new Uint8Array(4),
    archive('xl/a', zeros.subarray(0, 9), 9),
  ])
    expect(await openWorkbook(bytes)).toMatchObject({
      error: { en: expect.stringContaining('damaged, cut or protected') as string },
    });
});
