import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isLive, quorumNeeded, votersOf, type Body } from '../bodies/index.ts';
import { isInFunction, memberOf, type PersonId } from '../commune/index.ts';
import { holdersOf } from '../mandates/index.ts';
import type { MeetingContext } from './meeting.ts';
import type { MeetingRefusal } from './refusals.ts';
import type { AgendaItem, Core, EveningRole, Gathered, Held, Over, Seated } from './state.ts';

/** Who may act on a meeting. Whether the act is possible now is `decide`'s matter. */
export type Allowed<T = PersonId> = Result<T, MeetingRefusal>;

type Where = Pick<Core, 'body'>;

export const actingPerson = ({ actor }: MeetingContext): Allowed =>
  actor.kind === 'person' ? ok(actor.person) : refuse({ code: 'person-required' });

export const onlySystem = ({ actor }: MeetingContext): Allowed<null> =>
  actor.kind === 'system' ? ok(null) : refuse({ code: 'system-only' });

export const bodyOfMeeting = ({ body }: Where, context: MeetingContext): Allowed<Body> => {
  const found = context.bodies.bodies[body];
  return found && isLive(found, civilDateOf(context.now)) ? ok(found) : refuse({ code: 'body-unknown' });
};

export const votersNow = ({ body }: Where, context: MeetingContext): PersonId[] => {
  const found = context.bodies.bodies[body];
  return found ? votersOf(found, context.commune, civilDateOf(context.now)) : [];
};

/** Everyone who has a seat in the body today and is still in function, with whether they count (I-28). */
export const seatedNow = ({ body }: Where, context: MeetingContext): Seated[] => {
  const voters = votersNow({ body }, context);
  const today = civilDateOf(context.now);
  return (context.bodies.bodies[body]?.members ?? [])
    .filter(({ person }) => isInFunction(context.commune, person, today))
    .map(({ person }) => ({ person, votes: voters.includes(person) }));
};

/** Whoever sits in the body today, counted or not: watches and advisers are at the table too. */
export const sits = ({ body }: Where, person: PersonId, context: MeetingContext): boolean =>
  (context.bodies.bodies[body]?.members.some((member) => member.person === person) ?? false) &&
  isInFunction(context.commune, person, civilDateOf(context.now));

/** Members who must be there for the meeting to open and its motions to be carried (I-9). */
export const quorumOf = (state: Where, context: MeetingContext): number => {
  const body = context.bodies.bodies[state.body];
  const counted = votersNow(state, context).length;
  return body ? quorumNeeded(body, counted, counted) : Infinity;
};

export const isHere = (state: Pick<Core, 'attendance'>, person: PersonId): boolean => {
  const now = state.attendance[person]?.now;
  return now === 'present' || now === 'remote';
};

/** Those who count and are here, in the room or remotely: nobody else makes a quorum (I-9, I-10). */
export const presentVoters = (state: Held, context: MeetingContext): PersonId[] =>
  votersNow(state, context).filter((person) => isHere(state, person));

/** The mayor leads no meeting of a majority group, whatever else they hold (I-7). */
export const isBarred = ({ body }: Where, person: PersonId, context: MeetingContext): boolean =>
  context.bodies.bodies[body]?.kind === 'majorityGroup' &&
  memberOf(context.commune, person)?.function === 'mayor';

/** Whose mandate gives them a role of the meeting today (I-16). */
export const mandated = ({ body }: Where, kind: EveningRole, context: MeetingContext): PersonId[] =>
  holdersOf(
    context.mandates,
    { commune: context.commune, bodies: context.bodies },
    { body, kind },
    civilDateOf(context.now),
  );

/** A voter of the body, wherever they are. */
export const voter = (state: Where, context: MeetingContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  return votersNow(state, context).includes(person.value)
    ? person
    : refuse({ code: 'not-a-voter', body: state.body });
};

export const sitting = (state: Where, context: MeetingContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  return sits(state, person.value, context) ? person : refuse({ code: 'not-in-body', body: state.body });
};

/** Someone at the table now: noted present, and sitting in the body or invited by the secretary. */
export const atTable = (state: Held, context: MeetingContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  return isHere(state, person.value) ? person : refuse({ code: 'not-present' });
};

export const presentVoter = (state: Held, context: MeetingContext): Allowed => {
  const person = voter(state, context);
  if (!person.ok) return person;
  return isHere(state, person.value) ? person : refuse({ code: 'not-present' });
};

/**
 * Who prepares a meeting: the facilitators and secretaries in force. A body that has none yet prepares with
 * any of its voters, the mayor of a majority group left out.
 */
export const preparersOf = (state: Where, context: MeetingContext): PersonId[] => {
  const held = [...mandated(state, 'facilitator', context), ...mandated(state, 'secretary', context)];
  const able = held.length > 0 ? held : votersNow(state, context);
  return [...new Set(able)].filter((person) => !isBarred(state, person, context));
};

export const preparer = (state: Where, context: MeetingContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  const preparers = preparersOf(state, context);
  return preparers.includes(person.value) ? person : refuse({ code: 'preparer-only', preparers });
};

/**
 * The person who holds a role of the evening and may still use it: in function, at the table, their mandate
 * not ended since (I-16), and never the mayor as facilitator (I-7), even if they became it this evening.
 */
export const holderNow = (state: Held, role: EveningRole, context: MeetingContext): PersonId | null => {
  const holder = state.roles[role];
  if (holder === null) return null;
  const { person, basis } = holder;
  if (role === 'facilitator' && isBarred(state, person, context)) return null;
  if (!isInFunction(context.commune, person, civilDateOf(context.now))) return null;
  if (basis === 'mandate') return mandated(state, role, context).includes(person) ? person : null;
  return sits(state, person, context) ? person : null;
};

/** The facilitator of the evening, acting at the table. */
export const facilitator = (state: Gathered, context: MeetingContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  if (isBarred(state, person.value, context)) return refuse({ code: 'mayor-never-facilitates' });
  const holder = holderNow(state, 'facilitator', context);
  if (holder === null) return refuse({ code: 'no-facilitator' });
  if (holder !== person.value) return refuse({ code: 'facilitator-only', facilitator: holder });
  return isHere(state, holder) ? person : refuse({ code: 'not-present' });
};

const isSecretary = (state: Held, person: PersonId, context: MeetingContext): boolean =>
  holderNow(state, 'secretary', context) === person ||
  (state.roles.secretary === null && mandated(state, 'secretary', context).includes(person));

/** The secretary of the evening; once it is over, any secretary of the body may finish the record. */
export const secretary = (state: Gathered | Over, context: MeetingContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  const over = 'closedAt' in state && mandated(state, 'secretary', context).includes(person.value);
  return over || isSecretary(state, person.value, context)
    ? person
    : refuse({ code: 'secretary-only', secretary: holderNow(state, 'secretary', context) });
};

/** Nobody leads the discussion of what they carry, unless the charter lets them. */
export const checkSponsor = (
  item: AgendaItem | null,
  person: string,
  { charter }: MeetingContext,
): MeetingRefusal | null =>
  item !== null && item.sponsor === person && !charter.parameters.facilitation.sponsorMayFacilitate
    ? { code: 'sponsor-never-facilitates', item: item.id }
    : null;

/** Facilitator or secretary: who notes others' presence and keeps the evening going. */
export const keeper = (state: Gathered, context: MeetingContext): Allowed => {
  const kept = secretary(state, context);
  return kept.ok ? kept : facilitator(state, context);
};
