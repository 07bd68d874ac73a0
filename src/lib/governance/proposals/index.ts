export { decide } from './decide/index.ts';
export { evolve, initial } from './evolve.ts';
export { blockingObjections, decisionOf, isInForce, isOpen, lastVersion } from './reading.ts';
export type * from './proposal.ts';
