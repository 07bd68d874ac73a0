import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { Table, TableRow } from '#lib/kernel/table.ts';
import type { Person, Pool, Quota } from './pool.ts';

/** A heading of a column, and its place in the file. */
interface Column {
  readonly name: string;
  readonly at: number;
}

const cellOf = (row: TableRow, column: Column): string => (row.cells[column.at] ?? '').trim();

const place = (path: string, line: number, column: string): string =>
  `${path}, ligne ${line}, colonne « ${column} » :`;

/** Headings the field's tools have used for the same four to six columns. */
const headings: readonly (readonly [feature: string, value: string])[] = [
  ['feature', 'value'],
  ['category', 'feature'],
  ['category', 'name'],
];

const columnNamed = (table: Table, name: string): Column | null => {
  const at = table.header.findIndex((heading) => heading.toLowerCase() === name);
  return at < 0 ? null : { name: table.header[at] ?? name, at };
};

interface QuotaColumns {
  readonly feature: Column;
  readonly value: Column;
  readonly min: Column;
  readonly max: Column;
  readonly minFlex: Column | null;
  readonly maxFlex: Column | null;
}

const quotaColumns = (path: string, table: Table): Result<QuotaColumns, string> => {
  const pair = headings.find(([feature, value]) => columnNamed(table, feature) && columnNamed(table, value));
  const [featureName, valueName] = pair ?? ['feature', 'value'];
  const named = (name: string) => columnNamed(table, name);
  const [feature, value, min, max] = [named(featureName), named(valueName), named('min'), named('max')];
  const missing = !feature ? featureName : !value ? valueName : !min ? 'min' : 'max';
  if (!feature || !value || !min || !max) return refuse(`${place(path, 1, missing)} la colonne manque.`);
  return ok({ feature, value, min, max, minFlex: named('min_flex'), maxFlex: named('max_flex') });
};

const readCount = (path: string, row: TableRow, column: Column): Result<number, string> => {
  const cell = cellOf(row, column);
  if (/^\d{1,9}$/.test(cell)) return ok(Number(cell));
  return refuse(`${place(path, row.line, column.name)} « ${cell} » n’est pas un nombre entier de personnes.`);
};

const readQuota = (path: string, row: TableRow, columns: QuotaColumns): Result<Quota, string> => {
  const feature = cellOf(row, columns.feature);
  const value = cellOf(row, columns.value);
  if (!feature) return refuse(`${place(path, row.line, columns.feature.name)} le critère est vide.`);
  if (!value) return refuse(`${place(path, row.line, columns.value.name)} la valeur est vide.`);
  const min = readCount(path, row, columns.min);
  if (!min.ok) return min;
  const max = readCount(path, row, columns.max);
  if (!max.ok) return max;
  if (min.value > max.value)
    return refuse(
      `${place(path, row.line, columns.min.name)} le minimum (${min.value}) dépasse le maximum (${max.value}).`,
    );
  const minFlex = columns.minFlex ? readCount(path, row, columns.minFlex) : null;
  if (minFlex && !minFlex.ok) return minFlex;
  const maxFlex = columns.maxFlex ? readCount(path, row, columns.maxFlex) : null;
  if (maxFlex && !maxFlex.ok) return maxFlex;
  if (columns.minFlex && minFlex && minFlex.value > min.value)
    return refuse(
      `${place(path, row.line, columns.minFlex.name)} ${minFlex.value} dépasse le minimum (${min.value}).`,
    );
  // In the field's files a maximum flex of 0 stands for "not said".
  const widest = maxFlex?.value ?? 0;
  if (columns.maxFlex && widest !== 0 && widest < max.value)
    return refuse(
      `${place(path, row.line, columns.maxFlex.name)} ${widest} est sous le maximum (${max.value}).`,
    );
  return ok({
    feature,
    value,
    min: min.value,
    max: max.value,
    ...(minFlex ? { minFlex: minFlex.value } : {}),
    ...(widest ? { maxFlex: widest } : {}),
  });
};

