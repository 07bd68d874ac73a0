import * as competence from '#lib/governance/powers/index.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import { consequences } from '#lib/governance/solicitations/consequences.ts';
import * as solicitations from '#lib/governance/solicitations/index.ts';
import type {
  SolicitationCommand,
  SolicitationContext,
  SolicitationEvent,
  SolicitationRefusal,
  SolicitationState,
} from '#lib/governance/solicitations/index.ts';
import { defineNoun, type Listing } from '../engine/noun.ts';
import { envelopeStream } from '../powers/stream.ts';
import { decisionStreams, organisationOf } from '../organisation/in-context.ts';
import type { CivilDate } from '#lib/kernel/civil.ts';
import { solicitationSentences } from './sentences.ts';

const roleNamed = (command: SolicitationCommand, state: SolicitationState): string | null =>
  command.type === 'SolicitAdvice' ? command.role : state.status === 'none' ? null : state.role;

const executed = (command: SolicitationCommand, state: SolicitationState): string | null => {
  const solicited = command.type === 'SolicitAdvice' ? command : state.status === 'none' ? null : state;
  const named = solicited?.grounds.basis;
  return named?.kind === 'executes' ? named.decision : null;
};

/** A line of the list of solicitations. */
export interface SolicitationLine {
  id: string;
  title: string;
  role: string;
  by: string;
  status: 'asking' | 'decided' | 'takenUp' | 'dropped';
  until: CivilDate;
  contested: boolean;
  /** What the group made of the contest; null while it has not answered. */
  settled: 'upheld' | 'replaced' | 'undone' | null;
  awaited: readonly string[];
}

const listing = (state: SolicitationState): Listing | null => {
  if (state.status === 'none') return null;
  const { id: known, title, role, by, status, until, contests, asked, answers: given, text, at } = state;
  const awaited =
    status === 'asking' ? asked.filter((one) => !given.some(({ person }) => person === one)) : [];
  const contested = contests.length > 0;
  const settled = state.settled?.settlement ?? null;
  const line: SolicitationLine = { id: known, title, role, by, status, until, contested, settled, awaited };
  return { listing: line, public: false, sortKey: at, searchText: `${title}\n${text}` };
};

export const solicitationNoun = defineNoun<
  SolicitationState,
  SolicitationCommand,
  SolicitationEvent,
  SolicitationRefusal,
  SolicitationContext
>({
  noun: 'solicitation',
  decider: solicitations,
  commands: solicitations.solicitationCommands,
  sentences: solicitationSentences,
  stream: (command) => `solicitation:${command.solicitation}`,
  reads: (command, state) => {
    const role = roleNamed(command, state);
    return [...(role ? [envelopeStream(role)] : []), ...decisionStreams(executed(command, state))];
  },
  context: (loaded, { now, actor }, command, state) => {
    const role = roleNamed(command, state);
    const decision = executed(command, state);
    return {
      now,
      actor,
      ...organisationOf(loaded),
      executedInForce:
        decision !== null && proposals.isCarriedOut(loaded.state(`proposal:${decision}`, proposals)),
      envelope: role === null ? competence.initial : loaded.state(envelopeStream(role), competence),
    };
  },
  listing,
  consequences,
});
