export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { rights } from './subjects.ts';
export type * from './subjects.ts';
export { natureOf, politicalReasons, type PoliticalReason } from './facts.ts';
