import * as proposals from '#lib/governance/proposals/index.ts';
import { consequences } from '#lib/governance/cases/consequences.ts';
import * as referrals from '#lib/governance/cases/index.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import type {
  CaseCommand,
  CaseContext,
  CaseEvent,
  CaseRefusal,
  CaseState,
  SeenDecision,
} from '#lib/governance/cases/index.ts';
import { defineNoun, type Loaded } from '../engine/noun.ts';
import { citedDecisions, decisionStreams, organisationOf } from '../organisation/in-context.ts';
import { caseListing } from './listing.ts';
import { caseSentences } from './sentences.ts';

/** The subject that the rules look at: an arbitration's is the disputed one, when it ends. */
const subjectNamed = (command: CaseCommand, state: CaseState): string | null => {
  if (command.type === 'ReferSubject' || command.type === 'FollowReferral') return command.subject;
  if (command.type === 'ClaimMatter') return command.disputed;
  if (command.type === 'SettleCase') return state.kind === 'arbitration' ? state.disputed : null;
  const itself = command.type === 'HearCase' || command.type === 'LiftContest';
  return itself && 'subject' in state ? state.subject : null;
};

/** The decision that members call in or contest; null when the case is about something else. */
const disputedDecision = ({ case: id }: CaseCommand, state: CaseState): string | null => {
  if (state.kind !== 'contest') return id;
  return state.contested.kind === 'decision' ? state.contested.decision : null;
};

const decisionNamed = (command: CaseCommand): string | null => {
  if (command.type === 'CallInDecision') return command.case;
  if (command.type === 'OpenContest')
    return command.contested.kind === 'decision' ? command.contested.decision : null;
  return command.type === 'SettleCase' || command.type === 'RecordMayoralAct' ? command.decision : null;
};

/** What an adopted text says of the case: by its own words, or by what it does to the decision at stake. */
const settles = (effect: proposals.Effect, id: string | null, loaded: Loaded): SeenDecision['settles'] => {
  const at = id === null ? proposals.initial : loaded.state(`proposal:${id}`, proposals);
  const stands = () => proposals.isInForce(at);
  const onDecision = 'decision' in effect && effect.decision === id;
  switch (effect.kind) {
    case 'settle':
      return { settlement: effect.settlement, applied: !stands() };
    case 'keep':
      return onDecision ? { settlement: 'upheld', applied: true } : null;
    case 'repeal':
      return onDecision ? { settlement: 'undone', applied: true } : null;
    case 'supersede':
      return onDecision ? { settlement: 'replaced', applied: true } : null;
    case 'nature': {
      // It was executive after all: what was decided holds.
      const onSubject = at.phase !== 'none' && at.subject === effect.subject;
      if (onSubject && effect.nature === 'executive') return { settlement: 'upheld', applied: true };
      return stands() ? null : { settlement: 'replaced', applied: true };
    }
    default:
      return stands() ? null : { settlement: 'replaced', applied: true };
  }
};

const seen = (loaded: Loaded, command: CaseCommand, known: CaseState): SeenDecision | null => {
  const decision = decisionNamed(command);
  if (decision === null) return null;
  const state = loaded.state(`proposal:${decision}`, proposals);
  const cited = citedDecisions(loaded, [decision])[decision];
  if (state.phase === 'none' || !cited || cited.state === 'ended') return null;
  const effect = proposals.effectOf(state);
  const at = command.type === 'SettleCase' ? disputedDecision(command, known) : null;
  return {
    body: state.body,
    subject: state.subject,
    state: cited.state,
    publishedAt: proposals.publishedAtOf(state),
    contested: proposals.decisionOf(state)?.decision.contested ?? false,
    settles: command.type === 'SettleCase' ? settles(effect, at, loaded) : null,
    assigns: effect.kind === 'assign' ? effect.to : null,
  };
};

export const referralNoun = defineNoun<CaseState, CaseCommand, CaseEvent, CaseRefusal, CaseContext>({
  noun: 'referral',
  decider: referrals,
  commands: referrals.caseCommands,
  sentences: caseSentences,
  stream: (command) => `referral:${command.case}`,
  reads: (command, state) => {
    const subject = subjectNamed(command, state);
    return [
      ...(subject ? [`subject:${subject}`] : []),
      ...decisionStreams(
        referrals.choosesId(command) ? command.case : null,
        decisionNamed(command),
        command.type === 'SettleCase' ? disputedDecision(command, state) : null,
      ),
    ];
  },
  context: (loaded, { now, actor }, command, state) => {
    const subject = subjectNamed(command, state);
    return {
      now,
      actor,
      ...organisationOf(loaded),
      subject: subject ? loaded.state(`subject:${subject}`, subjects) : subjects.initial,
      decision: seen(loaded, command, state),
      proposalExists: referrals.choosesId(command) && loaded.version(`proposal:${command.case}`) > 0,
    };
  },
  listing: caseListing,
  // Version 1 knew no dispute over a matter of two perimeters: nothing was taken out of any.
  upcasters: { CaseSettled: [(content) => ({ ...content, yielding: [] })] },
  deadline: {
    at: referrals.caseDueAt,
    command: (state) => ({ type: 'PassCaseTime', case: state.kind === 'none' ? '' : state.id }),
  },
  consequences,
});
