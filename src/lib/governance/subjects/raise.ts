import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { isBlank } from '#lib/kernel/seen.ts';
import { liveBody, type BodyId, type DecisionId } from '../bodies/index.ts';
import { parametersInForce } from '../charter/index.ts';
import { electedOrStaff } from './who.ts';
import { isContestId } from './contest-id.ts';
import { natureOf } from './facts.ts';
import type { RaiseSubject } from './commands.ts';
import type { Decision } from './shape.ts';
import type { NatureBasis, SubjectContext, SubjectEvent, SubjectRefusal, SubjectState } from './subjects.ts';

const longestTitle = 160;
const longestText = 5_000;
const longestOrigin = 500;

const checkTexts = ({ title, text, origin }: RaiseSubject): SubjectRefusal | null => {
  const length = title.trim().length;
  if (isBlank(title)) return { code: 'title-required' };
  if (length > longestTitle) return { code: 'title-too-long', length, maximum: longestTitle };
  if (isBlank(text)) return { code: 'text-required' };
  if (text.length > longestText) {
    return { code: 'text-too-long', field: 'text', length: text.length, maximum: longestText };
  }
  return origin !== null && origin.length > longestOrigin
    ? { code: 'text-too-long', field: 'origin', length: origin.length, maximum: longestOrigin }
    : null;
};

/** Null when the body exists and still lives. */
export const checkBody = (id: BodyId, { bodies, now }: SubjectContext): SubjectRefusal | null => {
  const body = liveBody(bodies, id, civilDateOf(now));
  return body.ok ? null : body.error;
};

/** Null when the decision was taken and holds today. */
export const checkInForce = (decision: DecisionId, { decisions }: SubjectContext): SubjectRefusal | null => {
  const cited = decisions[decision];
  if (cited === undefined) return { code: 'decision-unknown', decision };
  return cited.state === 'inForce' ? null : { code: 'decision-not-in-force', decision, state: cited.state };
};

const checkBasis = (basis: NatureBasis | null, context: SubjectContext): SubjectRefusal | null =>
  basis?.kind === 'executes' ? checkInForce(basis.decision, context) : null;

const checkAmount = (unbudgetedEuros: number | null): SubjectRefusal | null =>
  unbudgetedEuros === null || (Number.isFinite(unbudgetedEuros) && unbudgetedEuros >= 0)
    ? null
    : { code: 'amount-invalid', unbudgetedEuros };

/** Someone brings a subject; its nature is computed from the grid, never chosen (I-1). */
export const raise = (state: SubjectState, command: RaiseSubject, context: SubjectContext): Decision => {
  // Whoever takes the id of a contest to come would keep the group from hearing it (I-1).
  if (state.status !== 'none' || isContestId(command.subjectId))
    return refuse({ code: 'subject-exists', subject: command.subjectId });
  const by = electedOrStaff(context);
  if (!by.ok) return by;
  const rules = parametersInForce(context.charter);
  if (rules === null) return refuse({ code: 'charter-not-in-force' });
  const { subjectId, title, text, body, origin, answers, unbudgetedEuros, basis } = command;
  const wrong =
    checkTexts(command) ??
    checkAmount(unbudgetedEuros) ??
    checkBody(body, context) ??
    checkBasis(basis, context);
  if (wrong !== null) return refuse(wrong);
  const grounds = { answers, unbudgetedEuros, basis };
  const raised: SubjectEvent = {
    type: 'SubjectRaised',
    id: subjectId,
    title: title.trim(),
    text: text.trim(),
    body,
    origin,
    nature: natureOf(grounds, rules.nature.unbudgetedEuros),
    grounds,
    by: by.value,
    at: context.now,
  };
  return ok([raised]);
};
