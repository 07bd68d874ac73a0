import { isElected, isStaff, memberOf } from '#lib/governance/commune/index.ts';
import { withoutAccents } from '../without-accents.ts';
import type { Organisation, PersonName } from '../organisation/organisation.ts';

/** What two writings of one name have in common. */
const plain = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s-]+/g, ' ');

interface Word {
  readonly text: string;
  readonly plain: string;
  /** Between the word before and this one, as plain as it. */
  readonly gap: string;
  readonly from: number;
  readonly to: number;
}

const wordsIn = (text: string): Word[] => {
  let end = 0;
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => {
    const gap = plain(text.slice(end, index));
    end = index + word.length;
    return { text: word, plain: plain(word), gap, from: index, to: end };
  });
};

/** A way to name somebody, word by word, and what is read instead. */
interface Call {
  readonly words: readonly Word[];
  readonly instead: string;
}

/** A single word only with its capital: in small letters « petit » is nobody's name. */
const isSaid = ({ words }: Call, text: readonly Word[], at: number): boolean =>
  words.every(({ plain: word, gap }, place) => {
    const there = text[at + place];
    return there?.plain === word && (place === 0 || there.gap === gap);
  }) &&
  (words.length > 1 || /^\p{Lu}/u.test(text[at]?.text ?? ''));

const partsOf = ({ given, family }: PersonName): string[] =>
  [given, family].map((part) => part.normalize('NFC').trim()).filter((part) => part.length > 1);

/** All that names a person: both names in either order, their address, and each name that is theirs alone. */
const callsOf = (name: PersonName, shown: ReadonlySet<string>): string[] => {
  const parts = partsOf(name);
  const whole = parts.length === 2 ? [parts.join(' '), parts.toReversed().join(' ')] : [];
  const address = name.email === null ? [] : [name.email];
  return [...address, ...whole, ...parts.filter((part) => !shown.has(plain(part)))];
};

type Cover = (text: string) => string;

/** Worked out once for an organisation in mind, however many pages are read from it. */
const onceFor = <Made>(make: (organisation: Organisation) => Made) => {
  const made = new WeakMap<Organisation, Made>();
  return (organisation: Organisation): Made => {
    const known = made.get(organisation) ?? make(organisation);
    made.set(organisation, known);
    return known;
  };
};

/**
 * Takes the names and addresses of agents and private persons out of texts that people wrote freely, before
 * anybody may read them (I-25). A name that an elected member also bears stays: it is theirs. Only persons whom
 * the commune knows are found; that is why notes, which may tell of others, are not published at all.
 */
export const namesCoveredIn = onceFor((organisation): Cover => {
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
  const byFirstWord = new Map<string, Call[]>();
  for (const [name, instead] of covered)
    for (const called of callsOf(name, shown)) {
      const words = wordsIn(called);
      const [first] = words;
      if (!first || shown.has(plain(called))) continue;
      const calls = byFirstWord.get(first.plain) ?? [];
      calls.push({ words, instead });
      byFirstWord.set(first.plain, calls);
    }
  // « Jean Petit » before « Jean »: what is said in more words is looked for first.
  for (const calls of byFirstWord.values()) calls.sort((a, b) => b.words.length - a.words.length);
  return (text) => withCalls(text.normalize('NFC'), byFirstWord);
});

/** Looks each word of the text up once, however many people the commune knows. */
const withCalls = (text: string, byFirstWord: ReadonlyMap<string, readonly Call[]>): string => {
  const words = wordsIn(text);
  let written = '';
  let end = 0;
  for (let at = 0; at < words.length; at += 1) {
    const call = byFirstWord.get(words[at]?.plain ?? '')?.find((known) => isSaid(known, words, at));
    if (!call) continue;
    const [first, last] = [words[at], words[at + call.words.length - 1]];
    written += text.slice(end, first?.from) + call.instead;
    end = last?.to ?? end;
    at += call.words.length - 1;
  }
  return written + text.slice(end);
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

/** The words of the names taken out of texts, and their addresses, but what an elected member bears too. */
const hiddenWords = onceFor(({ commune, names }): ReadonlySet<string> => {
  const isShown = (id: string): boolean => {
    const held = memberOf(commune, id)?.function;
    return held !== undefined && isElected(held);
  };
  const all = [...names];
  const shown = new Set(all.flatMap(([id, name]) => (isShown(id) ? wordsOf(name) : [])));
  const theirs = all.flatMap(([id, name]) =>
    isShown(id) ? [] : [...wordsOf(name), ...(name.email === null ? [] : [plain(name.email)])],
  );
  return new Set(theirs.filter((word) => word.length > 1 && !particles.has(word) && !shown.has(word)));
});

/**
 * What is left to search once the same names are taken out: a search that finds whom a text names would tell what
 * the text no longer says. Particles stay, and so do the words of elected members' names.
 */
export const askedWithoutNames = (organisation: Organisation, asked: string): string => {
  const hidden = hiddenWords(organisation);
  return asked
    .split(/\s+/)
    .filter(
      (word) => ![plain(word), ...plain(word).split(/[^\p{L}\p{N}]+/u)].some((part) => hidden.has(part)),
    )
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
