export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { envelopeCommands, type EnvelopeCommand } from './commands.ts';
export type * from './envelope.ts';
export type * from './powers.ts';
export { checkBody, checkRole, isDelegationLive, namedIn, plain } from './check.ts';
export { defaultAlertPercent, isAlerting, isAmount, roomOf, type Room } from './spending.ts';
export { whoMayDecide } from './who-may-decide.ts';
