export { decide } from './decide/index.ts';
export { evolve, initial } from './evolve.ts';
export { runningItem, waitingItems } from './agenda.ts';
export { dueAt } from './decide/planning.ts';
export { secondsSpent } from './evolve-evening.ts';
export { frameMinutes, proposedOrder, type PlaceReason, type ProposedPlace } from './order.ts';
export type * from './meeting.ts';
export type * from './state.ts';
