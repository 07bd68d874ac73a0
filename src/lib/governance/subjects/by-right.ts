import { ok, refuse } from '#lib/kernel/result.ts';
import { systemOnly } from './who.ts';
import type { Decision, Of } from './shape.ts';
import type {
  ClosedSubject,
  NatureGrounds,
  OpenSubject,
  SubjectContext,
  SubjectRefusal,
  SubjectState,
} from './subjects.ts';

/** What a meeting hears by right nobody withdraws, merges, sets aside or moves away before it is settled (I-8). */
export const checkNotHeld = ({ byRight }: OpenSubject, { actor }: SubjectContext): SubjectRefusal | null =>
  byRight === null || actor.kind === 'system' ? null : { code: 'held-by-right', right: byRight.right };

/** Nobody answered the grid, so nothing says that it is executive: it is political (I-1). */
const unanswered: NatureGrounds = {
  answers: {
    newPolicy: 'unsure',
    orientation: 'unsure',
    priceTaxLand: 'unsure',
    serviceOrganisation: 'unsure',
    publicPosition: 'unsure',
  },
  unbudgetedEuros: null,
  basis: null,
};

export const raiseByRight = (
  state: SubjectState,
  { subjectId, title, text, body, by, case: id, right }: Of<'RaiseByRight'>,
  context: SubjectContext,
): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  if (state.status !== 'none') return refuse({ code: 'subject-exists', subject: state.id });
  const { now: at } = context;
  const facts = { id: subjectId, title, text, body, origin: null, grounds: unanswered, by, at };
  return ok([
    { type: 'SubjectRaised', nature: 'political', ...facts },
    { type: 'SubjectHeldByRight', case: id, right, meeting: null, at },
  ]);
};

export const holdByRight = (
  { case: id, right, meeting }: Of<'HoldByRight'>,
  context: SubjectContext,
): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  return ok([{ type: 'SubjectHeldByRight', case: id, right, meeting, at: context.now }]);
};

/** On no agenda and still to be heard: it waits for the next meeting again. */
export const awaitAgain = ({ byRight, meeting }: OpenSubject, context: SubjectContext): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  if (byRight === null || meeting !== null) return ok([]);
  const { case: id, right, since: at } = byRight;
  return ok([{ type: 'SubjectHeldByRight', case: id, right, meeting: null, at }]);
};

/** Back from its end, as the members who call its decision in want it (I-4). */
export const recall = (
  state: OpenSubject | ClosedSubject,
  { case: id, body }: Of<'RecallSubject'>,
  context: SubjectContext,
): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  if (state.status !== 'closed') return ok([]);
  const { now: at } = context;
  return ok([
    { type: 'SubjectRecalled', body, at },
    { type: 'SubjectHeldByRight', case: id, right: 'callIn', meeting: null, at },
  ]);
};
