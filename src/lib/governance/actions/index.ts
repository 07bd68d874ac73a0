export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { isOverdue, mayOwn, nextAlertAt } from './facts.ts';
export { actionCommands, type ActionCommand } from './commands.ts';
export type * from './actions.ts';
