import { derivedId } from '#lib/kernel/derived-id.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { actorOf } from '#lib/governance/testing/story.ts';
import { town, voters, withCharter, withMandates, type Town } from '#lib/governance/testing/town.ts';
import type { AnyCommand } from '../engine/noun.ts';
import { nounOfStream } from '../engine/noun.ts';
import { prepare } from '../engine/parse-command.ts';
import type { StreamState } from '../engine/replay.ts';
import { decideIn, type Consequence } from '../engine/decide-in-memory.ts';
import type { Asking } from '../offer.ts';
import { stirs } from '../engine/stirring.ts';
import { registry } from '../registry.ts';

/** The small town with every noun, and what follows from one to the other: as it is served, but in memory. */

/** At the entrance ids are UUIDs: that of a person, a body or a thing, from its name. */
export const uuid = (name: string): string => derivedId(`town:${name}`);
export const [maire, ana, bob, cleo, dan, eva] = [...voters].map(uuid) as Six;
type Six = [string, string, string, string, string, string];
export const people: readonly string[] = [maire, ana, bob, cleo, dan, eva];
export const admin = uuid('admin');
export const [groupe, bureau, cercle] = ['groupe', 'bureau', 'cercle'].map(uuid) as [string, string, string];
export const start = '2026-10-05T08:00:00.000Z';

const communeId = uuid('commune');

const renamed = <Value>(
  all: Readonly<Record<string, Value>>,
  each: (value: Value, id: string) => Value,
): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [uuid(name), each(value, uuid(name))]));

/** The same town, in which every name has become a UUID. */
const atTheEntrance = ({ commune, charter, bodies, mandates }: Town): Town => ({
  charter,
  commune: {
    ...commune,
    members: renamed(commune.members, (one) => one),
    administrators: commune.administrators.map(uuid),
  },
  bodies: {
    bodies: renamed(bodies.bodies, (body, id) => ({
      ...body,
      id,
      members: body.members.map((seat) => ({ ...seat, person: uuid(seat.person) })),
    })),
  },
  mandates: {
    roles: renamed(mandates.roles, (role, id) => ({ ...role, id, body: uuid(role.body) })),
    mandates: renamed(mandates.mandates, (mandate, id) => {
      return { ...mandate, id, role: uuid(mandate.role), person: uuid(mandate.person) };
    }),
  },
});

/** A command as it comes in, and whatever else somebody may write into it. */
export type Sent = AnyCommand & Record<string, unknown>;

/** Why nothing came of a command: the noun that refused, its own or one that a consequence reached. */
export interface Stopped {
  readonly noun: string | null;
  readonly code: string;
}

const load = (wanted: readonly string[]) =>
  Promise.resolve(
    new Map(
      wanted.map((stream): [string, StreamState] => {
        const noun = nounOfStream(registry, stream);
        return [stream, { noun, version: 0, state: noun.decider.initial }];
      }),
    ),
  );

/** What urns hold changes no rule: an empty one will do. */
const openUrn = () => Promise.resolve({});

type Streams = ReadonlyMap<string, StreamState>;

/** One life of the town, from the instant at which it begins. */
export class Life {
  streams: Streams;
  now: string;

  constructor(streams: Streams, now: string) {
    this.streams = streams;
    this.now = now;
  }

  /** Another life, the same so far. */
  copy(): Life {
    return new Life(this.streams, this.now);
  }

  wait(time: Temporal.DurationLike): void {
    this.now = Temporal.Instant.from(this.now).add(time).toString({ smallestUnit: 'millisecond' });
  }

  state<State>(stream: string): State | undefined {
    return this.streams.get(stream)?.state as State | undefined;
  }

  all<State>(noun: string): State[] {
    return [...this.streams].flatMap(([stream, { state }]) =>
      stream.startsWith(`${noun}:`) ? [state as State] : [],
    );
  }

  /** What comes of a command, or what stopped it: its own noun, or one that it reached. */
  async attempt(who: string, command: Sent): Promise<Result<Consequence, Stopped>> {
    const request = { communeId, actor: actorOf(who), key: uuid('key'), command };
    const prepared = prepare(registry, request);
    if (!prepared.ok) throw new Error(`${command.type}: ${JSON.stringify(prepared.error)}`);
    const decided = await decideIn(registry, this.streams, { load, openUrn }, prepared.value, this.now);
    if (decided.ok) {
      this.streams = new Map([...this.streams, ...decided.value.streams]);
      if (stirs(decided.value.streams.keys())) await this.stir();
      return ok(decided.value);
    }
    if (decided.error.kind !== 'refusal') throw new Error(JSON.stringify(decided.error));
    return refuse({ noun: decided.error.noun, code: decided.error.refusal.code });
  }

  /** What is under way is looked at again, as in the transaction that changes the organisation. */
  async stir(): Promise<void> {
    for (const stream of [...this.streams.keys()]) {
      const { stirred } = nounOfStream(registry, stream);
      if (stirred) await this.attempt('system', stirred.command(stream));
    }
  }

  /**
   * `ok`, or the code of the refusal.
   * @throws when what follows from a command stands in somebody's way; only the rule on who leads a text stops a
   * meeting from starting its item, on purpose (I-7)
   */
  async send(who: string, command: Sent): Promise<string> {
    const outcome = await this.attempt(who, command);
    if (outcome.ok) return 'ok';
    const { noun, code } = outcome.error;
    const own = registry.commands.get(command.type)?.noun;
    if (noun !== own && command.type !== 'StartItem')
      throw new Error(`${command.type} by ${who} is stopped by ${noun}: ${code}`);
    return code;
  }

  /** @throws when it is refused */
  async must(who: string, command: Sent): Promise<void> {
    const answer = await this.send(who, command);
    if (answer !== 'ok') throw new Error(`${JSON.stringify(command)}: ${answer}`);
  }

  /** What a page would ask the rules on behalf of a person, now. */
  asking(viewer: string): Asking {
    const streams = new Map(this.streams);
    return {
      communeId,
      viewer,
      now: this.now,
      streams,
      load: async (wanted) => {
        for (const [stream, state] of await load(wanted.filter((one) => !streams.has(one))))
          streams.set(stream, state);
        return streams;
      },
      openUrn,
    };
  }
}

/** Random histories go on for months, and come as far as a decision called in: mandates last, two members suffice. */
const longLived: Town = {
  ...town,
  ...withCharter({ callIn: { members: 2, days: 5 } }),
  ...withMandates(...Object.values(town.mandates.mandates).map((held) => ({ ...held, until: null }))),
};

/** A life of the town begins. */
export const openLife = (around: Partial<Town> = {}): Life => {
  const states = atTheEntrance({ ...longLived, ...around });
  const streams = Object.entries(states).map(([stream, state]): [string, StreamState] => {
    return [stream, { noun: nounOfStream(registry, stream), version: 1, state }];
  });
  return new Life(new Map(streams), start);
};
