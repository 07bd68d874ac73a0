/** Which population the thresholds use, and until when. Article R2151-4. */
import { count, optional, text } from './facts.ts';
import { rule } from './rule.ts';
import { say, sentences } from './said.ts';
import { seatRows, seatsFor, type SeatRow } from './seats.ts';

const referenceRows: readonly (SeatRow & { noticeDays: (population: number) => number })[] = seatRows.map(
  (row) => ({
    ...row,
    article: 'R2151-4',
    noticeDays: (population) => (population < 3500 ? 3 : 5),
  }),
);

/**
 * Which population the thresholds use: the *municipale*, never the *totale* (kept for the indemnities).
 * Article R2151-4.
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
    calculation: say(
      `Les seuils se lisent sur la population municipale : ${population}${total === undefined ? '.' : `, et non sur la population totale (${total}).`}`,
      `Thresholds are read on the population municipale: ${population}${total === undefined ? '.' : `, not on the population totale (${total}).`}`,
    ),
  }),
);

/** The population of the last full renewal holds for the whole term, whatever censuses say since. R2151-4. */
export const frozenPopulation = rule(
  { populationMunicipaleAtRenewal2026: count, populationMunicipaleNow: optional(count) },
  referenceRows,
  ({ populationMunicipaleAtRenewal2026: population, populationMunicipaleNow: now }, row) => {
    const moved = now !== undefined && now !== population;
    return {
      value: {
        thresholdPopulation: population,
        convocationJours: row.noticeDays(population),
        councilSeats: seatsFor(population, row),
      },
      calculation: sentences(
        say(
          `Le chiffre du renouvellement de 2026 (${population}) vaut jusqu’au suivant, en 2032.`,
          `The figure of the renewal of 2026 (${population}) holds until the next one, in 2032.`,
        ),
        moved &&
          say(
            `Le recensement plus récent (${now}) ne change rien.`,
            `The more recent census (${now}) changes nothing.`,
          ),
      ),
    };
  },
);
