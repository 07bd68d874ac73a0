import { z } from 'zod';
import * as mandates from '#lib/governance/mandates/index.ts';
import type {
  MandatesCommand,
  MandatesContext,
  MandatesEvent,
  MandatesRefusal,
  MandatesState,
} from '#lib/governance/mandates/index.ts';
import { defineNoun } from '../engine/noun.ts';
import { anyText, civilDate, euros, id } from '../fields.ts';
import {
  charterInForce,
  citedDecisions,
  decisionStreams,
  organisationOf,
} from '../organisation/in-context.ts';

const description = {
  title: anyText,
  purpose: anyText,
  perimeter: anyText.nullable(),
  accountabilities: z.array(anyText).max(50),
  envelopeEuros: euros.nullable(),
  term: z.number('number').int('whole').nullable(),
};
const decision = id.nullable();
const act = anyText.nullable();

export const mandatesNoun = defineNoun<
  MandatesState,
  MandatesCommand,
  MandatesEvent,
  MandatesRefusal,
  MandatesContext
>({
  noun: 'mandates',
  decider: mandates,
  schemas: {
    DefineRole: z.object({
      roleId: id,
      body: id,
      kind: z.enum(mandates.roleKinds),
      ...description,
      decision,
    }),
    ChangeRole: z.object({ role: id, ...z.object(description).partial().shape, decision }),
    GrantMandate: z.object({
      mandateId: id,
      role: id,
      person: id,
      from: civilDate,
      until: civilDate.nullable(),
      designation: z.enum(mandates.designations),
      decision,
      act,
    }),
    EndMandate: z.object({ mandateId: id, on: civilDate, reason: anyText, decision, act }),
  },
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
