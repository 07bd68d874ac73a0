import { createHash } from 'node:crypto';
import { openHouse, type House } from '../src/lib/server/application/house.ts';

/** An id that is the same each time the demonstration is played, so that links to it last. */
export const idOf = (name: string): string => {
  const hex = createHash('sha256').update(`valbrune:${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export const communeId = idOf('commune');

type Sent = { type: string } & Record<string, unknown>;

/** Where Valbrune's story is played: its own clock, its people, and the one way to act, commands. */
export interface Stage {
  readonly house: House;
  /** Sets the clock, in Paris time: `2026-09-08T19:30`. It never goes back. */
  at(moment: string): void;
  /** A person acts; a refusal stops the story, since a demonstration that cheats shows nothing. */
  act(who: string, command: Sent): Promise<void>;
  close(): Promise<void>;
}

export const openStage = (appUrl: string): Stage => {
  const house = openHouse(appUrl);
  let now = Temporal.Instant.from('2026-03-22T09:00:00Z');
  let step = 0;
  return {
    house,
    at: (moment) => {
      const then = Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/Paris').toInstant();
      if (Temporal.Instant.compare(then, now) > 0) now = then;
    },
    act: async (who, command) => {
      now = now.add({ seconds: 20 });
      step += 1;
      const actor =
        who === 'system'
          ? ({ kind: 'system' } as const)
          : who === 'setup'
            ? ({ kind: 'setup' } as const)
            : ({ kind: 'person', person: idOf(who) } as const);
      const result = await house.execute({
        communeId,
        actor,
        key: idOf(`step ${step}`),
        command,
        now: now.toString({ smallestUnit: 'millisecond' }),
      });
      if (!result.ok)
        throw new Error(
          `Scène ${step} : ${who} ne peut pas ${command.type} : ${JSON.stringify(result.error)}`,
        );
    },
    close: () => house.pool.end(),
  };
};
