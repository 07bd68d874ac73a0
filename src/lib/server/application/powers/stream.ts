import * as competence from '#lib/governance/powers/index.ts';
import type {
  EnvelopeCommand,
  EnvelopeContext,
  EnvelopeEvent,
  EnvelopeRefusal,
  EnvelopeState,
} from '#lib/governance/powers/index.ts';
import { defineNoun } from '../engine/noun.ts';
import { envelopeSentences } from './sentences.ts';

export const envelopeStream = (holder: string): string => `envelope:${holder}`;

/** What decisions have spent of the envelope of a circle, a role or a delegation. */
export const envelopeNoun = defineNoun<
  EnvelopeState,
  EnvelopeCommand,
  EnvelopeEvent,
  EnvelopeRefusal,
  EnvelopeContext
>({
  noun: 'envelope',
  decider: competence,
  commands: competence.envelopeCommands,
  sentences: envelopeSentences,
  stream: ({ holder }) => envelopeStream(holder),
  context: (_loaded, { now, actor }) => ({ now, actor }),
});
