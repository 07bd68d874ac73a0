import type { Consequences } from '#lib/kernel/decider.ts';
import type { RoadmapCommand } from '../roadmap/index.ts';
import type { ActionEvent, ActionState } from './actions.ts';

/** The first action makes the bureau's weekly digest expected; a meeting asks for it once for all it noted. */
export const consequences: Consequences<ActionEvent, ActionState, RoadmapCommand> = {
  ActionOpened: ({ meeting }) => (meeting === null ? [{ type: 'ExpectDigest' }] : []),
};
