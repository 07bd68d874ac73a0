import { fold } from '#lib/kernel/decider.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { addHours } from '#lib/kernel/civil.ts';
import { baseOf, isExplicit } from '../../charter/index.ts';
import type { Ground } from '../../powers/index.ts';
import { evolve } from '../evolve.ts';
import { bodyOfProposal, entitled, quorumOf } from '../who.ts';
import { checkEffect } from '../effects.ts';
import { groundOf } from '../ground.ts';
import { blockingObjections, effectOf, isOpen, lastVersion, missingAdvice } from '../reading.ts';
import { deadlineOf } from './deadlines.ts';
import { checkTerms } from './limits.ts';
import type { Decided } from './types.ts';
import type { ProposalContext, ProposalEvent } from '../proposal.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Open, Proposed, ProposalState, Tally, Terms } from '../state.ts';

/** What an adoption rests on: who carries it and when it is reviewed, and why its body may decide. */
interface Footing {
  readonly terms: Terms;
  readonly ground: Ground;
}

/** Another charter came into force: members are told what both make together, and have a delay to object (I-13). */
const checkMerging = (state: Proposed, { charter, now }: ProposalContext): ProposalRefusal | undefined => {
  const { effect, at } = lastVersion(state);
  if (effect.kind !== 'charter') return undefined;
  const base = baseOf(charter, effect, at)?.version ?? charter.version;
  if (base === charter.version) return undefined;
  const { merging } = state;
  if (merging?.objection) return { code: 'charter-merge-objected' };
  return merging?.onto === charter.version && merging.until <= now
    ? undefined
    : { code: 'charter-changed-meanwhile', from: base, onto: charter.version };
};

/** All that must stand for a text to be adopted, apart from positions: competence, quorum, terms, effect. */
export const checkAdoptable = (
  state: Proposed,
  counted: readonly string[],
  context: ProposalContext,
): Result<Footing, ProposalRefusal> => {
  const body = bodyOfProposal(state, context);
  if (!body.ok) return body;
  const ground = groundOf(state, body.value, context);
  if (!ground.ok) return ground;
  const quorum = quorumOf(state, body.value, context);
  if (counted.length < quorum) return refuse({ code: 'quorum-missing', quorum, present: counted.length });
  const terms = lastVersion(state).terms;
  if (terms === null) return refuse({ code: 'terms-missing' });
  // Weeks may have passed since they were written: the carrier may have left, the trial have ended (I-14, I-16).
  const untenable = checkTerms(terms, context);
  if (untenable) return refuse(untenable);
  const services = missingAdvice(state);
  if (services.length > 0) return refuse({ code: 'advice-missing', services });
  const impossible =
    checkEffect(effectOf(state), state.id, body.value, context, lastVersion(state).at) ??
    checkMerging(state, context);
  return impossible ? refuse(impossible) : ok({ terms, ground: ground.value });
};

/** The events of an adoption by consent, once positions and objections allow it. */
export const adopt = (
  state: Proposed,
  counted: readonly string[],
  silent: readonly string[],
  context: ProposalContext,
): Decided => {
  const footing = checkAdoptable(state, counted, context);
  if (!footing.ok) return footing;
  return ok([adopted(state, footing.value, counted, silent, null, context)]);
};

export const adopted = (
  state: Proposed,
  { terms, ground }: Footing,
  counted: readonly string[],
  silent: readonly string[],
  fallback: Tally | null,
  context: ProposalContext,
): ProposalEvent => ({
  type: 'ProposalAdopted',
  outcome: fallback ? 'adoptedByFallback' : terms.trial ? 'adoptedOnTrial' : 'adopted',
  version: lastVersion(state).number,
  terms,
  charterVersion: context.charter.version,
  counted: [...counted],
  silent: [...silent],
  fallback,
  ground,
  at: context.now,
});

const answered = (state: { positions: Record<string, unknown> }, person: string): boolean =>
  person in state.positions;

const moved = (to: 'objections' | 'integration', context: ProposalContext): ProposalEvent => ({
  type: 'PhaseMoved',
  to,
  deadline: deadlineOf(to, context),
  at: context.now,
});

/** Everyone has answered and it cannot take effect: whoever waits for it is told why, once (I-29). */
export const hindered = (
  state: Proposed,
  because: ProposalRefusal,
  context: ProposalContext,
): ProposalEvent[] => {
  const { now: at, charter } = context;
  const before = state.hindered;
  // The end of the absentees' window is noted, whatever hinders it still: it is not looked at for ever.
  const over = state.phase === 'absentees' && state.window.until <= at ? state.window.until : null;
  const noted = before !== null && (over === null || before.at >= over);
  if (noted && JSON.stringify(before.because) === JSON.stringify(because)) return [];
  const kept: ProposalEvent = { type: 'AdoptionHindered', because, at };
  if (because.code !== 'charter-changed-meanwhile' || state.merging?.onto === because.onto) return [kept];
  const until = addHours(at, charter.parameters.texts.objectionDays * 24);
  return [kept, { type: 'CharterMerged', onto: because.onto, until, at }];
};

