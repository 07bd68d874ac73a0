export type * from './mandates.ts';
export { holdersOf, isMandateLive, mandatesOf } from './policy.ts';
