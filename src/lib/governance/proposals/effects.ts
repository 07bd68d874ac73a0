import { civilDateOf, isCivilDate, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { fold, type Decider } from '#lib/kernel/decider.ts';
import { isBlank } from '#lib/kernel/seen.ts';
import * as bodies from '../bodies/index.ts';
import { changesFrom, checkProportions, mergedCharter } from '../charter/index.ts';
import { isAmount, type DelegatedPower } from '../powers/index.ts';
import { horizonOf, tooFar } from '../commune/index.ts';
import * as mandates from '../mandates/index.ts';
import type { BodiesCommand, BodiesContext, BodiesState } from '../bodies/index.ts';
import type { MandatesCommand, MandatesContext, MandatesState } from '../mandates/index.ts';
import type { ProposalContext } from './proposal.ts';
import type { ProposalRefusal } from './refusals.ts';
import type { Effect, OrganisationChange, ProposalId } from './state.ts';

/** The commands that an adopted proposal sends to the bodies and mandates: it is the decision they cite. */
export const organising = (
  changes: readonly OrganisationChange[],
  decision: ProposalId,
): (BodiesCommand | MandatesCommand)[] =>
  changes.map((change) =>
    change.type === 'GrantMandate' || change.type === 'EndMandate'
      ? { ...change, decision, act: null }
      : { ...change, decision },
  );

const isOfMandates = (command: BodiesCommand | MandatesCommand): command is MandatesCommand =>
  ['DefineRole', 'ChangeRole', 'GrantMandate', 'EndMandate'].includes(command.type);

/** The state after a command, or why it is refused. */
const tried = <State, Command, Event, Refusal extends { code: string }, Context>(
  decider: Decider<State, Command, Event, Refusal, Context>,
  state: State,
  command: Command,
  context: Context,
): { state: State; refusal: Refusal | null } => {
  const decided = decider.decide(state, command, context);
  return decided.ok
    ? { state: fold(decider.evolve, state, decided.value), refusal: null }
    : { state, refusal: decided.error };
};

/**
 * Plays the changes one after the other on the organisation as it stands, as adoption would: the first that
 * would be refused, with its place from 1. Undefined when all of them can be done.
 */
const rehearse = (
  changes: readonly OrganisationChange[],
  decision: ProposalId,
  body: string,
  { now, commune, ...context }: ProposalContext,
): ProposalRefusal | undefined => {
  const world = {
    now,
    actor: { kind: 'system' as const },
    commune,
    charterInForce: true,
    decisions: { [decision]: { body, state: 'inForce' as const } },
  };
  let organised: BodiesState = context.bodies;
  let held: MandatesState = context.mandates;
  for (const [index, command] of organising(changes, decision).entries()) {
    const place = index + 1;
    if (isOfMandates(command)) {
      const tryout = tried<
        MandatesState,
        MandatesCommand,
        mandates.MandatesEvent,
        mandates.MandatesRefusal,
        MandatesContext
      >(mandates, held, command, { ...world, bodies: organised });
      if (tryout.refusal) return { code: 'change-refused', place, of: 'mandates', refusal: tryout.refusal };
      held = tryout.state;
    } else {
      const tryout = tried<
        BodiesState,
        BodiesCommand,
        bodies.BodiesEvent,
        bodies.BodiesRefusal,
        BodiesContext
      >(bodies, organised, command, world);
      if (tryout.refusal) return { code: 'change-refused', place, of: 'bodies', refusal: tryout.refusal };
      organised = tryout.state;
    }
  }
  return undefined;
};

/** A delegation goes to a circle or an assembly that lives, names what it lends, and ends one day (I-3, I-16). */
const checkDelegated = (power: DelegatedPower, context: ProposalContext): ProposalRefusal | undefined => {
  const body = bodies.bodyOf(context.bodies, power.to);
  const today = civilDateOf(context.now);
  const refused = (reason: 'body' | 'matters' | 'until' | 'envelope' | 'alert'): ProposalRefusal => ({
    code: 'delegation-refused',
    reason,
  });
  if (body === null || !bodies.isLive(body, today)) return refused('body');
  if (body.kind !== 'circle' && body.kind !== 'assembly') return refused('body');
  const { matters, until, envelopeEuros, alertPercent } = power;
  const named = matters.every((matter) => !isBlank(matter) && matter.length <= 200);
  if (matters.length === 0 || matters.length > 20 || !named) return refused('matters');
  if (!isCivilDate(until) || until <= today) return refused('until');
  const far = tooFar(until, horizonOf(context.commune, context.now));
  if (far) return far;
  if (envelopeEuros !== null && !isAmount(envelopeEuros)) return refused('envelope');
  const share = Number.isInteger(alertPercent) && alertPercent >= 1 && alertPercent <= 100;
  return share ? undefined : refused('alert');
};

/** A trial is kept only once measured; it may be ended at any time, but after its end only with its measures (I-14). */
const waitsForMeasures = (
  kind: 'repeal' | 'supersede' | 'keep',
  { target, now }: ProposalContext,
): boolean => {
  const unmeasured = target?.unmeasured ?? null;
  return unmeasured !== null && (kind === 'keep' || unmeasured.endsOn <= civilDateOf(now));
};

/** What is kept is looked at again one day, within the mandate (I-14). */
const checkReview = (reviewOn: CivilDate, { now, commune }: ProposalContext): ProposalRefusal | undefined =>
  reviewOn <= civilDateOf(now)
    ? { code: 'terms-in-the-past', reviewOn }
    : (tooFar(reviewOn, horizonOf(commune, now)) ?? undefined);

/** What is kept of an effect: of the charter, the version it starts from and what it changes, nothing else (I-13). */
export const saidEffect = (effect: Effect, { charter }: ProposalContext): Effect => {
  if (effect.kind !== 'charter') return effect;
  const base = effect.base ?? charter.version;
  const from = base === charter.version ? charter : charter.history.find(({ version }) => version === base);
  return from ? { ...effect, base, parameters: changesFrom(from.parameters, effect.parameters) } : effect;
};

/** What an effect needs, when it is written and again when it is adopted: the right body, and a target that stands. */
export const checkEffect = (
  effect: Effect,
  decision: ProposalId,
  body: bodies.Body,
  context: ProposalContext,
  writtenAt: Instant = context.now,
): ProposalRefusal | undefined => {
  const ofGroup = body.kind === 'majorityGroup';
  switch (effect.kind) {
    case 'none':
      return undefined;
    case 'charter': {
      if (!ofGroup) return { code: 'effect-needs-group' };
      // Weeks of work on numbers that could never be enacted would end on the last person's consent.
      const checked = mergedCharter(context.charter, effect, writtenAt);
      if (!checked.ok) return { code: 'charter-text-refused', refusal: checked.error };
      const size = bodies.votersOf(body, context.commune, civilDateOf(context.now)).length;
      const refusal = checkProportions(checked.value, size);
      return refusal === null ? undefined : { code: 'charter-text-refused', refusal };
    }
    case 'nature':
      return ofGroup ? undefined : { code: 'effect-needs-group' };
    case 'organise':
      if (!ofGroup) return { code: 'effect-needs-group' };
      if (effect.changes.length === 0) return { code: 'text-missing' };
      return rehearse(effect.changes, decision, body.id, context);
    case 'delegate':
      return ofGroup ? checkDelegated(effect, context) : { code: 'effect-needs-group' };
    case 'settle':
      return ofGroup ? undefined : { code: 'effect-needs-group' };
    case 'assign': {
      if (!ofGroup) return { code: 'effect-needs-group' };
      const to = bodies.bodyOf(context.bodies, effect.to);
      return to !== null && bodies.isLive(to, civilDateOf(context.now))
        ? undefined
        : { code: 'body-unknown' };
    }
    case 'repeal':
    case 'supersede':
    case 'keep':
      if (!context.target?.inForce) return { code: 'decision-not-in-force' };
      if (effect.kind === 'keep') {
        const untenable = checkReview(effect.reviewOn, context);
        if (untenable) return untenable;
      }
      if (waitsForMeasures(effect.kind, context))
        return { code: 'trial-not-measured', measures: context.target.unmeasured?.measures ?? [] };
      if (bodies.hasPoliticalPower(body)) return undefined;
      return context.target.body === body.id && !context.target.awaitsGroup
        ? undefined
        : { code: 'effect-needs-group' };
  }
};
