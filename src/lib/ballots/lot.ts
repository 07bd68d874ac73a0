import { folded } from '#lib/kernel/folded.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import type { Counted } from './ballot.ts';

const quoted = (names: readonly string[]): Sentence => ({
  fr: names.map((name) => `« ${name} »`).join(', '),
  en: names.map((name) => `“${name}”`).join(', '),
});

const fault = (reason: Sentence) => refuse({ row: 0, column: '', reason });

/** The places of the options in the lot's order; null where no lot was drawn. Refuses a lot that does not name each option once. */
export const readLot = (
  lot: readonly string[] | undefined,
  options: readonly string[],
): Counted<readonly number[] | null> => {
  if (!lot) return ok(null);
  const names = options.map(folded);
  const places = lot.map((name) => names.indexOf(folded(name)));
  const unknown = lot.filter((_, at) => places[at] === -1);
  if (unknown.length > 0) {
    const said = quoted(unknown);
    return fault({
      fr: `le tirage (--lot) nomme ${said.fr}, qui n’est pas une option`,
      en: `the lot (--lot) names ${said.en}, which is no option`,
    });
  }
  const missing = options.filter((_, option) => !places.includes(option));
  if (missing.length > 0 || places.length > options.length) {
    const said = quoted(missing);
    return fault(
      missing.length > 0
        ? {
            fr: `le tirage (--lot) doit nommer chaque option une fois ; il manque ${said.fr}`,
            en: `the lot (--lot) must name each option once; ${said.en} is missing`,
          }
        : { fr: 'le tirage (--lot) nomme une option deux fois', en: 'the lot (--lot) names an option twice' },
    );
  }
  return ok(places);
};

const purposes = {
  exclusion: { fr: 'en exclure une', en: 'exclude one of them' },
  surplus: { fr: 'savoir de laquelle passer d’abord l’excédent', en: 'know whose surplus to pass on first' },
} as const;

/** Says which lot is to be drawn: the count stops there. */
export const lotNeeded = (tied: readonly string[], stage: number, purpose: keyof typeof purposes) => {
  const said = quoted(tied);
  const why = purposes[purpose];
  return fault({
    fr: `à l’étape ${stage}, rien ne départage ${said.fr} : pour ${why.fr}, tirez au sort en public un ordre de toutes les options et donnez-le par --lot (la première nommée l’emporte), ou des mots tirés en public par --lot-seed`,
    en: `at stage ${stage}, nothing parts ${said.en}: to ${why.en}, draw by lot, in public, an order of all the options and give it by --lot (the first named prevails), or words drawn in public by --lot-seed`,
  });
};