/** Reads the quotas of a `categories.csv`; an error names file, line and column. */
export const readQuotas = (path: string, table: Table): Result<readonly Quota[], string> => {
  const columns = quotaColumns(path, table);
  if (!columns.ok) return columns;
  const seen = new Set<string>();
  const quotas: Quota[] = [];
  for (const row of table.rows) {
    const quota = readQuota(path, row, columns.value);
    if (!quota.ok) return quota;
    const key = JSON.stringify([quota.value.feature, quota.value.value]);
    if (seen.has(key))
      return refuse(
        `${place(path, row.line, columns.value.value.name)} « ${quota.value.value} » paraît deux fois pour « ${quota.value.feature} ».`,
      );
    seen.add(key);
    quotas.push(quota.value);
  }
  if (quotas.length === 0)
    return refuse(`${place(path, 2, columns.value.feature.name)} le fichier ne contient aucun quota.`);
  return ok(quotas);
};

interface PeopleColumns {
  readonly features: readonly Column[];
  readonly id: Column | null;
  readonly household: Column | null;
}

const peopleColumns = (
  path: string,
  table: Table,
  features: readonly string[],
  asked: { readonly id?: string | undefined; readonly household?: string | undefined },
): Result<PeopleColumns, string> => {
  const exact = (name: string): Column | null => {
    const at = table.header.indexOf(name);
    return at < 0 ? null : { name, at };
  };
  const wanted = [
    ...features,
    ...(asked.id ? [asked.id] : []),
    ...(asked.household ? [asked.household] : []),
  ];
  const missing = wanted.find((name) => !exact(name));
  if (missing !== undefined) return refuse(`${place(path, 1, missing)} la colonne manque.`);
  return ok({
    features: features.flatMap((name) => exact(name) ?? []),
    id: asked.id ? exact(asked.id) : columnNamed(table, 'id'),
    household: asked.household ? exact(asked.household) : null,
  });
};

/**
 * Reads the people of a `respondents.csv`: a column for each feature that has quotas, an identifier (column
 * `id` unless another is named; the number of the row, from 1, where there is none), a household if its column
 * is named (an empty cell shares with nobody). Other columns are ignored. An error names file, line and column.
 */
export const readPool = (
  path: string,
  table: Table,
  quotas: readonly Quota[],
  asked: { readonly id?: string | undefined; readonly household?: string | undefined },
): Result<Pool, string> => {
  const features = [...new Set(quotas.map((quota) => quota.feature))];
  const found = peopleColumns(path, table, features, asked);
  if (!found.ok) return found;
  const columns = found.value;
  const known = features.map(
    (feature) => new Set(quotas.filter((quota) => quota.feature === feature).map((quota) => quota.value)),
  );
  const ids = new Set<string>();
  const people: Person[] = [];
  for (const [index, row] of table.rows.entries()) {
    const id = columns.id ? cellOf(row, columns.id) : String(index + 1);
    if (columns.id && !id) return refuse(`${place(path, row.line, columns.id.name)} l’identifiant est vide.`);
    if (columns.id && ids.has(id))
      return refuse(`${place(path, row.line, columns.id.name)} l’identifiant « ${id} » paraît deux fois.`);
    ids.add(id);
    const values = columns.features.map((column) => cellOf(row, column));
    const wrong = values.findIndex((value, at) => !known[at]?.has(value));
    if (wrong >= 0)
      return refuse(
        `${place(path, row.line, features[wrong] ?? '')} « ${values[wrong]} » n’est pas une valeur prévue par les quotas.`,
      );
    people.push({ id, values, household: (columns.household && cellOf(row, columns.household)) || null });
  }
  if (people.length === 0)
    return refuse(`${path}, ligne 2, colonne 1 : le fichier ne contient aucune personne.`);
  return ok({ features, quotas, people });
};
