import { addHours, civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isInFunction, type PersonId } from '../../commune/index.ts';
import { mayHold, sponsor, sponsorGone, voter, wrongPhase } from '../who.ts';
import { decisionOf, isInForce, isOpen, lastVersion } from '../reading.ts';
import { checkText, limits } from './limits.ts';
import type { Decide } from './types.ts';
import type { ProposalContext, ProposalEvent } from '../proposal.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Handover, Proposed } from '../state.ts';

/*
 * A text hangs on nobody (I-27): who carries it hands it over, or it is taken from who cannot or does not; and who
 * was to carry the decision is replaced without asking everyone again.
 */

/** Its sponsor offers it: nothing changes hands before the other has accepted. */
export const offerText: Decide<'OfferText'> = (state, { to }, context) => {
  if (state.phase === 'none' || state.phase === 'closed') return wrongPhase(state, 'tabled');
  const person = sponsor(state, context);
  if (!person.ok) return person;
  if (to === person.value || !mayHold(state, to, context).ok) return refuse({ code: 'receiver-not-able' });
  return ok([{ type: 'TextOffered', to, at: context.now }]);
};

export const acceptText: Decide<'AcceptText'> = (state, _command, context) => {
  if (state.phase === 'none' || state.phase === 'closed') return wrongPhase(state, 'tabled');
  const person = voter(state, context);
  if (!person.ok) return person;
  if (state.offer?.to !== person.value) return refuse({ code: 'text-not-offered' });
  const able = mayHold(state, person.value, context);
  if (!able.ok) return able;
  const { sponsor: from } = state;
  return ok([{ type: 'TextHandedOver', from, to: person.value, why: 'accepted', at: context.now }]);
};

/**
 * Since when the text has waited for its sponsor; null while it waits for somebody else. In a meeting, or on an
 * agenda, it is the meeting's; between meetings, it waits for others until its deadline has passed.
 */
const silentSince = (state: Proposed, { subject }: ProposalContext): Instant | null => {
  if (state.phase === 'tabled') {
    if (subject?.meeting) return null;
    const back = state.deferred?.at ?? state.tendedAt;
    return back > state.tendedAt ? back : state.tendedAt;
  }
  if (!isOpen(state) || state.setting.kind !== 'betweenMeetings' || !state.setting.missed) return null;
  const { deadline } = state.setting;
  return deadline > state.tendedAt ? deadline : state.tendedAt;
};

/** What opens a text to be taken over; null as long as it is in good hands. */
const abandonedBy = (state: Proposed, context: ProposalContext): Handover | null => {
  if (sponsorGone(state, context, civilDateOf(context.now))) return 'left';
  if (state.recused.some(({ person }) => person === state.sponsor)) return 'recused';
  const since = silentSince(state, context);
  const delay = context.charter.parameters.texts.takeOverDays * 24;
  return since !== null && addHours(since, delay) <= context.now ? 'silent' : null;
};

export const takeOverText: Decide<'TakeOverText'> = (state, _command, context) => {
  if (state.phase === 'none' || state.phase === 'closed') return wrongPhase(state, 'tabled');
  const person = voter(state, context);
  if (!person.ok) return person;
  const able = mayHold(state, person.value, context);
  if (!able.ok) return able;
  const why = abandonedBy(state, context);
  if (why === null || person.value === state.sponsor) return refuse({ code: 'text-in-hands' });
  return ok([{ type: 'TextHandedOver', from: state.sponsor, to: person.value, why, at: context.now }]);
};

/** Who says who else carries the decision: its sponsor; once it is in force, any member of its body who counts. */
const mayName = (state: Proposed, context: ProposalContext): Result<PersonId, ProposalRefusal> =>
  state.phase === 'closed' ? voter(state, context) : sponsor(state, context);

/** Whose carrying is at stake: of the text as it stands, or of the decision in force. */
const termsOf = (state: Proposed) =>
  state.phase === 'closed'
    ? isInForce(state)
      ? (decisionOf(state)?.decision.terms ?? null)
      : null
    : lastVersion(state).terms;

/** The carrier has left: another is named, members are told and may object; nobody takes a position again. */
export const nameCarrier: Decide<'NameCarrier'> = (state, { carriedBy }, context) => {
  if (state.phase === 'none' || state.phase === 'draft') return wrongPhase(state, 'tabled');
  const person = mayName(state, context);
  if (!person.ok) return person;
  const terms = termsOf(state);
  if (terms === null)
    return refuse({ code: state.phase === 'closed' ? 'decision-not-in-force' : 'terms-missing' });
  const today = civilDateOf(context.now);
  if (isInFunction(context.commune, terms.carriedBy, today)) return refuse({ code: 'carrier-in-function' });
  if (!isInFunction(context.commune, carriedBy, today)) return refuse({ code: 'carrier-not-in-function' });
  if (state.phase !== 'closed' && state.naming?.objection) return refuse({ code: 'carrier-objected' });
  const until = addHours(context.now, context.charter.parameters.texts.objectionDays * 24);
  return ok([{ type: 'CarrierNamed', carriedBy, by: person.value, until, at: context.now }]);
};

/** While the absent are awaited no new version can be written: the text comes back first. */
const reopened = (state: Proposed, reason: string, { now: at }: ProposalContext): ProposalEvent[] =>
  state.phase === 'absentees' ? [{ type: 'CarriedOver', reason, heard: false, at }] : [];

/** One member who asks is enough: the text is opened again, in a new version. */
export const objectToCarrier: Decide<'ObjectToCarrier'> = (state, command, context) => {
  if (state.phase === 'none' || state.phase === 'draft') return wrongPhase(state, 'tabled');
  const person = voter(state, context);
  if (!person.ok) return person;
  if (!state.naming || state.naming.objection) return refuse({ code: 'carrier-not-named' });
  const wrong = checkText('reason', command.reason, limits.reason, 3);
  if (wrong) return refuse(wrong);
  const reason = command.reason.trim();
  return ok([
    { type: 'CarrierObjectedTo', by: person.value, reason, at: context.now },
    ...reopened(state, 'carrier-objected', context),
  ]);
};

/** Whoever has found, before the delay, that both changes together are not what was consented to. */
export const objectToCharterMerge: Decide<'ObjectToCharterMerge'> = (state, command, context) => {
  if (state.phase === 'none' || state.phase === 'draft') return wrongPhase(state, 'tabled');
  const person = voter(state, context);
  if (!person.ok) return person;
  if (!state.merging || state.merging.objection) return refuse({ code: 'charter-not-merging' });
  const wrong = checkText('reason', command.reason, limits.reason, 3);
  if (wrong) return refuse(wrong);
  const reason = command.reason.trim();
  return ok([
    { type: 'CharterMergeObjectedTo', by: person.value, reason, at: context.now },
    ...reopened(state, 'charter-merge-objected', context),
  ]);
};

/** The carrier named, once the delay to object has passed. */
export const dueCarrier = (state: Proposed, now: Instant): PersonId | null => {
  const { naming } = state;
  return naming && naming.objection === null && naming.until <= now ? naming.carriedBy : null;
};
