export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { isOverdue, mayOwn, nextAlertAt } from './facts.ts';
export type * from './actions.ts';
