import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isInFunction, memberOf, type PersonId } from '../commune/index.ts';
import { bodyOf, isVoter } from '../bodies/index.ts';
import type { ActionContext, ActionRefusal, ExecutedDecision } from './actions.ts';

type Allowed = Result<PersonId, ActionRefusal>;

/**
 * Who leads the execution of a decision: the person who carries it, the members of the bureau and of the
 * body that decided, the general secretary. The owner of an action acts on it too. Nobody out of function (I-16).
 */
export const concerned = (
  context: ActionContext,
  decision: ExecutedDecision,
  owner: PersonId | null,
): Allowed => {
  const { actor, commune, bodies, now } = context;
  if (actor.kind !== 'person') return refuse({ code: 'person-required' });
  const { person } = actor;
  const today = civilDateOf(now);
  if (!isInFunction(commune, person, today)) return refuse({ code: 'not-in-function', on: today });
  const decider = bodyOf(bodies, decision.body);
  const leading = Object.values(bodies.bodies).filter(({ kind }) => kind === 'bureau');
  const may =
    person === owner ||
    person === decision.carriedBy ||
    memberOf(commune, person)?.function === 'generalSecretary' ||
    [...leading, ...(decider ? [decider] : [])].some((body) => isVoter(body, commune, person, today));
  return may ? ok(person) : refuse({ code: 'not-concerned-by-action', body: decision.body });
};
