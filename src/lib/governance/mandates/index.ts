export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { mandatesCommands, type MandatesCommand } from './commands.ts';
export { designations, roleKinds } from './mandates.ts';
export type * from './mandates.ts';
export { holdersOf, isMandateLive, mandatesOf, roleHolders } from './facts.ts';
