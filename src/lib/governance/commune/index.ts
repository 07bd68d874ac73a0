export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { communeCommands, type CommuneCommand, type NamedCommuneCommand } from './commands.ts';
export { memberFunctions } from './members.ts';
export type * from './commune.ts';
export { concernedBy } from './who.ts';
export { resumesAt } from './two-hands.ts';
export { horizonOf, tooFar } from './horizon.ts';
export {
  isAdministrator,
  isElected,
  isInFunction,
  isMajorityMember,
  isStaff,
  mayorOf,
  memberOf,
} from './facts.ts';
