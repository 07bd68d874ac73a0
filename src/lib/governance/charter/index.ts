export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { charterChanges, charterCommands, type CharterCommand } from './commands.ts';
export type * from './charter.ts';
export { emergencyGrounds, matters, natureCriteria } from './parameters.ts';
export type * from './parameters.ts';
export {
  baseOf,
  changesFrom,
  differences,
  mergedCharter,
  saidBy,
  withChanges,
  type CharterChanges,
  type CharterText,
  type ParameterChange,
} from './changes.ts';
export { callsNeeded, checkParameters, checkProportions } from './bounds.ts';
export { completed, defaultParameters } from './template.ts';
export {
  charterProgress,
  entitledOnCharter,
  isCharterInForce,
  isConsentedTo,
  isExplicit,
  parametersInForce,
  smallestGroup,
  voicesOf,
  type CharterProgress,
} from './facts.ts';
