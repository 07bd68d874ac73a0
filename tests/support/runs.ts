const proving = import.meta.env.MODE === 'prove';
const part = 10;

/**
 * How many random histories a proof lives, for fast-check. `npm run prove` makes all of them, new ones each
 * time; `npm test` a tenth, the same each time, so that what fails there failed before it was shared.
 * @param all as many as the proof asks for
 * @param among one in so many in `npm test`, where a tenth would take too long
 */
export const runs = (all: number, among = part): { numRuns: number; seed?: number } =>
  proving ? { numRuns: all } : { numRuns: Math.ceil(all / among), seed: 2026 };

/** What all the histories of a proof must reach, in as many of them as are lived. */
export const amongRuns = (all: number): number => (proving ? all : Math.ceil(all / part));
