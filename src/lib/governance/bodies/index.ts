export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { bodyKinds } from './bodies.ts';
export { bodiesCommands, type BodiesCommand, type CreateBody } from './commands.ts';
export type * from './bodies.ts';
export { checkCollegialActor, mayOrganise } from './who.ts';
export {
  bodyOf,
  hasPoliticalPower,
  isLive,
  isVoter,
  liveBody,
  majorityGroupOf,
  powerOf,
  votersOf,
} from './facts.ts';
export { quorumNeeded } from './quorum.ts';
export { governanceTemplate } from './template.ts';
