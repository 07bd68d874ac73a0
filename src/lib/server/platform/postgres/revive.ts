import { setTimeout as pause } from 'node:timers/promises';

export interface Revival {
  isUp(): boolean;
  /** Starts it again; throws a French sentence when it cannot. */
  revive(): Promise<void>;
  /** Told each time that it was started again. */
  onRevived(): void;
  /** It cannot be started, or dies again and again: told once, and watched no more. */
  onLost(reason: Error): void;
}

const everyMs = 1_000;
/** A server that dies more often than this within an hour is not saved by one more start. */
const mostAnHour = 5;
const tries = 3;

const reviveOrThrow = async (revive: () => Promise<void>): Promise<void> => {
  for (let tried = 1; ; tried += 1)
    try {
      return await revive();
    } catch (error) {
      if (tried === tries) throw error;
      await pause(everyMs);
    }
};

/**
 * Looks every second whether a server lives, and starts it again when it does not.
 * @returns how to stop looking; resolves when no start is under way
 */
export const keepUp = ({ isUp, revive, onRevived, onLost }: Revival): (() => Promise<void>) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const deaths: number[] = [];
  const look = async (): Promise<void> => {
    if (!isUp()) {
      const now = Date.now();
      deaths.push(now);
      while ((deaths[0] ?? now) < now - 3_600_000) deaths.shift();
      try {
        if (deaths.length > mostAnHour)
          throw new Error(`La base s’est arrêtée ${deaths.length} fois en moins d’une heure.`);
        await reviveOrThrow(revive);
        onRevived();
      } catch (error) {
        stopped = true;
        onLost(error instanceof Error ? error : new Error(String(error)));
      }
    }
    if (!stopped) timer = setTimeout(() => (looking = look()), everyMs);
  };
  let looking: Promise<void> = Promise.resolve();
  timer = setTimeout(() => (looking = look()), everyMs);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await looking;
  };
};
