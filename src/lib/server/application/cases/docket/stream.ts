import { docketCommands, docketDecide, docketEvolve, docketInitial } from '#lib/governance/cases/index.ts';
import type { Reaction } from '../../engine/known-command.ts';
import { defineNoun } from '../../engine/noun.ts';
import type {
  DocketCommand,
  DocketContext,
  DocketEvent,
  DocketRefusal,
  DocketState,
} from '#lib/governance/cases/index.ts';
import type { Outcome, Right } from '#lib/governance/meetings/index.ts';

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

const react = (event: DocketEvent): readonly Reaction[] => {
  switch (event.type) {
    case 'CasePlaced': {
      const { meeting, case: item, subject, right } = event;
      const facts = { meeting, item, subject, right, sponsor: null, documents: [] };
      return [{ type: 'AddItemByRight', ...facts, ...wanted[right] }];
    }
    case 'CaseRecalled':
      return [{ type: 'RecallItem', meeting: event.meeting, subject: event.subject }];
    case 'ActsReported':
      return event.acts.map((act) => ({ type: 'ReportMayoralAct', case: act, meeting: event.meeting }));
    default:
      return [];
  }
};

/** What a body hears by right, until a meeting has it on its agenda. */
export const docketNoun = defineNoun<DocketState, DocketCommand, DocketEvent, DocketRefusal, DocketContext>({
  noun: 'docket',
  decider: { initial: docketInitial, decide: docketDecide, evolve: docketEvolve },
  commands: docketCommands,
  stream: (command) => docketStream(command.body),
  context: (_loaded, { actor }) => ({ actor }),
  react,
});
