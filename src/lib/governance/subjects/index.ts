export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { natureGrid, subjectCommands, type RaiseSubject, type SubjectCommand } from './commands.ts';
export { natures, passageEnds, rights } from './subjects.ts';
export type * from './subjects.ts';
export { natureOf, politicalReasons, type PoliticalReason } from './facts.ts';
export { changeContestId, contestId, isContestId } from './contest-id.ts';
