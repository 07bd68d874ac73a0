import { fold } from '#lib/kernel/decider.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { majorityGroupOf } from '../../bodies/index.ts';
import type { Ground } from '../../powers/index.ts';
import {
  entitled,
  onlySystem,
  participant,
  required,
  sitting,
  sponsor,
  withoutQuorum,
  wrongPhase,
} from '../who.ts';
import { decisionOf, isInForce, isOpen, mergeUntil } from '../reading.ts';
import { evolve } from '../evolve.ts';
import { passWindow, settle } from './adoption.ts';
import { deadlineOf, nextPhases } from './deadlines.ts';
import { dueCarrier } from './hands.ts';
import { checkText, limits } from './limits.ts';
import { verdictsDue } from './objections.ts';
import type { Decide, Decided } from './types.ts';
import type { ProposalContext, ProposalEvent } from '../proposal.ts';
import type { Open, Proposed } from '../state.ts';

/** When a text ends, and who counts then: what is told of it later does not follow who leaves (I-28). */
const endedBy = (state: Proposed, context: ProposalContext) => ({
  voters: entitled(state, context),
  at: context.now,
});

const abandonedIfConsented = (state: Open, events: ProposalEvent[], context: ProposalContext): Decided => {
  const next = fold(evolve, state, events);
  const consents = isOpen(next) ? (next.abandonment?.consents ?? []) : [];
  const everyone = required(state, context).every((person) => consents.includes(person));
  const few = everyone ? withoutQuorum(state, context) : undefined;
  if (few) return refuse(few);
  return ok(everyone ? [...events, { type: 'ProposalAbandoned', ...endedBy(state, context) }] : events);
};

/** Abandoning is itself decided by consent. */
export const proposeAbandonment: Decide<'ProposeAbandonment'> = (state, _command, context) => {
  if (!isOpen(state)) return wrongPhase(state, 'objections');
  const person = participant(state, context);
  if (!person.ok) return person;
  if (state.abandonment) return refuse({ code: 'already-answered' });
  return abandonedIfConsented(
    state,
    [{ type: 'AbandonmentProposed', by: person.value, at: context.now }],
    context,
  );
};

export const consentToAbandonment: Decide<'ConsentToAbandonment'> = (state, _command, context) => {
  if (!isOpen(state) || !state.abandonment) return refuse({ code: 'abandonment-not-open' });
  const person = participant(state, context);
  if (!person.ok) return person;
  if (!state.abandonment.consents.includes(person.value))
    return abandonedIfConsented(state, [{ type: 'AbandonmentConsented', person: person.value }], context);
  // Whoever was still awaited has left: saying it again abandons the text.
  const again = abandonedIfConsented(state, [], context);
  return again.ok && again.value.length === 0 ? refuse({ code: 'already-answered' }) : again;
};

export const objectToAbandonment: Decide<'ObjectToAbandonment'> = (state, _command, context) => {
  if (!isOpen(state) || !state.abandonment) return refuse({ code: 'abandonment-not-open' });
  const person = participant(state, context);
  if (!person.ok) return person;
  return ok([{ type: 'AbandonmentRefused', person: person.value, at: context.now }]);
};

export const withdraw: Decide<'WithdrawProposal'> = (state, command, context) => {
  if (state.phase === 'none' || state.phase === 'closed') return wrongPhase(state, 'tabled');
  const person = sponsor(state, context);
  if (!person.ok) return person;
  const wrong = checkText('reason', command.reason, limits.reason, 3);
  if (wrong) return refuse(wrong);
  return ok([{ type: 'ProposalWithdrawn', reason: command.reason.trim(), ...endedBy(state, context) }]);
};

/** One gesture sends the matter up to the majority group; anyone who sits in the body may make it. */
export const refer: Decide<'ReferProposal'> = (state, command, context) => {
  if (state.phase === 'none' || state.phase === 'closed') return wrongPhase(state, 'tabled');
  const person = sitting(state, context);
  if (!person.ok) return person;
  const group = majorityGroupOf(context.bodies);
  if (!group) return refuse({ code: 'body-unknown' });
  if (group.id === state.body) return refuse({ code: 'already-in-group' });
  const wrong = checkText('reason', command.reason, limits.reason, 3);
  if (wrong) return refuse(wrong);
  const reason = command.reason.trim();
  return ok([{ type: 'ProposalReferred', to: group.id, reason, ...endedBy(state, context) }]);
};

