import { addHours, type Instant } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { effectOf, undone } from './effects.ts';
import { isElected } from './facts.ts';
import type {
  Change,
  CommuneContext,
  CommuneEvent,
  CommuneRefusal,
  FoundedCommune,
  Recorded,
} from './commune.ts';
import type { Decision, Of } from './shape.ts';
import { concernedBy, mayConfirm, mayUndo, takesTwoHands } from './who.ts';

const changesOf = ({ changes = {} }: FoundedCommune): readonly Change[] => Object.values(changes);

/** What two persons would write down at once waits once; addresses, which the journal does not hold, may differ. */
const alreadyAwaiting = (state: FoundedCommune, recorded: Recorded): Change | undefined =>
  changesOf(state).find(({ standing, recorded: other }) => {
    if (standing.kind !== 'awaiting') return false;
    if (recorded.kind === 'undoing') return other.kind === 'undoing' && other.change === recorded.change;
    if (recorded.kind === 'departure')
      return other.kind === 'departure' && other.personId === recorded.personId && other.on === recorded.on;
    return (
      recorded.kind === 'function' &&
      other.kind === 'function' &&
      other.personId === recorded.personId &&
      other.function === recorded.function &&
      other.majority === recorded.majority
    );
  });

/**
 * One person writes something down: it takes effect at once where nobody's voice hangs on it, and otherwise once
 * a second person confirms it (I-26). What could not take effect today is refused today.
 * @param refused why this person may not write it down
 */
export const writeDown = (
  state: FoundedCommune,
  recorded: Recorded,
  refused: CommuneRefusal | null,
  context: CommuneContext,
): Decision => {
  if (refused !== null) return refuse(refused);
  const effect = effectOf(state, recorded, context);
  if (!effect.ok || !takesTwoHands(state, recorded, context)) return effect;
  const same = alreadyAwaiting(state, recorded);
  if (same !== undefined) return refuse({ code: 'change-already-written', change: same.number });
  const { actor, now: at } = context;
  if (actor.kind !== 'person') return refuse({ code: 'majority-member-required' });
  const change = changesOf(state).length + 1;
  return ok([{ type: 'ChangeWritten', change, recorded, by: actor.person, at }]);
};

const settled = ({ standing }: Change): CommuneRefusal | null =>
  standing.kind === 'awaiting' ? null : { code: 'change-settled', how: standing.kind };

/** Until when a contest keeps the change from having effect; null when none does. */
const suspendedUntil = ({ contest }: Change): Instant | null =>
  contest === undefined || contest.ended ? null : contest.suspendedUntil;

export const confirm = (
  state: FoundedCommune,
  { change: number }: Of<'ConfirmChange'>,
  context: CommuneContext,
): Decision => {
  const change = state.changes?.[number];
  if (change === undefined) return refuse({ code: 'change-unknown' });
  const refused = mayConfirm(state, change, context) ?? settled(change);
  if (refused !== null) return refuse(refused);
  const until = suspendedUntil(change);
  if (until !== null && context.now < until) return refuse({ code: 'change-contested', until });
  const effect = effectOf(state, change.recorded, context);
  if (!effect.ok) return effect;
  const { actor, now: at } = context;
  if (actor.kind !== 'person') return refuse({ code: 'majority-member-required' });
  return ok([{ type: 'ChangeConfirmed', change: number, by: actor.person, at }, ...effect.value]);
};

/** Its author takes back what they wrote; whoever could confirm it may decline it. */
export const decline = (
  state: FoundedCommune,
  { change: number, reason: said }: Of<'DeclineChange'>,
  context: CommuneContext,
): Decision => {
  const change = state.changes?.[number];
  if (change === undefined) return refuse({ code: 'change-unknown' });
  const { actor, now: at } = context;
  if (actor.kind !== 'person') return refuse({ code: 'majority-member-required' });
  const { person: by } = actor;
  const refused = (by === change.by ? null : mayConfirm(state, change, context)) ?? settled(change);
  if (refused !== null) return refuse(refused);
  const reason = said.trim();
  if (reason === '') return refuse({ code: 'reason-required' });
  return ok([{ type: 'ChangeDeclined', change: number, by, reason, at }]);
};

/** The days that a contest has, and that it may suspend, unless a charter says otherwise. */
const defaultContestDays = 7;
const longestSuspensionDays = 7;

