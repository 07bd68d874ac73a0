export type * from './subjects.ts';
export { natureOf, politicalReasons, type PoliticalReason } from './policy.ts';