const adoptedOrHindered = (
  state: Proposed,
  counted: readonly string[],
  context: ProposalContext,
): readonly ProposalEvent[] => {
  const adoption = adopt(state, counted, [], context);
  return adoption.ok ? adoption.value : hindered(state, adoption.error, context);
};

/** Between meetings the procedure goes on by itself as soon as everyone has answered. */
const concludeConsultation = (state: Open, context: ProposalContext): readonly ProposalEvent[] => {
  const voters = entitled(state, context);
  if (voters.length === 0) return [];
  switch (state.phase) {
    case 'presentation':
      return [];
    case 'clarification':
    case 'reactions':
    case 'amendment': {
      if (!voters.every((person) => state.ready.includes(person))) return [];
      const to =
        state.phase === 'clarification'
          ? 'reactions'
          : state.phase === 'reactions'
            ? 'amendment'
            : 'objections';
      return [{ type: 'PhaseMoved', to, deadline: deadlineOf(to, context), at: context.now }];
    }
    case 'objections': {
      if (!voters.every((person) => answered(state, person))) return [];
      if (blockingObjections(state, voters).length > 0) return [moved('integration', context)];
      return adoptedOrHindered(state, voters, context);
    }
    case 'integration':
      if (blockingObjections(state, voters).length > 0) return [];
      return voters.every((person) => answered(state, person))
        ? adoptedOrHindered(state, voters, context)
        : [moved('objections', context)];
  }
};

/** What keeps a text from being adopted for a time, everyone having answered. */
const waits: readonly string[] = ['carrier-not-in-function', 'charter-changed-meanwhile'];

/** The window is over: silence in it is recorded as silence, where the charter lets it count (I-11). */
export const passWindow = (
  state: Extract<ProposalState, { phase: 'absentees' }>,
  context: ProposalContext,
): readonly ProposalEvent[] => {
  const voters = entitled(state, context);
  const awaited = state.window.absent.filter((person) => voters.includes(person));
  const silent = awaited.filter((person) => !(person in state.positions));
  const explicit = isExplicit(context.charter.parameters, state.matter);
  const back = (reason: string): readonly ProposalEvent[] => [
    { type: 'CarriedOver', reason, heard: false, at: context.now },
  ];
  if (blockingObjections(state, voters).length > 0) return back('objection-awaits-its-author');
  if (explicit && silent.length > 0) return back('silence-is-not-consent');
  const counted = [...state.window.present, ...awaited.filter((person) => person in state.positions)].filter(
    (person) => voters.includes(person),
  );
  const adoption = adopt(state, counted, silent, context);
  if (adoption.ok) return adoption.value;
  // Another carrier may be named, a merged charter is being read: nobody is asked again.
  return waits.includes(adoption.error.code)
    ? hindered(state, adoption.error, context)
    : back(adoption.error.code);
};

/** In the absentee window an objection brings the proposal back; when every absent member answered, it is adopted. */
const concludeWindow = (
  state: Extract<ProposalState, { phase: 'absentees' }>,
  context: ProposalContext,
): readonly ProposalEvent[] => {
  const voters = entitled(state, context);
  const objected = state.objections.some(
    ({ status, author }) =>
      (status.kind === 'open' || status.kind === 'underTest') && voters.includes(author),
  );
  if (objected) return [{ type: 'CarriedOver', reason: 'absentee-objection', heard: true, at: context.now }];
  const awaited = state.window.absent.filter((person) => voters.includes(person));
  if (state.window.until <= context.now) return passWindow(state, context);
  if (!awaited.every((person) => answered(state, person))) return [];
  if (blockingObjections(state, voters).length > 0) return [];
  const counted = [...state.window.present.filter((person) => voters.includes(person)), ...awaited];
  return adoptedOrHindered(state, counted, context);
};

/** The events, followed by what they bring about by themselves. */
export const settle = (
  state: ProposalState,
  events: readonly ProposalEvent[],
  context: ProposalContext,
): Decided => {
  const next = fold(evolve, state, events);
  if (isOpen(next) && next.setting.kind === 'betweenMeetings')
    return ok([...events, ...concludeConsultation(next, context)]);
  if (next.phase === 'absentees') return ok([...events, ...concludeWindow(next, context)]);
  return ok(events);
};
