import { refuse } from '#lib/kernel/result.ts';
import * as competence from '#lib/governance/powers/index.ts';
import { consequences } from '#lib/governance/proposals/consequences.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import { defineNoun, type Loaded } from '../engine/noun.ts';
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
): Pick<ProposalContext, 'executedInForce' | 'delegation' | 'envelope'> => {
  const at = (decision: string | null) =>
    decision === null ? proposals.initial : loaded.state(`proposal:${decision}`, proposals);
  const { executes, delegation } = restsOn(state);
  return {
    ...proposals.footing(at(executes), at(delegation)),
    envelope:
      state.phase === 'none'
        ? competence.initial
        : loaded.state(envelopeStream(proposals.envelopeUsed(state)), competence),
  };
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
  // A draft is its sponsor's alone: nobody else learns that it is there, nor whose it is.
  hiddenFrom: (state, person) => state.phase === 'draft' && state.sponsor !== person,
  reads: (command, state) => {
    const subject = subjectNamed(command, state);
    const { executes, delegation } = restsOn(state);
    return [
      ...(subject ? [`subject:${subject}`] : []),
      ...(command.type === 'DraftProposal' ? [`referral:${command.proposal}`] : []),
      ...decisionStreams(targetNamed(command, state), delegation, executes),
      ...(state.phase === 'none' ? [] : [envelopeStream(proposals.envelopeUsed(state))]),
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
      charter: { version: charter.version, parameters: charter.parameters },
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
    at: (state) => {
      if (state.phase === 'absentees') return state.window.until;
      if (!proposals.isOpen(state) || state.setting.kind !== 'betweenMeetings') return null;
      return state.setting.missed ? null : state.setting.deadline;
    },
    command: (state) => ({ type: 'PassDeadline', proposal: state.phase === 'none' ? '' : state.id }),
  },
  consequences,
  upcasters: {
    // Version 1 knew no meeting: a table stood alone.
    TakenUpInMeeting: [(content) => ({ ...content, meeting: null })],
    // Version 1 kept neither what a text uses nor why its body could decide.
    ProposalDrafted: [(content) => ({ ...content, scope: proposals.noScope, executes: null })],
    DraftRevised: [(content) => ({ ...content, scope: proposals.noScope })],
    ProposalAmended: [
      (content) => ({ ...content, version: { ...(content['version'] as object), scope: proposals.noScope } }),
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
