export { decide } from './decide/index.ts';
export { evolve, initial } from './evolve.ts';
export type * from './meeting.ts';
export type * from './state.ts';
