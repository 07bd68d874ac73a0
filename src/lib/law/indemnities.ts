/** Ceilings of the indemnities of mayor and deputies, in per cent of the terminal gross index (1027). */
import { count } from './facts.ts';
import type { LawRow } from './finding.ts';
import { rule } from './rule.ts';
import { say } from './said.ts';

interface ScaleRow extends LawRow {
  /** `[largest population of the band, mayor, deputy]`, ascending. */
  readonly bands: readonly (readonly [number, number, number])[];
}
const upper = [
  [49_999, 90, 33],
  [99_999, 110, 44],
  [200_000, 145, 66],
  [Number.POSITIVE_INFINITY, 145, 72.5],
] as const;

/** Articles L2123-23 and L2123-24: loi 2019-1461, art. 92, then loi 2025-1249. */
const rows: readonly ScaleRow[] = [
  {
    from: '2019-12-29',
    to: '2025-12-23',
    article: 'L2123-23 ; L2123-24 (loi 2019-1461)',
    bands: [
      [499, 25.5, 9.9],
      [999, 40.3, 10.7],
      [3499, 51.6, 19.8],
      [9999, 55, 22],
      [19_999, 65, 27.5],
      ...upper,
    ],
  },
  {
    from: '2025-12-24',
    to: null,
    article: 'L2123-23 ; L2123-24 (loi 2025-1249)',
    bands: [
      [499, 28.1, 10.89],
      [999, 44.3, 11.77],
      [3499, 55.7, 21.38],
      [9999, 58.3, 23.32],
      [19_999, 67.6, 28.6],
      ...upper,
    ],
  },
];

const popDoubt = say(
  'La population est ici la totale, non la municipale : article de renvoi lu de seconde main.',
  'The population is here the totale, not the municipale: the article that says so was read at second hand.',
);

/** Highest rates for a commune; `population` is the *totale*, unlike every other threshold. */
export const indemnityCeiling = rule(
  { population: count },
  rows.map((row) => ({ ...row, doubt: popDoubt })),
  ({ population }, row) => {
    const [, mayor, deputy] = row.bands.find(([largest]) => population <= largest) ?? [0, 145, 72.5];
    return {
      value: { mairePctIndice1027: mayor, adjointPctIndice1027: deputy },
      calculation: say(
        `${population} habitants (population totale) : maire ${mayor.toLocaleString('fr-FR')} %, adjoint ${deputy.toLocaleString('fr-FR')} % de l’indice brut terminal 1027, au plus.`,
        `${population} inhabitants (population totale): mayor ${mayor} %, deputy ${deputy} % of the terminal gross index 1027, at most.`,
      ),
    };
  },
);
