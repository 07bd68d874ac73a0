import { civilDateOf } from '#lib/kernel/civil.ts';
import { refuse } from '#lib/kernel/result.ts';
import * as competence from '#lib/governance/powers/index.ts';
import { consequences } from '#lib/governance/proposals/consequences.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import { completed, type CharterParameters } from '#lib/governance/charter/index.ts';
import { defineNoun, type Loaded, type Upcast } from '../engine/noun.ts';
import { envelopeStream } from '../powers/stream.ts';
import { decisionStreams, organisationOf } from '../organisation/in-context.ts';
import { proposalListing } from './listing.ts';
import type {
  ProposalCommand,
  ProposalContext,
  ProposalEvent,
  ProposalRefusal,
  ProposalState,
} from '#lib/governance/proposals/index.ts';
import { proposalSentences } from './sentences.ts';

const subjectNamed = (command: ProposalCommand, state: ProposalState): string | null =>
  command.type === 'DraftProposal' ? command.subject : state.phase === 'none' ? null : state.subject;

/** The decision that the proposal's effect names, looked at when drafting and again when adopting. */
const targetNamed = (command: ProposalCommand, state: ProposalState): string | null => {
  const effect =
    ('effect' in command ? command.effect : undefined) ??
    (state.phase === 'none' ? null : proposals.effectOf(state));
  return effect && 'decision' in effect ? effect.decision : null;
};

/** The decisions that a text rests on: the one that it carries out, and the delegation that it cites. */
const restsOn = (state: ProposalState): { executes: string | null; delegation: string | null } =>
  state.phase === 'none'
    ? { executes: null, delegation: null }
    : { executes: state.executes, delegation: proposals.lastVersion(state).scope.delegation };

/** What the rules look at to say who may decide, as it stands under the lock (I-2, I-16). */
const competenceOf = (
  loaded: Loaded,
  state: ProposalState,
): Pick<
  ProposalContext,
  'executedInForce' | 'executedEuros' | 'delegation' | 'envelope' | 'spentOnObject'
> => {
  const at = (decision: string | null) =>
    decision === null ? proposals.initial : loaded.state(`proposal:${decision}`, proposals);
  const { executes, delegation } = restsOn(state);
  const spent = (holder: (of: proposals.Proposed) => string) =>
    state.phase === 'none' ? competence.initial : loaded.state(envelopeStream(holder(state)), competence);
  return {
    ...proposals.footing(at(executes), at(delegation)),
    envelope: spent(proposals.envelopeUsed),
    spentOnObject: spent(proposals.objectUsed),
  };
};

/** An effect as it was written before some parameters of the charter existed. */
const effectNow = (effect: unknown): unknown => {
  const { kind, parameters } = effect as { kind: string; parameters?: CharterParameters };
  // Written whole, then: what it changes is found in the charter of its day.
  return kind === 'charter' && parameters ? { kind, base: null, parameters: completed(parameters) } : effect;
};
const withEffect: Upcast = (content) => ({ ...content, effect: effectNow(content['effect']) });
const withVersionEffect: Upcast = (content) => {
  const version = content['version'] as Readonly<Record<string, unknown>>;
  return { ...content, version: { ...version, effect: effectNow(version['effect']) } };
};
const withoutVoters = (content: Readonly<Record<string, unknown>>) => ({ ...content, voters: null });

export const proposalNoun = defineNoun<
  ProposalState,
  ProposalCommand,
  ProposalEvent,
  ProposalRefusal,
  ProposalContext | null
>({
  noun: 'proposal',
  decider: {
    initial: proposals.initial,
    evolve: proposals.evolve,
    decide: (state, command, context) =>
      context ? proposals.decide(state, command, context) : refuse({ code: 'charter-not-in-force' }),
  },
  commands: proposals.proposalCommands,
  sentences: proposalSentences,
  stream: (command) => `proposal:${command.proposal}`,
  // Nobody else learns that a draft is there, nor whose it is.
  hiddenFrom: (state, person, loaded, now) => {
    const { commune, bodies } = organisationOf(loaded);
    if (state.phase !== 'draft') return false;
    return (
      commune.status === 'none' ||
      proposals.draftHiddenFrom(state, person, { commune, bodies }, civilDateOf(now))
    );
  },
  reads: (command, state) => {
    const subject = subjectNamed(command, state);
    const { executes, delegation } = restsOn(state);
    return [
      ...(subject ? [`subject:${subject}`] : []),
      ...(command.type === 'DraftProposal' ? [`referral:${command.proposal}`] : []),
      ...decisionStreams(targetNamed(command, state), delegation, executes),
      ...(state.phase === 'none'
        ? []
        : [proposals.envelopeUsed(state), proposals.objectUsed(state)].map(envelopeStream)),
    ];
  },
  context: (loaded, { actor, now }, command, state) => {
    const { commune, charter, bodies, mandates } = organisationOf(loaded);
    if (commune.status === 'none' || charter.status !== 'inForce') return null;
    const subject = subjectNamed(command, state);
    const target = targetNamed(command, state);
    return {
      now,
      actor,
      commune,
      charter,
      bodies,
      mandates,
      subject: subject ? proposals.subjectFacts(loaded.state(`subject:${subject}`, subjects)) : null,
      target: target ? proposals.targetFacts(loaded.state(`proposal:${target}`, proposals)) : null,
      ...competenceOf(loaded, state),
      caseExists: command.type === 'DraftProposal' && loaded.version(`referral:${command.proposal}`) > 0,
    };
  },
  listing: proposalListing,
  deadline: {
    at: (state) => proposals.dueAt(state),
    command: (state) => ({ type: 'PassDeadline', proposal: state.phase === 'none' ? '' : state.id }),
  },
  stirred: {
    statuses: [...proposals.openPhases, 'absentees'],
    command: (stream) => ({ type: 'ReconsiderText', proposal: stream.slice('proposal:'.length) }),
  },
  consequences,
  upcasters: {
    // Version 1 knew no meeting: a table stood alone.
    TakenUpInMeeting: [(content) => ({ ...content, meeting: null })],
    // Version 1 kept neither what a text uses nor why its body could decide.
    ProposalDrafted: [(content) => ({ ...content, scope: proposals.noScope, executes: null }), withEffect],
    DraftRevised: [(content) => ({ ...content, scope: proposals.noScope }), withEffect],
    ProposalAmended: [
      (content) => ({ ...content, version: { ...(content['version'] as object), scope: proposals.noScope } }),
      withVersionEffect,
    ],
    ProposalAdopted: [(content) => ({ ...content, ground: null })],
    // Version 1 did not keep who counted when a text ended.
    FallbackRejected: [withoutVoters],
    ProposalAbandoned: [withoutVoters],
    ProposalWithdrawn: [withoutVoters],
    ProposalReferred: [withoutVoters],
    // Version 1 did not say which decision had settled a contest.
    ContestSettled: [(content) => ({ ...content, by: null })],
  },
});
