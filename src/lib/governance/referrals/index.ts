export { decide } from './decide/index.ts';
export { evolve, initial } from './evolve.ts';
export { rightOf } from './cases.ts';
export { callInUntil, caseDueAt, isIrregular } from './policy.ts';
export { docketDecide, docketEvolve, docketInitial } from './docket-rules.ts';
export type * from './cases.ts';
export type * from './referrals.ts';
export type * from './docket.ts';
