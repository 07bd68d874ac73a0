import { z } from 'zod';
import * as competence from '#lib/governance/powers/index.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import * as solicitations from '#lib/governance/solicitations/index.ts';
import type {
  KnownSolicitation,
  SolicitationCommand,
  SolicitationContext,
  SolicitationEvent,
  SolicitationRefusal,
  SolicitationState,
} from '#lib/governance/solicitations/index.ts';
import { defineNoun, type Listing } from '../engine/noun.ts';
import { contestId } from '../cases/contest-id.ts';
import { envelopeStream } from '../powers/stream.ts';
import { anyText, civilDate, euros, id } from '../fields.ts';
import { decisionStreams, organisationOf } from '../organisation/in-context.ts';
import type { Reaction } from '../engine/reaction.ts';
import { subjectNoun } from '../subjects/stream.ts';

const on = { solicitation: id };
/** The grid is the one that a subject is raised with. */
const { answers, unbudgetedEuros, basis } = (subjectNoun.schemas.RaiseSubject as z.ZodObject).shape;

const schemas = {
  SolicitAdvice: z.object({
    ...on,
    role: id,
    title: anyText,
    text: anyText,
    grounds: z.object({ answers, unbudgetedEuros, basis }),
    amountEuros: euros.nullable(),
    asked: z.array(id).max(100, 'too-long'),
    until: civilDate,
  }),
  AnswerSolicitation: z.object({ ...on, text: anyText }),
  ContestSolicitation: z.object({ ...on, reason: anyText }),
  DecideInRole: z.object({ ...on, text: anyText }),
  DropSolicitation: z.object({ ...on, reason: anyText }),
  SettleSolicitation: z.object({
    ...on,
    settlement: z.enum(['upheld', 'replaced', 'undone']),
    decision: id,
  }),
};

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
  until: string;
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

/** What is decided in a role takes its amount from the role's envelope, and gives it back if the group undoes it. */
const toEnvelope = (event: SolicitationEvent, state: KnownSolicitation): Reaction[] => {
  const { id: decision, role: holder, amountEuros: euros } = state;
  if (!euros || state.status !== 'decided') return [];
  if (event.type === 'DecidedInRole') return [{ type: 'CommitSpending', holder, decision, euros }];
  const undone = event.type === 'SolicitationSettled' && event.settlement !== 'upheld';
  return undone ? [{ type: 'ReleaseSpending', holder, decision }] : [];
};

/** What is contested comes before the group by right (I-1). */
const react = (event: SolicitationEvent, state: SolicitationState): readonly Reaction[] => {
  if (state.status === 'none') return [];
  if (event.type !== 'SolicitationContested') return toEnvelope(event, state);
  const { person: by, text: reason } = event.contest;
  const contested = { kind: 'solicitation', solicitation: state.id } as const;
  return [{ type: 'OpenContest', case: contestId(state.id), contested, title: state.title, by, reason }];
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
  schemas,
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
  react,
});