/** An election, a resignation received, an order: the law's own acts, which no word of ours suspends. */
const isOfLaw = (state: FoundedCommune, { recorded, before }: Change): boolean => {
  if (recorded.kind !== 'function' && recorded.kind !== 'departure') return false;
  const was = before?.[recorded.personId]?.function ?? state.members[recorded.personId]?.function;
  return (
    (was !== undefined && isElected(was)) || (recorded.kind === 'function' && isElected(recorded.function))
  );
};

/**
 * Whom it is about says that it is not so: the group hears it by right. What the law did goes on meanwhile;
 * anything else is suspended, for seven days at most.
 */
export const contest = (
  state: FoundedCommune,
  { change: number, reason: said }: Of<'ContestChange'>,
  { actor, now: at, contestDays = defaultContestDays }: CommuneContext,
): Decision => {
  const change = state.changes?.[number];
  if (change === undefined) return refuse({ code: 'change-unknown' });
  if (actor.kind !== 'person' || !concernedBy(change.recorded).includes(actor.person))
    return refuse({ code: 'not-your-change' });
  const { standing, undoneAt } = change;
  if (standing.kind === 'declined') return refuse({ code: 'change-settled', how: 'declined' });
  if (undoneAt !== undefined) return refuse({ code: 'change-not-in-effect' });
  if (change.contest !== undefined) return refuse({ code: 'change-already-contested' });
  if (standing.kind === 'confirmed' && at > addHours(standing.at, contestDays * 24))
    return refuse({ code: 'change-contest-too-late', days: contestDays });
  const reason = said.trim();
  if (reason === '') return refuse({ code: 'reason-required' });
  const days = Math.min(contestDays, longestSuspensionDays);
  const until = isOfLaw(state, change) ? null : addHours(at, days * 24);
  return ok([
    { type: 'ChangeContested', change: number, by: actor.person, reason, suspendedUntil: until, at },
  ]);
};

/** Entered by mistake: it is undone as it was done, by two hands (I-26). */
export const undo = (
  state: FoundedCommune,
  { change: number, reason: said }: Of<'UndoChange'>,
  context: CommuneContext,
): Decision => {
  const change = state.changes?.[number];
  if (change === undefined) return refuse({ code: 'change-unknown' });
  const reason = said.trim();
  const refused =
    mayUndo(state, change, context) ?? (reason === '' ? ({ code: 'reason-required' } as const) : null);
  const people = concernedBy(change.recorded);
  return writeDown(state, { kind: 'undoing', change: number, people, reason }, refused, context);
};

const systemOnly = ({ actor }: CommuneContext): CommuneRefusal | null =>
  actor.kind === 'system' ? null : { code: 'system-only' };

/** The group has answered: it undoes what was written, or lets it be. */
export const settle = (
  state: FoundedCommune,
  { change: number, settlement }: Of<'SettleChange'>,
  context: CommuneContext,
): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  const change = state.changes?.[number];
  if (change?.contest === undefined || change.undoneAt !== undefined) return ok([]);
  const { now } = context;
  if (settlement === 'undone' && change.standing.kind === 'confirmed') {
    const decided = undone(state, number, { by: null, reason: 'Décision du groupe', now });
    return decided.ok ? decided : ok([]);
  }
  if (settlement === 'undone' && change.standing.kind === 'awaiting')
    return ok([{ type: 'ChangeDeclined', change: number, by: null, reason: 'Décision du groupe', at: now }]);
  return change.contest.ended ? ok([]) : ok([{ type: 'ChangeResumed', change: number, at: now }]);
};

/** When the first suspension passes; null when nothing is suspended. */
export const resumesAt = (state: FoundedCommune): Instant | null =>
  changesOf(state)
    .flatMap((change) => suspendedUntil(change) ?? [])
    .toSorted()[0] ?? null;

export const resume = (state: FoundedCommune, context: CommuneContext): Decision => {
  const refused = systemOnly(context);
  if (refused !== null) return refuse(refused);
  const { now: at } = context;
  const passed = changesOf(state).filter((change) => {
    const until = suspendedUntil(change);
    return until !== null && until <= at;
  });
  return ok(passed.map(({ number: change }): CommuneEvent => ({ type: 'ChangeResumed', change, at })));
};
