export { decide } from './decide/index.ts';
export { evolve, initial } from './evolve.ts';
export { rightOf } from './state.ts';
export { callInUntil, caseDueAt, isIrregular } from './who.ts';
export { docketDecide, docketEvolve, docketInitial } from './docket-rules.ts';
export type * from './state.ts';
export type * from './case.ts';
export type * from './docket.ts';
