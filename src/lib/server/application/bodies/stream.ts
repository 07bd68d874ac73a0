import * as bodies from '#lib/governance/bodies/index.ts';
import type {
  BodiesCommand,
  BodiesContext,
  BodiesEvent,
  BodiesRefusal,
  BodiesState,
} from '#lib/governance/bodies/index.ts';
import { defineNoun } from '../engine/noun.ts';
import {
  charterInForce,
  citedDecisions,
  decisionStreams,
  organisationOf,
  voices,
} from '../organisation/in-context.ts';
import { bodiesSentences } from './sentences.ts';

export const bodiesNoun = defineNoun<BodiesState, BodiesCommand, BodiesEvent, BodiesRefusal, BodiesContext>({
  noun: 'bodies',
  decider: bodies,
  commands: bodies.bodiesCommands,
  sentences: bodiesSentences,
  stream: () => 'bodies',
  reads: (command) => decisionStreams(command.decision),
  context: (loaded, { now, actor }, command) => ({
    now,
    actor,
    commune: organisationOf(loaded).commune,
    charterInForce: charterInForce(loaded),
    voices: voices(loaded),
    decisions: citedDecisions(loaded, [command.decision]),
  }),
});
