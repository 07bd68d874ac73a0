import { ok, refuse } from '#lib/kernel/result.ts';
import { isLive as lives } from '../../bodies/index.ts';
import { namedIn } from '../../powers/index.ts';
import { isLive, systemOnly, todayOf } from '../who.ts';
import type { Decide } from './types.ts';
import type { Arbitration, HeardCase } from '../state.ts';
import type { CaseContext, CaseEvent } from '../case.ts';

/** The subject of the case stands on a meeting's agenda. */
export const enter: Decide<'EnterCase'> = (state, { meeting }, context) => {
  const refused = systemOnly(context);
  if (refused) return refuse(refused);
  if (state.kind === 'none' || state.kind === 'act' || !isLive(state)) return ok([]);
  return ok(state.course.meeting === meeting ? [] : [{ type: 'CaseEnteredMeeting', meeting }]);
};

/**
 * It comes out of a meeting. An emergency that was not settled there lapses, unless a text dealt with it
 * waits for absent members: who acted alone should have been confirmed or corrected by then. Taken to a meeting
 * that comes sooner, or from one that is not held, it was heard by nobody yet.
 */
export const hear: Decide<'HearCase'> = (state, { meeting, end }, context) => {
  const refused = systemOnly(context);
  if (refused) return refuse(refused);
  if (state.kind === 'none' || state.kind === 'act' || state.course.meeting !== meeting) return ok([]);
  const { now: at, subject } = context;
  const events: CaseEvent[] = [{ type: 'CaseHeard', meeting, end, at }];
  const answered = end === 'removed' || (end === 'dealtWith' && subject.status === 'onAgenda');
  if (state.kind === 'emergency' && state.end === null && state.lapsedAt === null && !answered)
    events.push({ type: 'EmergencyLapsed', at });
  return ok(events);
};

type Yielding = Extract<CaseEvent, { type: 'CaseSettled' }>['yielding'];

/** Whose matter it is: the body that the text names, or as it upholds or undoes what is. */
const winner = (state: Arbitration, { decision }: CaseContext): string => {
  if (decision?.assigns) return decision.assigns;
  return decision?.settles?.settlement === 'undone' ? state.claimant : state.holder;
};

/** The disputed subject goes to who obtained it, unless it was decided meanwhile or a text stands on it. */
const assigned = (state: Arbitration, context: CaseContext): string | null => {
  const { subject } = context;
  const body = winner(state, context);
  const waits = subject.status === 'raised' || subject.status === 'parked';
  return waits && subject.body !== body ? body : null;
};

/** A matter that two perimeters hold leaves all but the one that obtained it; a perimeter of nothing is none. */
const yielding = (state: HeardCase, context: CaseContext): Yielding => {
  if (state.kind !== 'arbitration' || state.disputed !== null) return [];
  const body = winner(state, context);
  return Object.values(context.bodies.bodies).flatMap(({ id, perimeter, ...other }) => {
    const named = perimeter && namedIn(perimeter.matters, state.title);
    if (!perimeter || !named || id === body || !lives({ id, perimeter, ...other }, todayOf(context)))
      return [];
    const matters = perimeter.matters.filter((matter) => matter !== named);
    return [{ body: id, perimeter: matters.length === 0 ? null : { ...perimeter, matters } }];
  });
};

/** The adopted decision that closed its subject ends the case, once: its outcome follows from that text. */
export const settle: Decide<'SettleCase'> = (state, command, context) => {
  const refused = systemOnly(context);
  if (refused) return refuse(refused);
  const { decision, now: at } = context;
  if (state.kind === 'none' || state.kind === 'act' || !isLive(state)) return ok([]);
  if (decision === null || (state.kind !== 'referral' && decision.body !== state.to)) return ok([]);
  const says = decision.settles;
  return ok([
    {
      type: 'CaseSettled',
      settlement: says?.settlement ?? 'replaced',
      decision: command.decision,
      assignedTo: state.kind === 'arbitration' ? winner(state, context) : null,
      moved: state.kind === 'arbitration' ? assigned(state, context) : null,
      yielding: yielding(state, context),
      applied: says?.applied ?? false,
      at,
    },
  ]);
};
