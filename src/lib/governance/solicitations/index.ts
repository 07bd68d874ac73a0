export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export type * from './solicitations.ts';
