import { createHash } from 'node:crypto';
import { openApplication, type Application } from '../src/lib/server/application/application.ts';

/** An id that is the same each time the demonstration is played, so that links to it last. */
export const idOf = (name: string): string => {
  const hex = createHash('sha256').update(`valbrune:${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export const communeId = idOf('commune');

type Sent = { type: string } & Record<string, unknown>;

/** Where Valbrune's story is played: its own clock, its people, and the one way to act, commands. */
export interface Stage {
  readonly application: Application;
  /** Sets the clock, in Paris time: `2026-09-08T19:30`. It never goes back. */
  at(moment: string): void;
  /** From now on each act comes so many seconds after the one before. */
  pace(seconds: number): void;
  /** The next act comes so many minutes after this instant, or as soon as it can. Returns that instant. */
  after(instant: string, minutes: number): string;
  /** The instant of the last act. */
  now(): string;
  /**
   * A person acts, after all who acted before; the house may carry several acts at once. A refusal stops the
   * story, here or at one of the next acts, since a demonstration that cheats shows nothing.
   */
  act(who: string, command: Sent): Promise<void>;
  /** Waits for all that was done; throws what stopped the story. */
  close(): Promise<void>;
}

/** Acts on their way at once: as many as the house carries in one transaction. */
const mostOnTheWay = 100;

const actorOf = (who: string) =>
  who === 'system'
    ? ({ kind: 'system' } as const)
    : who === 'setup'
      ? ({ kind: 'setup' } as const)
      : ({ kind: 'person', person: idOf(who) } as const);

export const openStage = (appUrl: string): Stage => {
  const application = openApplication(appUrl);
  let now = Temporal.Instant.from('2026-03-22T09:00:00Z');
  let seconds = 20;
  let step = 0;
  let onTheWay: Promise<void>[] = [];
  const settle = async (): Promise<void> => {
    const waited = onTheWay;
    onTheWay = [];
    await Promise.all(waited);
  };
  const written = (): string => now.toString({ smallestUnit: 'millisecond' });
  const reach = (then: Temporal.Instant): void => {
    if (Temporal.Instant.compare(then, now) > 0) now = then;
  };
  return {
    application,
    at: (moment) => reach(Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/Paris').toInstant()),
    pace: (chosen) => {
      seconds = chosen;
    },
    after: (instant, minutes) => {
      const then = Temporal.Instant.from(instant).add({ minutes });
      reach(then.subtract({ seconds }));
      return then.toString({ smallestUnit: 'millisecond' });
    },
    now: written,
    act: async (who, command) => {
      now = now.add({ seconds });
      step += 1;
      const request = { communeId, actor: actorOf(who), key: idOf(`step ${step}`), command, now: written() };
      const scene = `Scène ${step} : ${who} ne peut pas ${command.type} : `;
      const done = application.execute(request).then((result) => {
        if (!result.ok) throw new Error(scene + JSON.stringify(result.error));
      });
      // Looked at when it is waited for; until then a failure is nobody's.
      done.catch(() => undefined);
      onTheWay.push(done);
      if (onTheWay.length >= mostOnTheWay) await settle();
    },
    close: async () => {
      await settle().finally(() => application.pool.end());
    },
  };
};
