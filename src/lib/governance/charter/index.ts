export type * from './charter.ts';
export type * from './parameters.ts';
export {
  charterProgress,
  entitledOnCharter,
  isCharterInForce,
  parametersInForce,
  type CharterProgress,
} from './policy.ts';
