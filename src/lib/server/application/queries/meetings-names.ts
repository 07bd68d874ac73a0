import { isElected, isStaff, memberOf } from '#lib/governance/commune/index.ts';
import { withoutAccents } from './words.ts';
import type { Organisation, PersonName } from './organisation.ts';

/** As a pattern: apostrophes straight or curly, and a space for a hyphen or the other way round. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/['’]/g, "['’]")
    .replaceAll(/[\s-]+/g, '[\\s-]+');

/** The ways in which a word of a name is written: as it is, in capitals, without its accents. */
const written = (word: string): string[] => [
  ...new Set([word, word.toUpperCase(), withoutAccents(word), withoutAccents(word).toUpperCase()]),
];

const partsOf = ({ given, family }: PersonName): string[] =>
  [given, family].map((part) => part.trim()).filter((part) => part.length > 1);

interface Covered {
  pattern: RegExp;
  by: string;
}

const coverOf = (name: PersonName, by: string, shown: ReadonlySet<string>): Covered[] => {
  const { given, family } = name;
  const whole = [`${given} ${family}`, `${family} ${given}`].filter((text) => text.trim().length > 2);
  const alone = partsOf(name).filter((part) => !shown.has(withoutAccents(part).toLowerCase()));
  const forms = [...whole, ...alone].flatMap(written).map(escaped);
  if (forms.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return [{ pattern, by }];
};

/**
 * Takes the names of agents and private persons out of texts that people wrote freely, before anybody may read
 * them (I-25). A name that an elected member also bears stays: it is theirs. Only persons whom the commune
 * knows are found; that is why notes, which may tell of others, are not published at all.
 */
export const namesCoveredIn = (organisation: Organisation): ((text: string) => string) => {
  const { commune, names } = organisation;
  const functionOf = (id: string) => memberOf(commune, id)?.function;
  const shown = new Set<string>();
  for (const [id, name] of names) {
    const held = functionOf(id);
    if (held && isElected(held))
      for (const part of partsOf(name)) shown.add(withoutAccents(part).toLowerCase());
  }
  const covered = [...names].flatMap(([id, name]) => {
    const held = functionOf(id);
    if (held && isElected(held)) return [];
    return coverOf(name, held && isStaff(held) ? 'un agent' : 'une personne', shown);
  });
  return (text) => covered.reduce((said, { pattern, by }) => said.replaceAll(pattern, by), text);
};
