export type * from './bodies.ts';
export {
  bodyOf,
  hasPoliticalPower,
  isLive,
  isVoter,
  isWithinPerimeter,
  majorityGroupOf,
  powerOf,
  votersOf,
} from './policy.ts';
