import { folded } from '#lib/kernel/folded.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import type { Table, TableRow } from '#lib/kernel/table.ts';
import type { Quota } from './pool.ts';

/** A heading of a column, and its place in the table. */
export interface Column {
  readonly name: string;
  readonly at: number;
}

export const cellOf = (row: TableRow, column: Column): string => (row.cells[column.at] ?? '').trim();

/** The column of that name: case, accents and spaces do not count. */
export const columnNamed = (table: Table, name: string): Column | null => {
  const at = table.header.findIndex((heading) => folded(heading) === folded(name));
  return at < 0 ? null : { name: table.header[at] ?? name, at };
};

export const missingColumn = (path: string, name: string): Sentence =>
  atPlace(path, { line: 1, column: name }, { fr: 'la colonne manque', en: 'the column is missing' });

/** Headings the field's tools have used for the same four to six columns. */
const headings: readonly (readonly [feature: string, value: string])[] = [
  ['feature', 'value'],
  ['category', 'feature'],
  ['category', 'name'],
];

interface QuotaColumns {
  readonly feature: Column;
  readonly value: Column;
  readonly min: Column;
  readonly max: Column;
  readonly minFlex: Column | null;
  readonly maxFlex: Column | null;
}

const quotaColumns = (path: string, table: Table): Result<QuotaColumns, Sentence> => {
  const pair = headings.find(([feature, value]) => columnNamed(table, feature) && columnNamed(table, value));
  const [featureName, valueName] = pair ?? ['feature', 'value'];
  const named = (name: string) => columnNamed(table, name);
  const [feature, value, min, max] = [named(featureName), named(valueName), named('min'), named('max')];
  const missing = !feature ? featureName : !value ? valueName : !min ? 'min' : 'max';
  if (!feature || !value || !min || !max) return refuse(missingColumn(path, missing));
  return ok({ feature, value, min, max, minFlex: named('min_flex'), maxFlex: named('max_flex') });
};

const empty = (path: string, row: TableRow, column: Column, fr: string, en: string): Sentence =>
  atPlace(path, { line: row.line, column: column.name }, { fr: `${fr} est vide`, en: `the ${en} is empty` });

const readCount = (path: string, row: TableRow, column: Column): Result<number, Sentence> => {
  const cell = cellOf(row, column);
  if (/^\d{1,9}$/.test(cell)) return ok(Number(cell));
  return refuse(
    atPlace(
      path,
      { line: row.line, column: column.name },
      {
        fr: `« ${cell} » n’est pas un nombre entier de personnes`,
        en: `“${cell}” is not a whole number of people`,
      },
    ),
  );
};

type Counts = Pick<Quota, 'min' | 'max' | 'minFlex' | 'maxFlex'>;

const readCounts = (path: string, row: TableRow, columns: QuotaColumns): Result<Counts, Sentence> => {
  const read = new Map<Column, number>();
  for (const column of [columns.min, columns.max, columns.minFlex, columns.maxFlex]) {
    if (!column) continue;
    const count = readCount(path, row, column);
    if (!count.ok) return count;
    read.set(column, count.value);
  }
  const of = (column: Column | null): number | undefined => (column ? read.get(column) : undefined);
  const [min, max] = [of(columns.min) ?? 0, of(columns.max) ?? 0];
  const minFlex = of(columns.minFlex);
  // In the field's files a maximum flex of 0 stands for "not said".
  const maxFlex = of(columns.maxFlex) || undefined;
  const wrong = (column: Column, fr: string, en: string) =>
    refuse(atPlace(path, { line: row.line, column: column.name }, { fr, en }));
  if (min > max)
    return wrong(
      columns.min,
      `le minimum (${min}) dépasse le maximum (${max})`,
      `the minimum (${min}) is above the maximum (${max})`,
    );
  if (columns.minFlex && minFlex !== undefined && minFlex > min)
    return wrong(
      columns.minFlex,
      `${minFlex} dépasse le minimum (${min})`,
      `${minFlex} is above the minimum (${min})`,
    );
  if (columns.maxFlex && maxFlex !== undefined && maxFlex < max)
    return wrong(
      columns.maxFlex,
      `${maxFlex} est sous le maximum (${max})`,
      `${maxFlex} is under the maximum (${max})`,
    );
  return ok({
    min,
    max,
    ...(minFlex === undefined ? {} : { minFlex }),
    ...(maxFlex === undefined ? {} : { maxFlex }),
  });
};

/**
 * Reads the quotas of a `categories.csv`; an error names file, line and column. Criteria and values are told apart
 * without regard to case, accents and spaces.
 */
export const readQuotas = (path: string, table: Table): Result<readonly Quota[], Sentence> => {
  const columns = quotaColumns(path, table);
  if (!columns.ok) return columns;
  const { feature: featureColumn, value: valueColumn } = columns.value;
  const seen = new Set<string>();
  const spelling = new Map<string, string>();
  const quotas: Quota[] = [];
  for (const row of table.rows) {
    const written = cellOf(row, featureColumn);
    const value = cellOf(row, valueColumn);
    if (!written) return refuse(empty(path, row, featureColumn, 'le critère', 'criterion'));
    if (!value) return refuse(empty(path, row, valueColumn, 'la valeur', 'value'));
    const counts = readCounts(path, row, columns.value);
    if (!counts.ok) return counts;
    const feature = spelling.get(folded(written)) ?? written;
    spelling.set(folded(written), feature);
    const key = JSON.stringify([folded(feature), folded(value)]);
    if (seen.has(key))
      return refuse(
        atPlace(
          path,
          { line: row.line, column: valueColumn.name },
          {
            fr: `« ${value} » paraît deux fois pour « ${feature} »`,
            en: `“${value}” appears twice for “${feature}”`,
          },
        ),
      );
    seen.add(key);
    quotas.push({ feature, value, ...counts.value });
  }
  if (quotas.length > 0) return ok(quotas);
  const place = { line: 2, column: featureColumn.name };
  return refuse(
    atPlace(path, place, { fr: 'le fichier ne contient aucun quota', en: 'the file holds no quota' }),
  );
};
