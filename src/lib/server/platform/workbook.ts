import type { CellValue, SheetFilterInfo } from 'hucre';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import type { Sheet } from '#lib/kernel/table.ts';
import { unpackedSize } from './zip-size.ts';

/** What a workbook may cost to open: bytes once unpacked, and rows. */
export interface WorkbookLimits {
  readonly bytes: number;
  readonly rows: number;
}

const generous: WorkbookLimits = { bytes: 256 * 1024 * 1024, rows: 1_048_576 };

const damaged: Sentence = {
  fr: 'ce classeur de tableur ne peut pas être ouvert : il est abîmé, incomplet ou protégé ; ouvrez-le, puis enregistrez la feuille en « CSV UTF-8 »',
  en: 'this spreadsheet workbook cannot be opened: it is damaged, cut or protected; open it, then save the sheet as “CSV UTF-8”',
};

const tooLarge = ({ bytes, rows }: WorkbookLimits): Sentence => {
  const megabytes = Math.round(bytes / 1024 / 1024);
  return {
    fr: `ce classeur est trop grand une fois déplié (plus de ${megabytes} Mo ou de ${rows} lignes) ; enregistrez la seule feuille utile en « CSV UTF-8 »`,
    en: `this workbook is too large once unpacked (over ${megabytes} MB or ${rows} rows); save the one useful sheet as “CSV UTF-8”`,
  };
};

const noSuchSheet = (asked: string, names: readonly string[]): Sentence => ({
  fr: `ce classeur n’a pas de feuille « ${asked} » ; il a ${names.map((name) => `« ${name} »`).join(', ')}`,
  en: `this workbook has no sheet “${asked}”; it has ${names.map((name) => `“${name}”`).join(', ')}`,
});

/** A cell as text: a date without time as AAAA-MM-JJ, a number with a point. */
const textOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  return String(value);
};

/**
 * Opens a sheet of a workbook (`.xlsx`, `.ods`): the one of that name, or the first. What it would take is
 * looked at before anything is unpacked, so that a small file cannot fill the memory.
 */
export const openWorkbook = async (
  bytes: Uint8Array,
  asked?: string,
  limits = generous,
): Promise<Result<Sheet, Sentence>> => {
  const size = unpackedSize(bytes);
  if (size === null) return refuse(damaged);
  if (size > limits.bytes) return refuse(tooLarge(limits));
  // Loaded only here: most commands and pages never open a workbook.
  const { read } = await import('hucre');
  const names = new Set<string>();
  let chosen: string | undefined;
  const choose = (info: SheetFilterInfo): boolean => {
    names.add(info.name);
    const wanted = asked === undefined ? !info.hidden && !info.veryHidden : info.name === asked;
    if (chosen !== undefined || !wanted) return false;
    chosen = info.name;
    return true;
  };
  let sheets;
  try {
    // One row more than allowed tells a sheet that is too long from one that just fits.
    ({ sheets } = await read(bytes, { sheets: choose, maxRows: limits.rows + 1 }));
  } catch (error) {
    return refuse(/ limit\b/.test(String(error)) ? tooLarge(limits) : damaged);
  }
  if (chosen === undefined) return refuse(asked === undefined ? damaged : noSuchSheet(asked, [...names]));
  const { rows = [] } = sheets.find(({ name }) => name === chosen) ?? {};
  if (rows.length > limits.rows) return refuse(tooLarge(limits));
  return ok({
    name: chosen,
    rows: rows.map((cells, index) => ({ line: index + 1, cells: Array.from(cells, textOf) })),
  });
};
