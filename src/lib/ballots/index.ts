/**
 * Ballots: counts of the methods a group decides or listens with. Pure, deterministic, exact (shares are
 * compared as whole numbers), each result holding what is needed to redo the count by hand; ties are shown,
 * never broken in silence. Who may answer, secrecy and closing are settled outside.
 *
 *     tally('schulze', [[1, 2], [2, 1], [1, 2]], { options: ['Halle', 'Place'] })
 *     // → { ok: true, value: { order: [['Halle'], ['Place']], preferences: [[0, 2], [1, 0]], … } }
 *
 * Sources stand at each method; `docs/ballots.md` derives the ties of majority judgment. Cost is linear in
 * ballots × options, except Schulze (ballots × options² + options³).
 */
export type { Ballot, BallotFault, Cell, Counted, Order, Question } from './ballot.ts';
export type { Method, Tally } from './tally.ts';
export { isMethod, methods, tally } from './tally.ts';
export { orderOfTallies } from './majority-judgment.ts';
export { agreementGradients } from './degrees.ts';
