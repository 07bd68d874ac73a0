import { both, counted, joined, type Block, type Words } from '#lib/kernel/answer.ts';
import type { Order } from './ballot.ts';
import type { Method, Tally } from './tally.ts';

/** What an answer says of a count: the verdict first, then the sheet to redo it by hand. */
export interface Said {
  readonly verdict: readonly Words[];
  readonly sheet: readonly Block[];
}

export const methodNames: Readonly<Record<Method, Words>> = {
  'majority-judgment': { fr: 'Jugement majoritaire', en: 'Majority judgment' },
  schulze: { fr: 'Vote par classement (Schulze)', en: 'Ranked vote (Schulze)' },
  stv: {
    fr: 'Vote unique transférable (règles écossaises)',
    en: 'Single transferable vote (Scottish rules)',
  },
  majority: { fr: 'Vote à la majorité', en: 'Majority vote' },
  consent: { fr: 'Consentement', en: 'Consent' },
  gradients: { fr: 'Gradients d’accord', en: 'Gradients of agreement' },
  'fist-to-five': { fr: 'Vote à main levée de 0 à 5', en: 'Fist to five' },
  dots: { fr: 'Gommettes', en: 'Dots' },
  score: { fr: 'Vote par note', en: 'Score vote' },
  colours: { fr: 'Vote de couleurs', en: 'Colour vote' },
  regnier: { fr: 'Abaque de Régnier', en: 'Régnier’s abacus' },
  nominations: { fr: 'Élection sans candidat : propositions', en: 'Election without candidate: nominations' },
};

export const papersWords = (count: number): Words =>
  counted(count, ['bulletin', 'bulletins'], ['paper', 'papers']);

/** « A », « B » et « C » */
export const named = (names: readonly string[]): Words =>
  both((language) => {
    const quoted = names.map((name) => (language === 'fr' ? `« ${name} »` : `“${name}”`));
    const last = quoted.pop() ?? '';
    return quoted.length === 0 ? last : `${quoted.join(', ')} ${language === 'fr' ? 'et' : 'and'} ${last}`;
  });

/** Who comes first, and with whom. */
export const inFront = (order: Order): Words => {
  const first = order[0] ?? [];
  return both((language, tell) =>
    first.length === 1
      ? `${tell(named(first))} ${language === 'fr' ? 'est en tête' : 'comes first'}`
      : `${tell(named(first))} ${language === 'fr' ? 'sont en tête, à égalité' : 'come first, tied'}`,
  );
};

/** The place of each option, ties sharing one (1, 2, 2, 4). */
export const placesIn = (order: Order): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  for (const group of order) {
    const place = places.size + 1;
    for (const name of group) places.set(name, place);
  }
  return places;
};

/** Rows in the order of places. */
export const byPlace = <T extends { readonly option: string }>(
  rows: readonly T[],
  order: Order,
): readonly (readonly [place: string, row: T])[] => {
  const places = placesIn(order);
  return rows
    .map((row) => [places.get(row.option) ?? 0, row] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([place, row]) => [`${place}.`, row]);
};

export const table = (
  caption: Words,
  titles: readonly Words[],
  rows: readonly (readonly Words[])[],
  words = 2,
): Block => ({
  kind: 'table',
  caption,
  columns: titles.map((title, at) => ({ title, numeric: at >= words })),
  rows,
});

export const place: Words = { fr: 'Rang', en: 'Place' };
export const option: Words = { fr: 'Option', en: 'Option' };
export const silent: Words = { fr: 'Sans réponse', en: 'No answer' };

/** How many papers there were, of which kinds, and whether they reach the quorum. */
export const papersSaid = ({ ballots, papers, quorum }: Tally): Words[] => {
  const { blank, spoilt, counted: valid } = papers;
  const parts: Words[] = [
    papersWords(ballots),
    ...(blank > 0 ? [counted(blank, ['blanc', 'blancs'], ['blank', 'blank'])] : []),
    ...(spoilt > 0 ? [counted(spoilt, ['nul', 'nuls'], ['spoilt', 'spoilt'])] : []),
    ...(blank + spoilt > 0 ? [counted(valid, ['compté', 'comptés'], ['counted', 'counted'])] : []),
  ];
  const all = joined(parts);
  if (!quorum) return [{ fr: `${all.fr}.`, en: `${all.en}.` }];
  const { needed, met } = quorum;
  return [
    { fr: `${all.fr}.`, en: `${all.en}.` },
    met
      ? { fr: `Quorum atteint : il en fallait ${needed}.`, en: `Quorum met: ${needed} were needed.` }
      : {
          fr: `Quorum non atteint : il en fallait ${needed}. Ce résultat ne vaut pas décision.`,
          en: `Quorum not met: ${needed} were needed. This result decides nothing.`,
        },
  ];
};
