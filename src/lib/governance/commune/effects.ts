import { addMonths, civilDateOf, isCivilDate, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import type { Change, CommuneContext, CommuneEvent, FoundedCommune, Recorded, Touched } from './commune.ts';
import { isElected, isInFunction, mayorOf } from './facts.ts';
import { tooFar } from './horizon.ts';
import { checkAddresses, checkPeople } from './people.ts';
import type { Decision } from './shape.ts';
import { concernedBy } from './who.ts';

type Of<Kind extends Recorded['kind']> = Extract<Recorded, { kind: Kind }>;

const register = (
  state: FoundedCommune,
  { people, addressed }: Of<'registration'>,
  { now, charterInForce }: CommuneContext,
): Decision => {
  const wrong =
    checkPeople(state, people, charterInForce) ?? checkAddresses(state, addressed, civilDateOf(now));
  if (wrong !== null) return refuse(wrong);
  return ok([
    ...(people.length > 0 ? [{ type: 'PeopleRegistered' as const, people }] : []),
    ...(addressed.length > 0 ? [{ type: 'AddressesRecorded' as const, people: addressed }] : []),
  ]);
};

const recordAddresses = (
  state: FoundedCommune,
  { people }: Of<'addresses'>,
  { now }: CommuneContext,
): Decision => {
  const wrong = checkAddresses(state, people, civilDateOf(now));
  return wrong === null ? ok([{ type: 'AddressesRecorded', people }]) : refuse(wrong);
};

const changeFunction = (
  state: FoundedCommune,
  { personId, function: held, majority, act }: Of<'function'>,
  { now }: CommuneContext,
): Decision => {
  const member = state.members[personId];
  if (member === undefined) return refuse({ code: 'person-unknown', personId });
  const today = civilDateOf(now);
  if (member.leftOn !== null && !isInFunction(state, personId, today)) {
    return refuse({ code: 'person-has-left', personId, leftOn: member.leftOn });
  }
  if (held === member.function && majority === member.majority) return refuse({ code: 'nothing-changes' });
  if (majority && !isElected(held)) return refuse({ code: 'majority-must-be-elected', people: [personId] });
  const mayor = mayorOf(state, today);
  if (held === 'mayor' && mayor !== null && mayor !== personId)
    return refuse({ code: 'one-mayor-only', mayor });
  return ok([{ type: 'FunctionChanged', personId, function: held, majority, act }]);
};

const recordDeparture = (
  state: FoundedCommune,
  { personId, on, act }: Of<'departure'>,
  { now }: CommuneContext,
): Decision => {
  const member = state.members[personId];
  if (member === undefined) return refuse({ code: 'person-unknown', personId });
  if (member.leftOn !== null) return refuse({ code: 'person-has-left', personId, leftOn: member.leftOn });
  if (!isCivilDate(on) || on < state.installedOn) {
    return refuse({ code: 'departure-date-invalid', on, installedOn: state.installedOn });
  }
  // The resignation of a mayor or a deputy holds a month after it was sent, if not before (L2122-15).
  const far = tooFar(on, addMonths(civilDateOf(now), 1));
  return far === null ? ok([{ type: 'DepartureRecorded', personId, on, act }]) : refuse(far);
};

/** What a change made of somebody, of what it touches. */
export const madeBy = (recorded: Recorded): Touched | null => {
  switch (recorded.kind) {
    case 'function':
      return { function: recorded.function, majority: recorded.majority };
    case 'departure':
      return { leftOn: recorded.on };
    case 'addresses':
      return { reachable: true };
    default:
      return null;
  }
};

/** Something later has touched the same: it is that which would be undone. */
const isOvertaken = (state: FoundedCommune, { recorded }: Change): boolean => {
  const made = madeBy(recorded);
  if (made === null) return false;
  return concernedBy(recorded).some((person) =>
    Object.entries(made).some(([field, value]) => state.members[person]?.[field as keyof Touched] !== value),
  );
};

/** People who came by mistake go again: what they may have said meanwhile stands under their name. */
const sentAway = (state: FoundedCommune, { recorded }: Change, on: CivilDate, act: string): CommuneEvent[] =>
  recorded.kind === 'registration'
    ? recorded.people
        .filter(({ personId }) => state.members[personId]?.leftOn === null)
        .map(({ personId }) => ({ type: 'DepartureRecorded', personId, on, act }))
    : [];

/** @param by the second hand, or null for the group */
export const undone = (
  state: FoundedCommune,
  number: number,
  { by, reason, now: at }: { readonly by: string | null; readonly reason: string; readonly now: Instant },
): Decision => {
  const change = state.changes?.[number];
  if (change === undefined) return refuse({ code: 'change-unknown' });
  const { standing, undoneAt, recorded } = change;
  if (standing.kind !== 'confirmed' || undoneAt !== undefined || recorded.kind === 'undoing')
    return refuse({ code: 'change-not-in-effect' });
  const suspended = change.contest?.suspendedUntil && !change.contest.ended;
  if (!suspended && isOvertaken(state, change)) return refuse({ code: 'change-overtaken' });
  return ok([
    { type: 'ChangeUndone', change: number, by, at },
    ...sentAway(state, change, civilDateOf(at), reason),
  ]);
};

/** What a change does once it may take effect, on the commune as it then stands. */
export const effectOf = (state: FoundedCommune, recorded: Recorded, context: CommuneContext): Decision => {
  switch (recorded.kind) {
    case 'function':
      return changeFunction(state, recorded, context);
    case 'departure':
      return recordDeparture(state, recorded, context);
    case 'addresses':
      return recordAddresses(state, recorded, context);
    case 'registration':
      return register(state, recorded, context);
    case 'undoing': {
      const { actor, now } = context;
      const by = actor.kind === 'person' ? actor.person : null;
      return undone(state, recorded.change, { by, reason: recorded.reason, now });
    }
  }
};
