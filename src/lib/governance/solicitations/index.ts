export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { solicitationCommands, type SolicitationCommand } from './commands.ts';
export type * from './solicitations.ts';
