import { docketConsequences } from '#lib/governance/cases/docket-consequences.ts';
import { docketCommands, docketDecide, docketEvolve, docketInitial } from '#lib/governance/cases/index.ts';
import { defineNoun } from '../../engine/noun.ts';
import type {
  DocketCommand,
  DocketContext,
  DocketEvent,
  DocketRefusal,
  DocketState,
} from '#lib/governance/cases/index.ts';
import { docketSentences } from '../sentences.ts';

export const docketStream = (of: string): string => `docket:${of}`;

/** What a body hears by right, until a meeting has it on its agenda. */
export const docketNoun = defineNoun<DocketState, DocketCommand, DocketEvent, DocketRefusal, DocketContext>({
  noun: 'docket',
  decider: { initial: docketInitial, decide: docketDecide, evolve: docketEvolve },
  commands: docketCommands,
  sentences: docketSentences,
  stream: (command) => docketStream(command.body),
  context: (_loaded, { actor }) => ({ actor }),
  consequences: docketConsequences,
});
