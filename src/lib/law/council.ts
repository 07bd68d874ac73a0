/** The council's size, its deputies, and the incomplete council that the law deems complete. */
import { rowInForce, type LawRow } from './finding.ts';
import { count, flag, optional, text } from './facts.ts';
import { moreThanHalf } from './majorities.ts';
import { contradiction, rule } from './rule.ts';

interface SeatRow extends LawRow {
  /** `[largest population of the band, seats]`, ascending. */
  readonly bands: readonly (readonly [number, number])[];
}

/** Code général des collectivités territoriales, art. L2121-2. */
const seatRows: readonly SeatRow[] = [
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

/** Paris, Lyon and Marseille have their own seats (L2512-3, L2513-1, loi 2025-795), elected otherwise. */
const apart: Readonly<Record<string, string>> = { '75056': 'Paris', '69123': 'Lyon', '13055': 'Marseille' };

/** Seats of the band that holds a population, by the rows in force on a date. */
export const seatsFor = (population: number, row: Pick<SeatRow, 'bands'>): number =>
  row.bands.find(([largest]) => population <= largest)?.[1] ?? 69;

const deputiesFor = (seats: number): number => Math.max(1, Math.floor((seats * 3) / 10));
const tenths = (seats: number): string => ((seats * 3) / 10).toLocaleString('fr-FR');
const sizeRows = seatRows.map((row) => ({ ...row, article: `${row.article} ; L2122-2 ; L2121-17` }));

/**
 * Seats, deputies at most (30 % of the seats rounded down, at least one) and the quorum of a full council, for
 * the frozen *population municipale*. Articles L2121-2, L2122-2, L2121-17. `codeCommune` (INSEE, optional)
 * lets the rule refuse Paris, Lyon and Marseille, whose figures are elsewhere.
 */
export const councilSize = rule(
  { populationMunicipale: count, codeCommune: optional(text) },
  sizeRows,
  (facts, row) => {
    const city = apart[facts.codeCommune ?? ''];
    if (city !== undefined)
      return contradiction(
        'codeCommune',
        `${city} a son propre nombre de sièges, que cette règle ne calcule pas.`,
      );
    const seats = seatsFor(facts.populationMunicipale, row);
    const maxAdjoints = deputiesFor(seats);
    const quorumIfFull = moreThanHalf(seats);
    return {
      value: { seats, maxAdjoints, quorumIfFull },
      calculation:
        `${facts.populationMunicipale} habitants : le tableau donne ${seats} sièges. ` +
        `Adjoints : 30 % de ${seats} = ${tenths(seats)}, arrondi à ${maxAdjoints}, un au moins. ` +
        `Quorum d’un conseil au complet : plus de la moitié de ${seats}, soit ${quorumIfFull}.`,
    };
  },
);

const neighbourhoodRows = seatRows.map((row) => ({
  ...row,
  article: 'L2122-2 ; L2122-2-1',
  byRight: 80_000,
  withCouncils: 20_000,
}));

/**
 * Neighbourhood deputies on top of the others: 10 % of the seats rounded down, from 80 000 inhabitants, or from
 * 20 000 where neighbourhood councils exist. Article L2122-2-1.
 */
export const neighbourhoodDeputies = rule(
  { populationMunicipale: count, conseilsDeQuartierCrees: optional(flag) },
  neighbourhoodRows,
  ({ populationMunicipale: population, conseilsDeQuartierCrees: created = false }, row) => {
    const seats = seatsFor(population, row);
    const maxAdjoints = deputiesFor(seats);
    const allowed = population >= row.byRight || (population >= row.withCouncils && created);
    const maxAdjointsDeQuartier = allowed ? Math.floor(seats / 10) : 0;
    return {
      value: { seats, maxAdjoints, maxAdjointsDeQuartier, total: maxAdjoints + maxAdjointsDeQuartier },
      calculation:
        `${seats} sièges : ${maxAdjoints} adjoints (30 % arrondis en dessous). ` +
        (allowed
          ? `Adjoints de quartier : 10 % de ${seats}, arrondi à ${maxAdjointsDeQuartier}.`
          : 'Aucun adjoint de quartier : il faut 80 000 habitants, ou 20 000 et des conseils de quartier.'),
    };
  },
);

interface CompleteRow extends LawRow {
  /** `[population below which the band ends, members from which the council is deemed complete]`. */
  readonly bands: readonly (readonly [number, number])[];
}
/** Article L2121-2-1: loi 2019-1461 art. 38, then loi 2025-444 from the renewal of March 2026. */
const completeRows: readonly CompleteRow[] = [
  {
    from: '2020-03-15',
    to: '2026-03-14',
    article: 'L2121-2-1 (loi 2019-1461)',
    bands: [
      [100, 5],
      [500, 9],
    ],
  },
  {
    from: '2026-03-15',
    to: null,
    article: 'L2121-2-1 (loi 2025-444 art. 5)',
    bands: [
      [100, 5],
      [500, 9],
      [1000, 13],
    ],
  },
];

/**
 * Whether a council elected short of its legal number is deemed complete; the number elected is then the
 * strength for every rule (deputies, quorum). Article L2121-2-1.
 */
export const deemedComplete = rule(
  { populationMunicipale: count, electedMembers: count },
  completeRows,
  ({ populationMunicipale: population, electedMembers: elected }, row) => {
    const legalSeats = seatsFor(population, rowInForce(seatRows, row.from) ?? { bands: [] });
    if (elected > legalSeats)
      return contradiction(
        'electedMembers',
        `${elected} élus pour ${legalSeats} sièges : le nombre est à revoir.`,
      );
    const least = row.bands.find(([below]) => population < below)?.[1] ?? legalSeats;
    const complete = elected >= least;
    const effectif = complete ? elected : legalSeats;
    return {
      value: {
        legalSeats,
        deemedComplete: complete,
        effectif,
        maxAdjoints: deputiesFor(effectif),
        quorum: moreThanHalf(elected),
      },
      calculation:
        `${population} habitants : ${legalSeats} sièges, réputé complet à partir de ${least}. ` +
        `${elected} élus : ${complete ? `conseil complet, l’effectif de toutes les règles est ${effectif}` : 'conseil incomplet'}. ` +
        `Quorum : plus de la moitié de ${elected}, soit ${moreThanHalf(elected)}.`,
    };
  },
);

const referenceRows: readonly (SeatRow & { noticeDays: (population: number) => number })[] = seatRows.map(
  (row) => ({
    ...row,
    article: 'R2151-3',
    noticeDays: (population) => (population < 3500 ? 3 : 5),
  }),
);

/**
 * Which population the thresholds use: the *municipale*, never the *totale* (kept for the indemnities).
 * Article R2151-3.
 */
export const referencePopulation = rule(
  { commune: optional(text), populationMunicipale: count, populationTotale: optional(count) },
  referenceRows,
  ({ populationMunicipale: population, populationTotale: total }, row) => ({
    value: {
      thresholdPopulation: population,
      convocationJours: row.noticeDays(population),
      councilSeats: seatsFor(population, row),
    },
    calculation:
      `Les seuils se lisent sur la population municipale : ${population}` +
      (total === undefined ? '.' : `, et non sur la population totale (${total}).`),
  }),
);

/** The population of the last full renewal holds for the whole term, whatever censuses say since. R2151-3. */
export const frozenPopulation = rule(
  { populationMunicipaleAtRenewal2026: count, populationMunicipaleNow: optional(count) },
  referenceRows,
  ({ populationMunicipaleAtRenewal2026: population, populationMunicipaleNow: now }, row) => ({
    value: {
      thresholdPopulation: population,
      convocationJours: row.noticeDays(population),
      councilSeats: seatsFor(population, row),
    },
    calculation:
      `Le chiffre du renouvellement de 2026 (${population}) vaut jusqu’au suivant, en 2032` +
      (now === undefined || now === population
        ? '.'
        : ` ; le recensement plus récent (${now}) ne change rien.`),
  }),
);
