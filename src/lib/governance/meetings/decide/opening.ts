import { addHours, civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isInFunction, type PersonId } from '../../commune/index.ts';
import {
  actingPerson,
  holderNow,
  isBarred,
  isHere,
  keeper,
  mandated,
  preparer,
  preparersOf,
  quorumOf,
  sits,
  votersNow,
} from '../who.ts';
import { carriedByLeaving } from './motions.ts';
import { endTurn } from './turns.ts';
import { isAhead, isGathered, wrongStatus, type Decide } from './types.ts';
import type { MeetingContext, MeetingEvent } from '../meeting.ts';
import type { MeetingRefusal } from '../refusals.ts';
import type { EveningRole, Held, Holder } from '../state.ts';

/** People arrive before the hour: this long before, one may be noted present. */
const hoursBefore = 2;

/**
 * Each notes their own presence; facilitator and secretary note anybody's. Noted twice, from two phones, it
 * stands once. To be excused can be said as soon as the meeting is planned.
 */
export const noteAttendance: Decide<'NoteAttendance'> = (state, command, context) => {
  if (!isAhead(state) && !isGathered(state)) return wrongStatus(state, 'opened');
  const actor = actingPerson(context);
  if (!actor.ok) return actor;
  const { person, attendance } = command;
  if (!isInFunction(context.commune, person, civilDateOf(context.now)))
    return refuse({ code: 'person-not-in-function', person });
  const own = actor.value === person;
  if (own && !sits(state, person, context) && state.attendance[person] === undefined)
    return refuse({ code: 'not-in-body', body: state.body });
  const others = isGathered(state) ? keeper(state, context) : preparer(state, context);
  if (!own && !others.ok) return refuse({ code: 'attendance-of-others' });
  const from = addHours(state.startsAt, -hoursBefore);
  if (attendance !== 'excused' && isAhead(state) && context.now < from)
    return refuse({ code: 'too-early', from });
  if (state.attendance[person]?.now === attendance) return ok([]);
  const gone = attendance === 'left' || attendance === 'excused';
  const turn = isGathered(state) && gone && state.floor?.person === person ? endTurn(state, context.now) : [];
  const noted: MeetingEvent[] = [
    ...turn,
    { type: 'AttendanceNoted', person, attendance, by: actor.value, at: context.now },
  ];
  return ok(gone && isGathered(state) ? carriedByLeaving(state, noted, context) : noted);
};

/** On what ground someone may hold a role of the evening without the group's consent. */
export const basisFor = (
  state: Held,
  role: EveningRole,
  person: PersonId,
  context: MeetingContext,
): Result<Holder['basis'], MeetingRefusal> => {
  if (role === 'facilitator' && isBarred(state, person, context))
    return refuse({ code: 'mayor-never-facilitates' });
  if (!isInFunction(context.commune, person, civilDateOf(context.now)))
    return refuse({ code: 'person-not-in-function', person });
  if (mandated(state, role, context).includes(person)) return ok('mandate');
  if (!sits(state, person, context)) return refuse({ code: 'holder-not-in-body', person });
  return role === 'timekeeper' ? ok('volunteer') : refuse({ code: 'mandate-required', role, person });
};

/** The rota: among those whose mandate is in force, who holds the role at this meeting. */
export const assignRole: Decide<'AssignRole'> = (state, command, context) => {
  if (!isAhead(state)) return wrongStatus(state, 'agendaOpen');
  const by = preparer(state, context);
  if (!by.ok) return by;
  const { role, person } = command;
  const basis = basisFor(state, role, person, context);
  if (!basis.ok) return basis;
  if (state.roles[role]?.person === person) return refuse({ code: 'already-holds', role, person });
  return ok([{ type: 'RoleHeld', role, person, basis: basis.value, reason: null, at: context.now }]);
};

const roleHeld = (role: EveningRole, person: PersonId, context: MeetingContext): MeetingEvent => ({
  type: 'RoleHeld',
  role,
  person,
  basis: 'mandate',
  reason: null,
  at: context.now,
});

/** Roles that nobody was given, or whose holder lost it since, go to whoever holds the mandate and is here. */
const confirmed = (state: Held, actor: PersonId, context: MeetingContext): MeetingEvent[] =>
  (['facilitator', 'secretary'] as const).flatMap((role) => {
    const holder = holderNow(state, role, context);
    if (holder !== null && (isHere(state, holder) || holder === actor)) return [];
    const able = mandated(state, role, context).filter((person) => isHere(state, person) || person === actor);
    const next = able.includes(actor) ? actor : able[0];
    return next === undefined || next === state.roles[role]?.person ? [] : [roleHeld(role, next, context)];
  });

/** Opened once, by those who prepare it; by any member at the table but the mayor when none of them came. */
export const open: Decide<'OpenMeeting'> = (state, _command, context) => {
  if (!isAhead(state)) return wrongStatus(state, 'agendaClosed');
  const person = actingPerson(context);
  if (!person.ok) return person;
  if (isBarred(state, person.value, context)) return refuse({ code: 'mayor-never-facilitates' });
  const from = addHours(state.startsAt, -hoursBefore);
  if (context.now < from) return refuse({ code: 'too-early', from });
  const preparers = preparersOf(state, context);
  const absent = preparers.every((other) => !isHere(state, other));
  const mayOpen = preparers.includes(person.value) || (absent && sits(state, person.value, context));
  if (!mayOpen) return refuse({ code: 'preparer-only', preparers });
  const arrival: MeetingEvent[] = isHere(state, person.value)
    ? []
    : [
        {
          type: 'AttendanceNoted',
          person: person.value,
          attendance: 'present',
          by: person.value,
          at: context.now,
        },
      ];
  const here = votersNow(state, context).filter((voter) => voter === person.value || isHere(state, voter));
  const quorum = { needed: quorumOf(state, context), present: here.length };
  return ok([
    ...arrival,
    ...confirmed(state, person.value, context),
    { type: 'MeetingOpened', quorum, at: context.now },
  ]);
};
