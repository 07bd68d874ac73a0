import type { PrunedCommunes } from './prune.ts';

/** A commune of the official list. */
export interface OfficialCommune {
  /** INSEE code, five characters. */
  readonly insee: string;
  readonly name: string;
  readonly departement: string;
  readonly postcodes: readonly string[];
  /** *Population municipale*; null for a commune in which nobody lives. */
  readonly population: number | null;
}

interface Indexed extends OfficialCommune {
  /** The name as it is compared, a space before each word. */
  readonly key: string;
}

interface Gazetteer {
  readonly source: string;
  readonly communes: readonly Indexed[];
}

const shortened: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', s: 'sur', ss: 'sous' };

/** Names and what people type of them meet here: no accent, capital, hyphen or apostrophe, « St » written out. */
export const comparable = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => shortened[word] ?? word)
    .join(' ');

const departementOf = (insee: string): string => insee.slice(0, /^9[78]/.test(insee) ? 3 : 2);

const index = ({ source, departements, communes }: PrunedCommunes): Gazetteer => ({
  source,
  communes: communes.map((line) => {
    const [insee = '', name = '', postcodes = '', population = ''] = line.split('|');
    return {
      insee,
      name,
      departement: departements[departementOf(insee)] ?? '',
      postcodes: postcodes === '' ? [] : postcodes.split(' '),
      population: population === '' ? null : Number(population),
      key: ` ${comparable(name)}`,
    };
  }),
});

let opened: Promise<Gazetteer> | undefined;

/** Read at the first search: most processes never found a commune. */
const gazetteer = (): Promise<Gazetteer> =>
  (opened ??= import('./communes.json', { with: { type: 'json' } }).then((file) => index(file.default)));

const shown = ({ key: _, ...commune }: Indexed): OfficialCommune => commune;

/** 0: the very name; 1: the name begins so; 2: words of the name begin so; null: another commune. */
const closeness = ({ key }: Indexed, typed: string): number | null => {
  if (key === ` ${typed}`) return 0;
  if (key.startsWith(` ${typed}`)) return 1;
  return typed.split(' ').every((word) => key.includes(` ${word}`)) ? 2 : null;
};

const isCode = (word: string): boolean => /^(\d{5}|2[ab]\d{3})$/.test(word);

/**
 * Official communes by name, or by postcode or INSEE code, or by both; the closest names first, then the
 * most populated. Accents, hyphens and « St » make no difference.
 * @param most how many are given; `total` counts all
 */
export const searchCommunes = async (
  query: string,
  most: number,
): Promise<{ found: OfficialCommune[]; total: number }> => {
  const words = comparable(query.slice(0, 200)).split(' ');
  const codes = words.filter(isCode).map((code) => code.toUpperCase());
  const typed = words.filter((word) => !isCode(word)).join(' ');
  if (typed === '' && codes.length === 0) return { found: [], total: 0 };
  const { communes } = await gazetteer();
  const ranked = communes.flatMap((commune) => {
    const here = codes.every((code) => commune.insee === code || commune.postcodes.includes(code));
    const rank = here ? (typed === '' ? 0 : closeness(commune, typed)) : null;
    return rank === null ? [] : [{ rank, commune }];
  });
  ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      (b.commune.population ?? 0) - (a.commune.population ?? 0) ||
      a.commune.insee.localeCompare(b.commune.insee),
  );
  return { found: ranked.slice(0, most).map(({ commune }) => shown(commune)), total: ranked.length };
};

/** The commune of an INSEE code; null when there is none today. */
export const officialCommune = async (insee: string): Promise<OfficialCommune | null> => {
  const commune = (await gazetteer()).communes.find((one) => one.insee === insee);
  return commune ? shown(commune) : null;
};

/** Where the populations come from, in words. */
export const populationSource = async (): Promise<string> => (await gazetteer()).source;
