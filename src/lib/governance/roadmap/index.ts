export { decide } from './decide.ts';
export { evolve, initial } from './evolve.ts';
export { roadmapCommands, type RoadmapCommand } from './commands.ts';
export type * from './roadmap.ts';
