import { expect, test } from 'vitest';
import { narrowFile, sendable } from './narrow.ts';

const header = "Code de la commune;Nom de l'élu\r\n";
const every = Uint8Array.from({ length: 246 }, (_, index) => (index < 10 ? index : index + 10)).filter(
  (byte) => byte !== 10,
);
const narrow = async (...parts: BlobPart[]): Promise<Uint8Array | null> => {
  const found = await narrowFile(new File(parts, 'national.csv'), '26289');
  return found && new Uint8Array(await found.arrayBuffer());
};

test('keeps the first line and those of the commune, byte for byte', async () => {
  const mine = new Blob(['26289;', every]);
  const kept = await narrow(header, '26288;Autre\r\n', mine, '\r\n26290;É\r\n26289;Fin');
  const expected = await new Blob([header, mine, '\r\n26289;Fin']).arrayBuffer();
  expect(kept).toEqual(new Uint8Array(expected));
});

test('leaves another list alone, and a file that is none', async () => {
  expect(await narrow('nom;prénom\n26289;x\n')).toBeNull();
  expect(await narrow('a'.repeat(3_000_000))).toBeNull();
});

test('gives up when what is kept would be too heavy all the same', async () => {
  expect(await narrow(header, '26289;nom\n'.repeat(sendable / 10))).toBeNull();
});
