import { z } from 'zod';
import * as bodies from '#lib/governance/bodies/index.ts';
import type {
  BodiesCommand,
  BodiesContext,
  BodiesEvent,
  BodiesRefusal,
  BodiesState,
} from '#lib/governance/bodies/index.ts';
import { defineNoun } from '../engine/noun.ts';
import { anyText, civilDate, euros, id } from '../fields.ts';
import {
  charterInForce,
  citedDecisions,
  decisionStreams,
  organisationOf,
  voices,
} from '../organisation/in-context.ts';

const capacity = z.enum(['member', 'watch', 'adviser']);
const perimeter = z
  .object({ matters: z.array(anyText).max(50), envelopeEuros: euros.nullable(), limits: anyText })
  .nullable();
const quorum = z.number('number').int('whole').nullable();
const decision = id.nullable();

export const bodiesNoun = defineNoun<BodiesState, BodiesCommand, BodiesEvent, BodiesRefusal, BodiesContext>({
  noun: 'bodies',
  decider: bodies,
  schemas: {
    CreateBody: z.object({
      bodyId: id,
      name: anyText,
      kind: z.enum(bodies.bodyKinds),
      purpose: anyText,
      perimeter,
      members: z.array(z.object({ person: id, capacity })).max(1000),
      quorum,
      rhythm: anyText,
      parent: id.nullable(),
      endsOn: civilDate.nullable(),
      decision,
    }),
    ChangeBody: z.object({
      body: id,
      name: anyText.optional(),
      purpose: anyText.optional(),
      rhythm: anyText.optional(),
      quorum: quorum.optional(),
      perimeter: perimeter.optional(),
      endsOn: civilDate.nullable().optional(),
      decision,
    }),
    AdmitMember: z.object({ body: id, person: id, capacity, decision }),
    RemoveMember: z.object({ body: id, person: id, decision, reason: anyText }),
    DissolveBody: z.object({ body: id, decision, reason: anyText }),
  },
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
