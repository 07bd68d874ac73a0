import { z } from 'zod';
import * as competence from '#lib/governance/powers/index.ts';
import type {
  EnvelopeCommand,
  EnvelopeContext,
  EnvelopeEvent,
  EnvelopeRefusal,
  EnvelopeState,
} from '#lib/governance/powers/index.ts';
import { defineNoun } from '../engine/noun.ts';
import { euros, id } from '../fields.ts';

const spending = { holder: id, decision: id };

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
  schemas: {
    CommitSpending: z.object({ ...spending, euros }),
    ReleaseSpending: z.object(spending),
  },
  stream: ({ holder }) => envelopeStream(holder),
  context: (_loaded, { now, actor }) => ({ now, actor }),
});
