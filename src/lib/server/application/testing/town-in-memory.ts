import { defaultParameters } from '#lib/governance/charter/index.ts';
import type { BodiesState, Body, BodyKind, Power } from '#lib/governance/bodies/index.ts';
import type { CharterState } from '#lib/governance/charter/index.ts';
import type { CommuneState, MemberFunction } from '#lib/governance/commune/index.ts';
import type { MandatesState } from '#lib/governance/mandates/index.ts';
import type { AnyCommand } from '../engine/noun.ts';
import { prepare } from '../engine/parse-command.ts';
import type { StreamState } from '../engine/replay.ts';
import { decideIn } from '../engine/decide-in-memory.ts';
import type { Asking } from '../offer.ts';
import { registry } from '../registry.ts';

/** A small commune for tests, with every noun and every reaction, in memory. */
export const uuid = (name: string): string =>
  `${Buffer.from(name.padEnd(4, '-').slice(0, 4)).toString('hex')}-0000-4000-8000-000000000000`;
export const group = uuid('grou');
export const bureau = uuid('bure');
export const mayor = uuid('mair');
export const deputy = uuid('adjo');
export const ana = uuid('anna');
export const bob = uuid('bobb');
export const cleo = uuid('cleo');
export const people = [mayor, deputy, ana, bob, cleo];
const communeId = uuid('comm');
const start = Temporal.Instant.from('2026-10-05T08:00:00Z');

const commune: CommuneState = {
  status: 'founded',
  name: 'Essai',
  insee: '26289',
  population: 1200,
  populationSource: 'Insee',
  registeredElectors: 900,
  installedOn: '2026-03-21',
  foundedAt: '2026-03-22T09:00:00.000Z',
  members: Object.fromEntries(
    people.map((person, rank) => {
      const held: MemberFunction = rank === 0 ? 'mayor' : rank === 1 ? 'deputy' : 'councillor';
      return [person, { function: held, majority: true, rank: rank + 1, group: null, leftOn: null }];
    }),
  ),
  administrators: [],
};
const body = (id: string, kind: BodyKind, power: Power, members: readonly string[]): Body => ({
  id,
  name: kind,
  kind,
  power,
  purpose: '',
  perimeter: null,
  members: members.map((person) => ({ person, capacity: 'member', since: '2026-03-21' })),
  quorum: 2,
  rhythm: '',
  parent: null,
  endsOn: null,
  dissolvedOn: null,
});
const bodies: BodiesState = {
  bodies: {
    [group]: body(group, 'majorityGroup', 'political', people),
    [bureau]: body(bureau, 'bureau', 'executive', [mayor, deputy]),
  },
};
const role = (id: string, kind: 'facilitator' | 'secretary', of: string) => ({
  id,
  body: of,
  kind,
  title: kind,
  purpose: '',
  perimeter: null,
  accountabilities: [],
  envelopeEuros: null,
  term: 6,
});
const mandate = (id: string, of: string, person: string) => ({
  id,
  role: of,
  person,
  from: '2026-04-01',
  until: null,
  designation: 'consent' as const,
  decision: null,
  act: null,
  endedOn: null,
  endReason: null,
});
const mandates: MandatesState = {
  roles: { f: role('f', 'facilitator', group), s: role('s', 'secretary', group) },
  mandates: { f: mandate('f', 'f', bob), s: mandate('s', 's', ana) },
};
const charter: CharterState = {
  status: 'inForce',
  version: 1,
  parameters: { ...defaultParameters, callIn: { members: 2, days: 5 } },
  since: '2026-04-01',
  history: [],
};

export type Sent = AnyCommand & Record<string, unknown>;

/** A commune in memory, and what it answers. */
export const openTown = () => {
  const streams = new Map<string, StreamState>();
  const put = (stream: string, state: unknown): void => {
    const noun = registry.nouns.get(stream);
    if (noun) streams.set(stream, { noun, version: 1, state });
  };
  put('commune', commune);
  put('bodies', bodies);
  put('charter', charter);
  put('mandates', mandates);
  let now = start;
  let key = 0;
  const load = (wanted: readonly string[]) =>
    Promise.resolve(
      new Map(
        wanted.flatMap((stream): [string, StreamState][] => {
          const noun = registry.nouns.get(stream.split(':', 1)[0] ?? '');
          return noun ? [[stream, { noun, version: 0, state: noun.decider.initial }]] : [];
        }),
      ),
    );
  return {
    wait: (hours: number): void => {
      now = now.add({ hours });
    },
    now: () => now,
    state: <State>(stream: string): State | undefined => streams.get(stream)?.state as State | undefined,
    all: <State>(noun: string): State[] =>
      [...streams].filter(([stream]) => stream.startsWith(`${noun}:`)).map(([, { state }]) => state as State),
    /** What a page would ask the rules on behalf of a person, now. */
    asking: (viewer: string): Asking => {
      const known = new Map(streams);
      return {
        communeId,
        viewer,
        now: now.toString({ smallestUnit: 'millisecond' }),
        streams: known,
        load: async (wanted) => {
          for (const [stream, state] of await load(wanted.filter((one) => !known.has(one))))
            known.set(stream, state);
          return known;
        },
        openUrn: () => Promise.resolve({}),
      };
    },
    /** `ok`, or the noun and the code of the refusal. */
    send: async (who: string, command: Sent): Promise<string> => {
      key += 1;
      const actor =
        who === 'system' ? ({ kind: 'system' } as const) : ({ kind: 'person', person: who } as const);
      const request = {
        communeId,
        actor,
        key: `00000000-0000-4000-8000-${String(key).padStart(12, '0')}`,
        command,
      };
      const prepared = prepare(registry, request);
      if (!prepared.ok) throw new Error(`${command.type}: ${JSON.stringify(prepared.error)}`);
      const instant = now.toString({ smallestUnit: 'millisecond' });
      const openUrn = () => Promise.resolve({});
      const decided = await decideIn(registry, streams, { load, openUrn }, prepared.value, instant);
      if (decided.ok) {
        for (const [stream, state] of decided.value.streams) streams.set(stream, state);
        return 'ok';
      }
      if (decided.error.kind !== 'refusal') throw new Error(JSON.stringify(decided.error));
      const { noun, refusal } = decided.error;
      // What is refused further down than the command is a reaction that stands in somebody's way; only the rule
      // on who leads a text stops a meeting from starting its item, on purpose (I-7).
      if (noun !== prepared.value.noun.noun && command.type !== 'StartItem')
        throw new Error(`${command.type} by ${who} is stopped by ${noun}: ${JSON.stringify(refusal)}`);
      return refusal.code;
    },
  };
};
export type Town = ReturnType<typeof openTown>;
