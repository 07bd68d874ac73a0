/** The council's size, its strength, its deputies, and the incomplete council that the law deems complete. */
import type { LawRow } from './finding.ts';
import { count, flag, optional } from './facts.ts';
import { fractionOf, moreThanHalf } from './majorities.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences } from './said.ts';
import { notCovered, scopeWarning } from './scope.ts';
import { deputiesFor, deputySentence, seated, seatFacts, seatRows, seatsFor, tableOn } from './seats.ts';

/**
 * Seats, deputies at most (30 % of the seats rounded down, at least one) and the quorum of a full council, from the
 * seats that the commune confirmed (`sieges`), else from the table for the frozen *population municipale*.
 * Articles L2121-2, L2122-2, L2121-17. `codeCommune` (INSEE) lets the rule refuse where it does not hold.
 */
export const councilSize = rule(
  seatFacts,
  seatRows.map((row) => ({ ...row, article: `${row.article} ; L2122-2 ; L2121-17` })),
  (facts, row) => {
    const refusal = notCovered(facts.codeCommune);
    if (refusal !== null) return { refusal };
    const seating = seated(facts, row);
    if (seating === null) return need('populationMunicipale');
    const { seats, sentence, doubt } = seating;
    const maxAdjoints = deputiesFor(seats);
    const quorumIfFull = moreThanHalf(seats);
    return {
      value: { seats, maxAdjoints, quorumIfFull },
      doubt: doubt ?? scopeWarning(facts.codeCommune),
      calculation: sentences(
        sentence,
        deputySentence(seats),
        say(
          `Quorum d’un conseil au complet : plus de la moitié de ${seats}, soit ${quorumIfFull}.`,
          `Quorum of a full council: more than half of ${seats}, that is ${quorumIfFull}.`,
        ),
      ),
    };
  },
);

/**
 * Neighbourhood deputies on top of the others: 10 % of the seats rounded down, from 80 000 inhabitants, or from
 * 20 000 where neighbourhood councils exist. Article L2122-2-1.
 */
export const neighbourhoodDeputies = rule(
  { populationMunicipale: count, sieges: optional(count), conseilsDeQuartierCrees: optional(flag) },
  seatRows.map((row) => ({
    ...row,
    article: 'L2122-2 ; L2122-2-1',
    byRight: 80_000,
    withCouncils: 20_000,
  })),
  (facts, row) => {
    const { populationMunicipale: population, conseilsDeQuartierCrees: created = false } = facts;
    const seats = facts.sieges ?? seatsFor(population, row);
    const maxAdjoints = deputiesFor(seats);
    const allowed = population >= row.byRight || (population >= row.withCouncils && created);
    const maxAdjointsDeQuartier = allowed ? Math.floor(seats / 10) : 0;
    return {
      value: { seats, maxAdjoints, maxAdjointsDeQuartier, total: maxAdjoints + maxAdjointsDeQuartier },
      calculation: sentences(
        say(
          `${seats} sièges : ${maxAdjoints} adjoints (30 % arrondis en dessous).`,
          `${seats} seats: ${maxAdjoints} deputies (30 % rounded down).`,
        ),
        allowed
          ? say(
              `Adjoints de quartier : 10 % de ${seats}, arrondi à ${maxAdjointsDeQuartier}.`,
              `Neighbourhood deputies: 10 % of ${seats}, rounded to ${maxAdjointsDeQuartier}.`,
            )
          : say(
              'Aucun adjoint de quartier : il faut 80 000 habitants, ou 20 000 et des conseils de quartier.',
              'No neighbourhood deputy: it takes 80 000 inhabitants, or 20 000 and neighbourhood councils.',
            ),
      ),
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
const tooMany = (elected: number, seats: number) =>
  contradiction(
    'electedMembers',
    `${elected} élus pour ${seats} sièges : le nombre est à revoir.`,
    `${elected} elected for ${seats} seats: the number is to be checked.`,
  );

/**
 * Whether a council elected short of its legal number is deemed complete; the number elected is then the
 * strength for every rule (deputies, quorum). Article L2121-2-1.
 */
export const deemedComplete = rule(
  { populationMunicipale: count, electedMembers: count, sieges: optional(count) },
  completeRows,
  ({ populationMunicipale: population, electedMembers: elected, sieges }, row) => {
    const legalSeats = sieges ?? seatsFor(population, tableOn(row.from));
    if (elected > legalSeats) return tooMany(elected, legalSeats);
    const least = row.bands.find(([below]) => population < below)?.[1] ?? legalSeats;
    const complete = elected >= least;
    const effectif = complete ? elected : legalSeats;
    const quorum = moreThanHalf(elected);
    return {
      value: {
        legalSeats,
        deemedComplete: complete,
        effectif,
        maxAdjoints: deputiesFor(effectif),
        quorum,
      },
      calculation: say(
        `${population} habitants : ${legalSeats} sièges, réputé complet à partir de ${least}. ${elected} élus : ${complete ? `conseil complet, l’effectif de toutes les règles est ${effectif}` : 'conseil incomplet'}. Quorum : plus de la moitié de ${elected}, soit ${quorum}.`,
        `${population} inhabitants: ${legalSeats} seats, deemed complete from ${least}. ${elected} elected: ${complete ? `a complete council, ${effectif} is the strength for every rule` : 'an incomplete council'}. Quorum: more than half of ${elected}, that is ${quorum}.`,
      ),
    };
  },
);

/**
 * The strength from which every rule starts: seats and elected as the commune confirmed them, else the table's. The
 * elected of a council deemed complete are its strength; the quorum and the third rest on the members in office.
 * Articles L2121-2, L2121-2-1, L2113-8, L2122-2, L2121-17.
 */
export const councilStrength = rule(
  { ...seatFacts, electedMembers: optional(count) },
  completeRows.map((row) => ({ ...row, article: 'L2121-2 ; L2121-2-1 ; L2113-8 ; L2122-2 ; L2121-17' })),
  (facts, row) => {
    const refusal = notCovered(facts.codeCommune);
    if (refusal !== null) return { refusal };
    const seating = seated(facts, tableOn(row.from));
    if (seating === null) return need('populationMunicipale');
    const { seats, sentence, doubt } = seating;
    const { populationMunicipale: population, electedMembers: elected = seats } = facts;
    if (elected > seats) return tooMany(elected, seats);
    if (elected < seats && population === undefined) return need('populationMunicipale');
    const least =
      population === undefined ? seats : (row.bands.find(([below]) => population < below)?.[1] ?? seats);
    const effectif = elected >= least ? elected : seats;
    const required = moreThanHalf(elected);
    return {
      value: {
        seats,
        effectif,
        enExercice: elected,
        maxAdjoints: deputiesFor(effectif),
        quorum: required,
        third: fractionOf(elected, 3),
      },
      doubt: doubt ?? scopeWarning(facts.codeCommune),
      calculation: sentences(
        sentence,
        elected < seats &&
          (elected >= least
            ? say(
                `${elected} élus, ${least} suffisent : conseil réputé complet, effectif ${effectif}.`,
                `${elected} elected, ${least} are enough: deemed complete, strength ${effectif}.`,
              )
            : say(
                `${elected} élus, il en fallait ${least} : conseil incomplet.`,
                `${elected} elected, ${least} were needed: an incomplete council.`,
              )),
        deputySentence(effectif),
        say(
          `Quorum : plus de la moitié de ${elected} membres en exercice, soit ${required}.`,
          `Quorum: more than half of ${elected} members in office, that is ${required}.`,
        ),
      ),
    };
  },
);
