import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { isAdministrator, type Actor, type CommuneState } from '../commune/index.ts';
import type { AuthorityRefusal, BodiesState, CitedDecisions, DecisionId } from './bodies.ts';
import { isVoter, majorityGroupOf } from './facts.ts';

export interface AuthorityContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly commune: CommuneState;
  readonly charterInForce: boolean;
  readonly decisions: CitedDecisions;
}

/** Null when the cited decision was taken by the majority group and holds today. */
const checkDecision = (
  bodies: BodiesState,
  decisions: CitedDecisions,
  decision: DecisionId | null,
): AuthorityRefusal | null => {
  if (decision === null) return { code: 'decision-required' };
  const cited = decisions[decision];
  if (cited === undefined) return { code: 'decision-unknown', decision };
  if (cited.body !== majorityGroupOf(bodies)?.id) {
    return { code: 'decision-not-of-majority-group', decision, body: cited.body };
  }
  return cited.state === 'inForce' ? null : { code: 'decision-not-in-force', decision, state: cited.state };
};

/**
 * Once the charter is in force a change of powers is made by the adopted text that describes it, as a
 * reaction: a person writes it into a proposal of the group. An administrator has accounts and settings, no
 * collegial power (I-6). Null when allowed.
 */
const checkByDecision = ({ actor, commune }: AuthorityContext): AuthorityRefusal | null => {
  if (actor.kind === 'system') return null;
  return isAdministrator(commune, actor)
    ? { code: 'administrator-has-no-collegial-power' }
    : { code: 'change-by-proposal-only' };
};

/** A member of the majority group writes down what the law designated. Null when allowed. */
export const checkCollegialActor = (
  bodies: BodiesState,
  context: AuthorityContext,
): AuthorityRefusal | null => {
  const { actor, commune, now } = context;
  const group = majorityGroupOf(bodies);
  if (actor.kind === 'person' && group !== null && isVoter(group, commune, actor.person, civilDateOf(now))) {
    return null;
  }
  return isAdministrator(commune, actor)
    ? { code: 'administrator-has-no-collegial-power' }
    : { code: 'majority-member-required' };
};

/**
 * Who may shape bodies and mandates: an administrator before the first charter, since nobody else can yet;
 * afterwards only a decision of the majority group that holds. Null when allowed.
 */
export const mayOrganise = (
  bodies: BodiesState,
  context: AuthorityContext,
  decision: DecisionId | null,
): AuthorityRefusal | null => {
  if (context.commune.status === 'none') return { code: 'commune-not-founded' };
  if (!context.charterInForce) {
    return isAdministrator(context.commune, context.actor) ? null : { code: 'administrator-required' };
  }
  return checkByDecision(context) ?? checkDecision(bodies, context.decisions, decision);
};
