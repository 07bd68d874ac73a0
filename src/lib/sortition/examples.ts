import type { Pool } from './pool.ts';

interface Example {
  readonly pool: Pool;
  readonly size: number;
  readonly leximin: Readonly<Record<string, number>>;
  readonly nash?: Readonly<Record<string, number>>;
}

type Bounds = readonly [min: number, max: number];

const example = (
  size: number,
  quotas: Readonly<Record<string, Readonly<Record<string, Bounds>>>>,
  people: Readonly<Record<string, readonly string[]>>,
  homes: readonly (readonly string[])[] = [],
): { pool: Pool; size: number } => ({
  size,
  pool: {
    features: Object.keys(quotas),
    quotas: Object.entries(quotas).flatMap(([feature, values]) =>
      Object.entries(values).map(([value, [min, max]]) => ({ feature, value, min, max })),
    ),
    people: Object.entries(people).map(([id, values]) => {
      const home = homes.findIndex((home) => home.includes(id));
      return { id, values, household: home < 0 ? null : `home ${home}` };
    }),
  },
});

const family = [
  { age: { child: [1, 2], adult: [1, 2] }, origin: { s: [1, 2], d: [1, 2] } },
  {
    lisa: ['child', 's'],
    marge: ['adult', 's'],
    louie: ['child', 'd'],
    dewey: ['child', 'd'],
    scrooge: ['adult', 'd'],
  },
] as const;

/** Worked examples of the authors of LEXIMIN (repository citizensassemblies-replication), and its traps. */
export const examples = {
  family: {
    ...example(2, ...family),
    leximin: { lisa: 1 / 3, marge: 2 / 3, louie: 1 / 3, dewey: 1 / 3, scrooge: 1 / 3 },
  },
  'family by homes': {
    ...example(2, ...family, [
      ['lisa', 'scrooge'],
      ['louie', 'dewey'],
    ]),
    leximin: { lisa: 0, marge: 1, louie: 0.5, dewey: 0.5, scrooge: 0 },
  },
  // The relaxation promises a half to everybody; each panel needs a, or all three of the others for two seats.
  'relaxation that lies': {
    ...example(
      2,
      {
        f1: { v1: [1, 2], v2: [0, 2] },
        f2: { v1: [1, 2], v2: [0, 2] },
        f3: { v1: [1, 2], v2: [0, 2] },
      },
      { a: ['v1', 'v1', 'v1'], b: ['v1', 'v2', 'v2'], c: ['v2', 'v1', 'v2'], d: ['v2', 'v2', 'v1'] },
    ),
    leximin: { a: 1, b: 1 / 3, c: 1 / 3, d: 1 / 3 },
  },
  'leximin is not nash': {
    ...example(
      5,
      { g: { f: [1, 1], m: [4, 4] }, p: { l: [4, 4], c: [1, 1] } },
      {
        adam: ['m', 'l'],
        brian: ['m', 'l'],
        cameron: ['m', 'l'],
        dave: ['m', 'l'],
        elinor: ['f', 'l'],
        frank: ['m', 'c'],
        grace: ['f', 'c'],
      },
    ),
    leximin: { adam: 7 / 8, brian: 7 / 8, cameron: 7 / 8, dave: 7 / 8, elinor: 0.5, frank: 0.5, grace: 0.5 },
    nash: {
      adam: 6 / 7,
      brian: 6 / 7,
      cameron: 6 / 7,
      dave: 6 / 7,
      elinor: 4 / 7,
      frank: 4 / 7,
      grace: 3 / 7,
    },
  },
} satisfies Readonly<Record<string, Example>>;