/** What a deadline brings about when nobody acted: the next phase, or the plain note that answers are missing. */
export const passDeadline: Decide<'PassDeadline'> = (state, _command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (state.phase === 'none') return ok([]);
  const carriedBy = dueCarrier(state, context.now);
  if (carriedBy !== null)
    return settle(state, [{ type: 'CarrierReplaced', carriedBy, at: context.now }], context);
  const merged = mergeUntil(state);
  if (merged !== null && merged <= context.now)
    return settle(state, [{ type: 'HindranceLifted', at: context.now }], context);
  if (state.phase === 'absentees')
    return ok(state.window.until <= context.now ? passWindow(state, context) : []);
  if (!isOpen(state) || state.setting.kind !== 'betweenMeetings') return ok([]);
  if (state.setting.missed || state.setting.deadline > context.now) return ok([]);
  const missing = entitled(state, context).filter((person) => !(person in state.positions));
  const to = nextPhases(state.phase)[0];
  switch (state.phase) {
    case 'presentation':
    case 'clarification':
    case 'reactions':
    case 'amendment':
      return to
        ? ok([{ type: 'PhaseMoved', to, deadline: deadlineOf(to, context), at: context.now }])
        : ok([]);
    case 'objections':
    case 'integration':
      return ok([{ type: 'DeadlineMissed', missing, at: context.now }]);
  }
};

/** Somebody left, came or changed body: what waited for them goes on, or says why it does not (I-29). */
export const reconsider: Decide<'ReconsiderText'> = (state, _command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (!isOpen(state)) return settle(state, [], context);
  if (state.abandonment) {
    const abandoned = abandonedIfConsented(state, [], context);
    if (abandoned.ok && abandoned.value.length > 0) return abandoned;
  }
  return settle(state, verdictsDue(state, context), context);
};

/** Only another adopted decision changes what a decision's force is; it comes as its effect. */
export const changeForce: Decide<'ChangeForce'> = (state, command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (!isInForce(state)) return refuse({ code: 'decision-not-in-force' });
  return ok([{ type: 'ForceChanged', by: command.by, change: command.change, at: context.now }]);
};

export const keepAfterReview: Decide<'KeepAfterReview'> = (state, command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (!isInForce(state)) return refuse({ code: 'decision-not-in-force' });
  return ok([{ type: 'DecisionKept', by: command.by, reviewOn: command.reviewOn, at: context.now }]);
};

/** Members called it in: what was decided stands, and nothing of it is carried out until the group has settled (I-4). */
export const suspend: Decide<'SuspendDecision'> = (state, { by }, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  const closure = decisionOf(state);
  if (!closure || !isInForce(state) || closure.decision.suspendedBy !== null) return ok([]);
  return ok([{ type: 'DecisionSuspended', by, at: context.now }]);
};

/** Only what suspended it lets it go on. */
export const resume: Decide<'ResumeDecision'> = (state, { by }, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  const suspendedBy = decisionOf(state)?.decision.suspendedBy ?? null;
  return ok(suspendedBy === by ? [{ type: 'DecisionResumed', by, at: context.now }] : []);
};

/** The record of its meeting is public: from now on everyone may know of it, and members may call it in. */
export const notePublication: Decide<'NotePublication'> = (state, _command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (state.phase === 'none' || state.publishedAt !== null) return ok([]);
  return ok([{ type: 'PublicationNoted', at: context.now }]);
};

/** Grounds on which a political question may be decided: contesting the nature changes nothing to them. */
const holdsForPolitics = (ground: Ground | null): boolean =>
  ground?.kind === 'politicalPower' || ground?.kind === 'delegation';

/** A member contests the nature of what an executive power has just decided: it is seen until the group settles it. */
export const contestDecision: Decide<'ContestDecision'> = (state, _command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  const decision = decisionOf(state)?.decision;
  if (!decision || !isInForce(state) || decision.contested || holdsForPolitics(decision.ground))
    return ok([]);
  return ok([{ type: 'DecisionContested', at: context.now }]);
};

export const settleContest: Decide<'SettleContest'> = (state, { by }, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  return ok(decisionOf(state)?.decision.contested ? [{ type: 'ContestSettled', by, at: context.now }] : []);
};

export const requalify: Decide<'RequalifyProposal'> = (state, command, context) => {
  const system = onlySystem(context);
  if (!system.ok) return system;
  if (state.phase === 'none' || state.phase === 'closed' || state.nature === command.nature) return ok([]);
  return ok([{ type: 'ProposalRequalified', nature: command.nature, at: context.now }]);
};
