import { ok, refuse } from '#lib/kernel/result.ts';
import { effectOf } from './effects.ts';
import type { Change, CommuneContext, CommuneRefusal, FoundedCommune, Recorded } from './commune.ts';
import type { Decision, Of } from './shape.ts';
import { mayConfirm, takesTwoHands } from './who.ts';

const changesOf = ({ changes = {} }: FoundedCommune): readonly Change[] => Object.values(changes);

/** What two persons would write down at once waits once; addresses, which the journal does not hold, may differ. */
const alreadyAwaiting = (state: FoundedCommune, recorded: Recorded): Change | undefined =>
  changesOf(state).find(({ standing, recorded: other }) => {
    if (standing.kind !== 'awaiting') return false;
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

export const confirm = (
  state: FoundedCommune,
  { change: number }: Of<'ConfirmChange'>,
  context: CommuneContext,
): Decision => {
  const change = state.changes?.[number];
  if (change === undefined) return refuse({ code: 'change-unknown' });
  const refused = mayConfirm(state, change, context) ?? settled(change);
  if (refused !== null) return refuse(refused);
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
