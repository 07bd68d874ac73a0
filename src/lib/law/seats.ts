/** The seats of a council: the table proposes, what the commune confirmed decides. Articles L2121-2, L2113-8. */
import type { CivilDate } from '#lib/kernel/civil.ts';
import { rowInForce, type LawRow } from './finding.ts';
import { count, flag, optional, text } from './facts.ts';
import { say, sentences, type Sentence } from './said.ts';

export interface SeatRow extends LawRow {
  /** `[largest population of the band, seats]`, ascending. */
  readonly bands: readonly (readonly [number, number])[];
}

/** Code général des collectivités territoriales, art. L2121-2. */
export const seatRows: readonly SeatRow[] = [
  {
    from: '2014-03-23',
    to: null,
    article: 'L2121-2',
    bands: [
      [99, 7],
      [499, 11],
      [1499, 15],
      [2499, 19],
      [3499, 23],
      [4999, 27],
      [9999, 29],
      [19_999, 33],
      [29_999, 35],
      [39_999, 39],
      [49_999, 43],
      [59_999, 45],
      [79_999, 49],
      [99_999, 53],
      [149_999, 55],
      [199_999, 59],
      [249_999, 61],
      [299_999, 65],
      [Number.POSITIVE_INFINITY, 69],
    ],
  },
];

/** The table in force on a date. */
export const tableOn = (date: CivilDate): Pick<SeatRow, 'bands'> =>
  rowInForce(seatRows, date) ?? { bands: [] };

export const seatsFor = (population: number, row: Pick<SeatRow, 'bands'>): number =>
  row.bands.find(([largest]) => population <= largest)?.[1] ?? 69;

export const deputiesFor = (strength: number): number => Math.max(1, Math.floor((strength * 3) / 10));

/** Why the seats of a commune may not be those of the table. L2113-8 (loi 2025-444). */
const newCommune = say(
  'Commune nouvelle : le nombre de sièges diffère du tableau jusqu’au troisième renouvellement (L2113-8, lu chez des tiers) : 2032 pour celles nées de 2014 à 2020, 2038 pour les suivantes. Confirmez le nombre de sièges.',
  'New commune: the seats differ from the table until the third renewal (L2113-8, read in secondary sources): 2032 for those born from 2014 to 2020, 2038 for later ones. Confirm the number of seats.',
);
const whyDifferent = say(
  'Le tableau peut être écarté : commune nouvelle (L2113-8), conseil réputé complet (L2121-2-1).',
  'The table may not apply: a new commune (L2113-8), a council deemed complete (L2121-2-1).',
);

interface Seating {
  readonly populationMunicipale?: number | undefined;
  readonly sieges?: number | undefined;
  readonly communeNouvelle?: boolean | undefined;
}
export interface Seated {
  readonly seats: number;
  readonly sentence: Sentence;
  readonly doubt: Sentence | null;
}

/** The seats confirmed by the commune, else those of the table; null when neither can be known. */
export const seated = (facts: Seating, row: Pick<SeatRow, 'bands'>): Seated | null => {
  const { populationMunicipale: population, sieges, communeNouvelle = false } = facts;
  const proposed = population === undefined ? null : seatsFor(population, row);
  if (sieges !== undefined)
    return {
      seats: sieges,
      sentence: sentences(
        say(`${sieges} sièges, confirmés par la commune.`, `${sieges} seats, confirmed by the commune.`),
        proposed !== null &&
          proposed !== sieges &&
          say(
            `Le tableau en donnerait ${proposed} pour ${population} habitants. ${whyDifferent.fr}`,
            `The table would give ${proposed} for ${population} inhabitants. ${whyDifferent.en}`,
          ),
      ),
      doubt: null,
    };
  if (proposed === null) return null;
  return {
    seats: proposed,
    sentence: say(
      `${population} habitants : le tableau donne ${proposed} sièges.`,
      `${population} inhabitants: the table gives ${proposed} seats.`,
    ),
    doubt: communeNouvelle ? newCommune : null,
  };
};

export const seatFacts = {
  populationMunicipale: optional(count),
  sieges: optional(count),
  communeNouvelle: optional(flag),
  codeCommune: optional(text),
};
export const deputySentence = (strength: number): Sentence => {
  const share = (strength * 3) / 10;
  return say(
    `Adjoints : 30 % de ${strength} = ${share.toLocaleString('fr-FR')}, arrondi à ${deputiesFor(strength)}, un au moins.`,
    `Deputies: 30 % of ${strength} = ${share}, rounded to ${deputiesFor(strength)}, one at least.`,
  );
};
