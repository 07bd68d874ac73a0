import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { bodyOf, isVoter, votersOf, type Body } from '../../bodies/index.ts';
import { callsNeeded } from '../../charter/index.ts';
import { callInUntil, groupMember, systemOnly, todayOf } from '../who.ts';
import { settling, type Decide, type Decided } from './types.ts';
import { checkReason } from './limits.ts';
import type { CallIn, CaseState } from '../state.ts';
import type { CaseContext, CaseEvent, CaseRefusal, SeenDecision } from '../case.ts';

/** A decision that the group did not take, and that still holds. */
const pulled = (id: string, { decision, bodies }: CaseContext): Result<SeenDecision, CaseRefusal> => {
  if (decision === null) return refuse({ code: 'decision-unknown', decision: id });
  const kind = bodyOf(bodies, decision.body)?.kind;
  if (kind !== 'bureau' && kind !== 'circle') return refuse({ code: 'decision-of-group' });
  return decision.state === 'superseded' || decision.state === 'repealed'
    ? refuse({ code: 'decision-not-in-force', decision: id })
    : ok(decision);
};

const checkOpen = (state: CallIn, person: string): CaseRefusal | null => {
  if (state.calls.some(({ by }) => by === person)) return { code: 'already-called-in' };
  if (state.end !== null) return { code: 'group-has-settled', decision: state.end.decision };
  return state.openedAt === null ? null : { code: 'call-in-open' };
};

/** Members whose call counts today: one who left in between has no power any more (I-16). */
const counting = (state: CaseState, group: Body, by: string, context: CaseContext): number => {
  const earlier = state.kind === 'callIn' ? state.calls.map((call) => call.by) : [];
  const today = todayOf(context);
  return [...earlier, by].filter((person) => isVoter(group, context.commune, person, today)).length;
};

/**
 * One member's call. The first names the decision; with the last that the charter asks for, execution stops and
 * the group's next meeting has it by right (I-4).
 */
export const callIn: Decide<'CallInDecision'> = (state, command, context): Decided => {
  if (state.kind !== 'none' && state.kind !== 'callIn')
    return refuse({ code: 'case-exists', kind: state.kind });
  const found = settling(context);
  if (!found.ok) return found;
  const { rules, group } = found.value;
  const by = groupMember(group, context);
  if (!by.ok) return by;
  const busy = state.kind === 'callIn' ? checkOpen(state, by.value) : null;
  if (busy) return refuse(busy);
  const decision = pulled(command.case, context);
  if (!decision.ok) return decision;
  const { now: at } = context;
  const { callIn: charter } = rules;
  const until = callInUntil(decision.value.publishedAt, charter.days);
  if (until !== null && at >= until) return refuse({ code: 'call-in-too-late', until });
  const reason = command.reason.trim();
  const wrong = checkReason(reason);
  if (wrong) return refuse(wrong);
  const size = votersOf(group, context.commune, todayOf(context)).length;
  const needed = state.kind === 'callIn' ? state.needed : callsNeeded(rules, size);
  const { subject, body: from } = decision.value;
  const facts = { id: command.case, subject, from, to: group.id, needed, until, at };
  const events: CaseEvent[] = state.kind === 'none' ? [{ type: 'CallInBegun', ...facts }] : [];
  events.push({ type: 'DecisionCalledIn', by: by.value, reason, until, at });
  if (counting(state, group, by.value, context) >= needed) events.push({ type: 'CallInOpened', at });
  return ok(events);
};

/** What time brings about: a call-in that too few have joined ends, a reason that nobody wrote is missing. */
export const passTime: Decide<'PassCaseTime'> = (state, _command, context) => {
  const refused = systemOnly(context);
  if (refused) return refuse(refused);
  const { now: at } = context;
  if (state.kind === 'callIn') {
    const over = state.until !== null && state.until <= at;
    const gathering = state.openedAt === null && state.expiredAt === null;
    return ok(over && gathering ? [{ type: 'CallInExpired', at }] : []);
  }
  if (state.kind !== 'emergency') return ok([]);
  const missed = state.reason === null && state.reasonMissedAt === null && state.reasonDueAt <= at;
  return ok(missed ? [{ type: 'EmergencyReasonMissed', at }] : []);
};
