import { z } from 'zod';
import { command } from '#lib/governance/fields.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { createRegistry, defineNoun, type AnyNoun } from '#lib/server/application/engine/noun.ts';

/** Small nouns that show each thing the machinery does, without any rule of governance. */
export type CounterState = {
  readonly total: number;
  readonly notes: readonly string[];
  readonly due: string | null;
};
export type CounterCommand =
  | {
      readonly type: 'Add';
      readonly counter: string;
      readonly amount: number;
      readonly note?: string | undefined;
    }
  | { readonly type: 'Explode'; readonly counter: string; readonly where: 'decide' | 'listing' | 'reads' }
  | { readonly type: 'AddTo'; readonly counter: string; readonly other: string }
  | { readonly type: 'Postpone'; readonly counter: string; readonly until: string }
  | { readonly type: 'Ring'; readonly counter: string }
  | { readonly type: 'Name'; readonly counter: string; readonly person: string; readonly email: string }
  | { readonly type: 'Loop'; readonly counter: string };
export type CounterEvent =
  | { readonly type: 'Added'; readonly amount: number; readonly note: string | null }
  | { readonly type: 'Copied'; readonly to: string; readonly amount: number }
  | { readonly type: 'Postponed'; readonly until: string }
  | { readonly type: 'Rang' }
  | { readonly type: 'Named'; readonly person: string }
  | { readonly type: 'Looped'; readonly counter: string }
  | { readonly type: 'Poisoned' };
type CounterRefusal = { readonly code: 'too-much'; readonly most: number } | { readonly code: 'not-due' };
interface CounterContext {
  readonly now: string;
  readonly other: number;
}

const initial: CounterState = { total: 0, notes: [], due: null };
const id = z.string().max(60);

export const counter = defineNoun<
  CounterState,
  CounterCommand,
  CounterEvent,
  CounterRefusal,
  CounterContext,
  CounterCommand
>({
  noun: 'counter',
  sentences: {
    'too-much': ({ most }) => [`Au plus ${most}.`, `At most ${most}.`],
    'not-due': () => ['Trop tôt.', 'Too early.'],
  },
  decider: {
    initial,
    decide: (state, command, { now, other }) => {
      switch (command.type) {
        case 'Add':
          return command.amount > 1_000
            ? refuse({ code: 'too-much', most: 1_000 })
            : ok([{ type: 'Added', amount: command.amount, note: command.note ?? null }]);
        case 'Explode':
          if (command.where === 'decide') throw new Error('decide exploded');
          return ok([{ type: 'Poisoned' }]);
        case 'AddTo':
          return ok([{ type: 'Copied', to: command.other, amount: state.total + other }]);
        case 'Postpone':
          return ok([{ type: 'Postponed', until: command.until }]);
        case 'Ring':
          return state.due !== null && state.due <= now
            ? ok([{ type: 'Rang' }])
            : refuse({ code: 'not-due' });
        case 'Name':
          return ok([{ type: 'Named', person: command.person }]);
        case 'Loop':
          return ok([{ type: 'Looped', counter: command.counter }]);
      }
    },
    evolve: (state, event) => {
      switch (event.type) {
        case 'Added':
          return {
            ...state,
            total: state.total + event.amount,
            notes: event.note === null ? state.notes : [...state.notes, event.note],
          };
        case 'Postponed':
          return { ...state, due: event.until };
        case 'Rang':
          return { ...state, due: null, notes: [...state.notes, 'rang'] };
        case 'Poisoned':
          return { ...state, notes: [...state.notes, 'poison'] };
        case 'Copied':
        case 'Named':
        case 'Looped':
          return state;
      }
    },
  },
  commands: {
    Add: command('', { counter: id, amount: z.number(), note: z.string().exactOptional() }),
    Explode: command('', { counter: id, where: z.enum(['decide', 'listing', 'reads']) }),
    AddTo: command('', { counter: id, other: id }),
    Postpone: command('', { counter: id, until: z.string() }),
    Ring: command('', { counter: id }),
    Name: command('', { counter: id, person: z.uuid(), email: z.email() }),
    Loop: command('', { counter: id }),
  },
  stream: (command) => `counter:${command.counter}`,
  reads: (command) => {
    if (command.type === 'Explode' && command.where === 'reads') throw new Error('reads exploded');
    return command.type === 'AddTo' ? [`counter:${command.other}`] : [];
  },
  context: (loaded, { now }, command) => ({
    now,
    other: command.type === 'AddTo' ? loaded.state(`counter:${command.other}`, { initial }).total : 0,
  }),
  listing: (state) => {
    if (state.notes.includes('poison')) throw new Error('listing exploded');
    return {
      listing: { total: state.total },
      public: state.total >= 0,
      sortKey: String(state.total).padStart(8, '0'),
      searchText: state.notes.join('\n'),
    };
  },
  deadline: {
    at: (state) => state.due,
    command: (_state, stream) => ({ type: 'Ring', counter: stream.slice('counter:'.length) }),
  },
  consequences: {
    Copied: ({ to, amount }) => [{ type: 'Add', counter: to, amount }],
    Looped: ({ counter }) => [{ type: 'Loop', counter }],
  },
  personal: (command) =>
    command.type === 'Name'
      ? [
          {
            personId: command.person,
            givenName: 'Anne',
            familyName: 'Roux',
            email: command.email,
            birthDate: null,
          },
        ]
      : [],
  // Version 1 of Added counted in tens and had no note.
  upcasters: { Added: [(content) => ({ amount: Number(content['tens']) * 10, note: null })] },
});

export const registry = createRegistry([counter] as unknown as AnyNoun[]);
