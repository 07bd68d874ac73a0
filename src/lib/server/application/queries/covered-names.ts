import { isElected, isStaff, memberOf } from '#lib/governance/commune/index.ts';
import { withoutAccents } from './words.ts';
import type { Organisation, PersonName } from './organisation.ts';

/** As a pattern: apostrophes straight or curly, and a space for a hyphen or the other way round. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/['’]/g, "['’]")
    .replaceAll(/[\s-]+/g, '[\\s-]+');

/** What two writings of one name have in common. */
const plain = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s-]+/g, ' ');

const isOneWord = (text: string): boolean => !/[\s\-'’.@]/.test(text);

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/**
 * The ways in which a part of a name is written, with and without its accents. A single word only with its
 * capital, whatever the capitals of the list it came from: in small letters « petit » is nobody's name.
 */
const written = (part: string): string[] => {
  const both = (text: string) => [text, withoutAccents(text)].map(escaped);
  if (!isOneWord(part)) return both(part).map((form) => `(?i:${form})`);
  const asGiven = /^\p{Lu}/u.test(part) ? [part] : [];
  return [...asGiven, part.toUpperCase(), capitalised(part)].flatMap(both);
};

const partsOf = ({ given, family }: PersonName): string[] =>
  [given, family].map((part) => part.normalize('NFC').trim()).filter((part) => part.length > 1);

/** All that names a person: both names in either order, their address, and each name that is theirs alone. */
const callsOf = (name: PersonName, shown: ReadonlySet<string>): string[] => {
  const parts = partsOf(name);
  const whole = parts.length === 2 ? [parts.join(' '), parts.toReversed().join(' ')] : [];
  const address = name.email === null ? [] : [name.email];
  return [...address, ...whole, ...parts.filter((part) => !shown.has(plain(part)))];
};

/**
 * Takes the names and addresses of agents and private persons out of texts that people wrote freely, before
 * anybody may read them (I-25). A name that an elected member also bears stays: it is theirs. Only persons whom
 * the commune knows are found; that is why notes, which may tell of others, are not published at all.
 */
export const namesCoveredIn = (organisation: Organisation): Cover => {
  const known = covers.get(organisation);
  if (known) return known;
  const cover = coverOf(organisation);
  covers.set(organisation, cover);
  return cover;
};

type Cover = (text: string) => string;

/** An organisation in mind covers the same names at each page. */
const covers = new WeakMap<Organisation, Cover>();

const coverOf = (organisation: Organisation): Cover => {
  const { commune, names } = organisation;
  const functionOf = (id: string) => memberOf(commune, id)?.function;
  const shown = new Set<string>();
  const covered: (readonly [PersonName, string])[] = [];
  for (const [id, name] of names) {
    const held = functionOf(id);
    if (held && isElected(held))
      for (const part of [...partsOf(name), partsOf(name).join(' ')]) shown.add(plain(part));
    else covered.push([name, held && isStaff(held) ? 'un agent' : 'une personne']);
  }
  const by = new Map<string, string>();
  for (const [name, instead] of covered)
    for (const call of callsOf(name, shown)) if (!shown.has(plain(call))) by.set(plain(call), instead);
  if (by.size === 0) return (text) => text;
  const calls = [...new Set(covered.flatMap(([name]) => callsOf(name, shown)))]
    .filter((call) => by.has(plain(call)))
    .toSorted((a, b) => b.length - a.length);
  const forms = [...new Set(calls.flatMap(written))].join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.normalize('NFC').replaceAll(pattern, (call) => by.get(plain(call)) ?? call);
};

/** Small words of names that are words of every text. */
const particles = new Set([
  'la',
  'le',
  'les',
  'de',
  'des',
  'du',
  'da',
  'di',
  'dos',
  'van',
  'von',
  'ben',
  'el',
  'al',
]);

const wordsOf = (name: PersonName): string[] => partsOf(name).flatMap((part) => plain(part).split(/[ ']/));

/**
 * What is left to search once the same names are taken out: a search that finds whom a text names would tell what
 * the text no longer says. Particles stay, and so do the words of elected members' names.
 */
export const askedWithoutNames = ({ commune, names }: Organisation, asked: string): string => {
  const isShown = (id: string): boolean => {
    const held = memberOf(commune, id)?.function;
    return held !== undefined && isElected(held);
  };
  const all = [...names];
  const shown = new Set(all.flatMap(([id, name]) => (isShown(id) ? wordsOf(name) : [])));
  const hidden = new Set(
    all.flatMap(([id, name]) =>
      isShown(id) ? [] : [...wordsOf(name), ...(name.email === null ? [] : [plain(name.email)])],
    ),
  );
  const isName = (word: string): boolean =>
    word.length > 1 && !particles.has(word) && hidden.has(word) && !shown.has(word);
  return asked
    .split(/\s+/)
    .filter((word) => ![plain(word), ...plain(word).split(/[^\p{L}\p{N}]+/u)].some(isName))
    .join(' ');
};

/** A person as pages show them: who is named there may be. */
const isPerson = (value: object): boolean => 'initials' in value;

/** Whatever anybody reads, with the same names taken out of all of its texts; its persons stay as they are. */
export const coveredThrough = <View>(view: View, cover: (text: string) => string): View => {
  const through = (value: unknown): unknown => {
    if (typeof value === 'string') return cover(value);
    if (Array.isArray(value)) return value.map(through);
    if (typeof value !== 'object' || value === null || isPerson(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, through(inside)]));
  };
  return through(view) as View;
};
