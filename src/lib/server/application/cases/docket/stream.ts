import { z } from 'zod';
import { docketDecide, docketEvolve, docketInitial } from '#lib/governance/cases/index.ts';
import { rights } from '#lib/governance/subjects/index.ts';
import { defineNoun, type AnyCommand } from '../../engine/noun.ts';
import { id } from '../../fields.ts';
import type {
  DocketCommand,
  DocketContext,
  DocketEvent,
  DocketRefusal,
  DocketState,
} from '#lib/governance/cases/index.ts';
import type { Outcome, Right } from '#lib/governance/meetings/index.ts';

const body = { body: id };

export const docketStream = (of: string): string => `docket:${of}`;

/** What the meeting should do with each, and for how long, until those who prepare it say better. */
const wanted: Readonly<Record<Right, { outcome: Outcome; minutes: number }>> = {
  emergency: { outcome: 'regularise', minutes: 10 },
  callIn: { outcome: 'decide', minutes: 20 },
  contest: { outcome: 'decide', minutes: 15 },
  referral: { outcome: 'decide', minutes: 20 },
  petition: { outcome: 'decide', minutes: 20 },
  offCircuit: { outcome: 'regularise', minutes: 15 },
};

const react = (event: DocketEvent): readonly AnyCommand[] => {
  const commands = (...all: readonly (AnyCommand & Record<string, unknown>)[]) => all;
  switch (event.type) {
    case 'CasePlaced': {
      const { meeting, case: item, subject, right } = event;
      const facts = { meeting, item, subject, right, sponsor: null, documents: [] };
      return commands({ type: 'AddItemByRight', ...facts, ...wanted[right] });
    }
    case 'CaseRecalled':
      return commands({ type: 'RecallItem', meeting: event.meeting, subject: event.subject });
    case 'ActsReported':
      return commands(
        ...event.acts.map((act) => ({ type: 'ReportMayoralAct', case: act, meeting: event.meeting })),
      );
    default:
      return [];
  }
};

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
  react,
});
