import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isElected, isInFunction, isStaff, memberOf, type PersonId } from '../commune/index.ts';
import { bodyOf, isVoter } from '../bodies/index.ts';
import type { OpenSubject, SubjectContext, SubjectRefusal } from './subjects.ts';

type Allowed = Result<PersonId, SubjectRefusal>;

const inFunction = ({ actor, commune, now }: SubjectContext): Allowed => {
  if (actor.kind !== 'person') return refuse({ code: 'person-required' });
  const today = civilDateOf(now);
  return isInFunction(commune, actor.person, today)
    ? ok(actor.person)
    : refuse({ code: 'not-in-function', on: today });
};

/** Elected people and municipal staff bring subjects; inhabitants have petitions. */
export const electedOrStaff = (context: SubjectContext): Allowed => {
  const person = inFunction(context);
  if (!person.ok) return person;
  const held = memberOf(context.commune, person.value)?.function;
  return held !== undefined && (isElected(held) || isStaff(held))
    ? person
    : refuse({ code: 'elected-or-staff-required' });
};

/** Any elected member, minority included: one doubt is enough (I-1). */
export const electedMember = (context: SubjectContext): Allowed => {
  const person = inFunction(context);
  if (!person.ok) return person;
  const held = memberOf(context.commune, person.value)?.function;
  return held !== undefined && isElected(held) ? person : refuse({ code: 'elected-member-required' });
};

/** Nobody removes someone else's subject (I-8). Null when allowed. */
export const raiserOnly = (state: OpenSubject, { actor }: SubjectContext): SubjectRefusal | null =>
  actor.kind === 'person' && actor.person === state.raisedBy
    ? null
    : { code: 'raiser-only', raisedBy: state.raisedBy };

/** Setting aside: the raiser, or what their body decided together. */
export const mayPark = (state: OpenSubject, context: SubjectContext): SubjectRefusal | null =>
  context.actor.kind === 'system' ? null : raiserOnly(state, context);

/** Bringing back harms nobody: whoever cares for the subject may, and its date does. */
export const mayUnpark = (state: OpenSubject, { actor }: SubjectContext): SubjectRefusal | null => {
  if (actor.kind === 'system') return null;
  const cares = actor.kind === 'person' && [state.raisedBy, ...state.supporters].includes(actor.person);
  return cares ? null : { code: 'raiser-or-supporter-only' };
};

/** To another body's backlog: the raiser, or a member of the body where it waits. */
export const mayMove = (state: OpenSubject, { actor, ...context }: SubjectContext): SubjectRefusal | null => {
  if (actor.kind === 'system') return null;
  const body = bodyOf(context.bodies, state.body);
  const may =
    actor.kind === 'person' &&
    (actor.person === state.raisedBy ||
      (body !== null && isVoter(body, context.commune, actor.person, civilDateOf(context.now))));
  return may ? null : { code: 'raiser-or-body-member-only', body: state.body };
};

export const systemOnly = ({ actor }: SubjectContext): SubjectRefusal | null =>
  actor.kind === 'system' ? null : { code: 'system-only' };
