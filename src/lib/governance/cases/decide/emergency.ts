import { addHours } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { dutyHolder, groupMember } from '../who.ts';
import { beginning, outcome, type Decide } from './types.ts';
import { checkPast, checkReason, checkText, longestText, longestTitle } from './limits.ts';
import type { CaseEvent } from '../case.ts';

/** What cannot wait is done at once, and answered for at the group's next meeting (I-2). */
export const invoke: Decide<'InvokeEmergency'> = (state, command, context) => {
  const begun = beginning(state, context);
  if (!begun.ok) return begun;
  const { rules, group } = begun.value;
  const by = dutyHolder(command.role, context);
  if (!by.ok) return by;
  const { grounds, reasonHours } = rules.emergency;
  const { case: id, ground, role } = command;
  if (!grounds.includes(ground)) return refuse({ code: 'ground-not-in-charter', ground });
  const [title, done] = [command.title.trim(), command.done.trim()];
  const reason = command.reason?.trim() ?? '';
  const wrong =
    checkText('title', title, longestTitle) ??
    checkText('done', done, longestText) ??
    (reason === '' ? null : checkReason(reason));
  const { now: at } = context;
  const acted = { title, ground, done, by: by.value, role, reasonDueAt: addHours(at, reasonHours), at };
  const invoked: CaseEvent = { type: 'EmergencyInvoked', id, subject: id, to: group.id, ...acted };
  const given: CaseEvent = { type: 'EmergencyReasonGiven', reason, late: false, at };
  return reason === '' ? outcome(wrong, invoked) : outcome(wrong, invoked, given);
};

/** Late is better than never, and stays late. */
export const giveReason: Decide<'GiveEmergencyReason'> = (state, command, { actor, now: at }) => {
  if (state.kind !== 'emergency') return refuse({ code: 'case-unknown' });
  if (actor.kind !== 'person') return refuse({ code: 'person-required' });
  if (actor.person !== state.by) return refuse({ code: 'invoker-only', by: state.by });
  if (state.reason !== null) return refuse({ code: 'reason-already-given' });
  const reason = command.reason.trim();
  const late = at >= state.reasonDueAt;
  return outcome(checkReason(reason), { type: 'EmergencyReasonGiven', reason, late, at });
};

/** Any member of the group says what was decided outside the circuit, by which function, and when. */
export const report: Decide<'ReportOffCircuit'> = (state, command, context) => {
  const begun = beginning(state, context);
  if (!begun.ok) return begun;
  const { group } = begun.value;
  const by = groupMember(group, context);
  if (!by.ok) return by;
  const { case: id, decidedBy, on } = command;
  const [title, what] = [command.title.trim(), command.what.trim()];
  const wrong =
    checkText('title', title, longestTitle) ?? checkText('what', what, longestText) ?? checkPast(on, context);
  const facts = { id, subject: id, to: group.id, title, what, decidedBy, on };
  return outcome(wrong, { type: 'OffCircuitReported', ...facts, by: by.value, at: context.now });
};

export const reportAct: Decide<'ReportMayoralAct'> = (state, { meeting }, { actor }) => {
  if (actor.kind !== 'system') return refuse({ code: 'system-only' });
  return ok(
    state.kind === 'act' && state.reportedTo === null ? [{ type: 'MayoralActReported', meeting }] : [],
  );
};
