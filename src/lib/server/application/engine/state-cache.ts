import type { StreamState } from './replay.ts';

/**
 * States kept in memory from one transaction to the next, so that an unchanged charter or register of
 * people is not sent again by the database at each command. Never trusted by itself: a state is used
 * only when the version read under the commune's lock is its own.
 */
export interface HeldStates {
  get(communeId: string, stream: string): StreamState | undefined;
  /** Only what is committed may be kept. */
  keep(communeId: string, streams: ReadonlyMap<string, StreamState>): void;
}

/** @param most states kept; the ones used longest ago go first */
export const createHeldStates = (most = 500): HeldStates => {
  const held = new Map<string, StreamState>();
  return {
    get: (communeId, stream) => held.get(`${communeId}/${stream}`),
    keep: (communeId, streams) => {
      for (const [stream, state] of streams) {
        if (state.version === 0) continue;
        held.delete(`${communeId}/${stream}`);
        held.set(`${communeId}/${stream}`, state);
      }
      for (const oldest of held.keys()) {
        if (held.size <= most) return;
        held.delete(oldest);
      }
    },
  };
};
