import { z } from 'zod';
import { docketConsequences } from '#lib/governance/cases/docket-consequences.ts';
import { docketDecide, docketEvolve, docketInitial } from '#lib/governance/cases/index.ts';
import { rights } from '#lib/governance/subjects/index.ts';
import { defineNoun } from '../../engine/noun.ts';
import { id } from '../../fields.ts';
import type {
  DocketCommand,
  DocketContext,
  DocketEvent,
  DocketRefusal,
  DocketState,
} from '#lib/governance/cases/index.ts';

const body = { body: id };

export const docketStream = (of: string): string => `docket:${of}`;

/** What a body hears by right, until a meeting has it on its agenda. */
export const docketNoun = defineNoun<DocketState, DocketCommand, DocketEvent, DocketRefusal, DocketContext>({
  noun: 'docket',
  decider: { initial: docketInitial, decide: docketDecide, evolve: docketEvolve },
  schemas: {
    ExpectMeeting: z.object({ ...body, meeting: id, startsAt: z.iso.datetime() }),
    ForgetMeeting: z.object({ ...body, meeting: id, opened: z.boolean() }),
    AwaitMeeting: z.object({
      ...body,
      case: id,
      subject: id,
      right: z.enum(rights),
      wanted: id.nullable(),
    }),
    LeaveDocket: z.object({ ...body, case: id }),
    AwaitReporting: z.object({ ...body, act: id }),
  },
  stream: (command) => docketStream(command.body),
  context: (_loaded, { actor }) => ({ actor }),
  consequences: docketConsequences,
});
