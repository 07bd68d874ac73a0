import * as mandates from '#lib/governance/mandates/index.ts';
import type {
  MandatesCommand,
  MandatesContext,
  MandatesEvent,
  MandatesRefusal,
  MandatesState,
} from '#lib/governance/mandates/index.ts';
import { defineNoun } from '../engine/noun.ts';
import {
  charterInForce,
  citedDecisions,
  decisionStreams,
  organisationOf,
} from '../organisation/in-context.ts';
import { mandatesSentences } from './sentences.ts';

export const mandatesNoun = defineNoun<
  MandatesState,
  MandatesCommand,
  MandatesEvent,
  MandatesRefusal,
  MandatesContext
>({
  noun: 'mandates',
  decider: mandates,
  commands: mandates.mandatesCommands,
  sentences: mandatesSentences,
  stream: () => 'mandates',
  reads: (command) => decisionStreams(command.decision),
  context: (loaded, { now, actor }, command) => {
    const { commune, bodies } = organisationOf(loaded);
    return {
      now,
      actor,
      commune,
      bodies,
      charterInForce: charterInForce(loaded),
      decisions: citedDecisions(loaded, [command.decision]),
    };
  },
});
