import { addMonths, civilDateOf, isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { horizonOf, isInFunction, memberOf, tooFar } from '../commune/index.ts';
import { liveBody, type BodyId } from '../bodies/index.ts';
import type {
  Mandate,
  MandatesContext,
  MandatesEvent,
  MandatesRefusal,
  MandatesState,
  Role,
  RoleDescription,
} from './mandates.ts';
import type { MandatesCommand } from './commands.ts';
import { mayDescribeRoles, mayDesignate } from './who.ts';
import { isBarredFromFacilitating } from './facts.ts';
import { checkDesignation, checkRole, isFitFor } from './roles.ts';

type Of<Type extends MandatesCommand['type']> = Extract<MandatesCommand, { type: Type }>;
type Decision = Result<readonly MandatesEvent[], MandatesRefusal>;

const checkBody = (id: BodyId, { bodies, now }: MandatesContext): MandatesRefusal | null => {
  const body = liveBody(bodies, id, civilDateOf(now));
  return body.ok ? null : body.error;
};

const define = (state: MandatesState, command: Of<'DefineRole'>, context: MandatesContext): Decision => {
  const { type: _, roleId, decision, ...description } = command;
  const refused = mayDescribeRoles(context, decision);
  if (refused !== null) return refuse(refused);
  if (state.roles[roleId] !== undefined) return refuse({ code: 'role-exists', role: roleId });
  const wrong = checkBody(command.body, context) ?? checkRole(description);
  if (wrong !== null) return refuse(wrong);
  return ok([{ type: 'RoleDefined', role: { id: roleId, ...description }, decision }]);
};

/** Kind and body never change: a role that moved would carry its holder's power elsewhere (I-16). */
const changesOf = (role: Role, command: Of<'ChangeRole'>): Partial<RoleDescription> => {
  const { title, purpose, perimeter, accountabilities, envelopeEuros, term } = command;
  const asked = { title, purpose, perimeter, accountabilities, envelopeEuros, term };
  const differs = ([field, value]: [string, unknown]): boolean =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(role[field as keyof RoleDescription]);
  return Object.fromEntries(Object.entries(asked).filter(differs)) as Partial<RoleDescription>;
};

const changeRole = (state: MandatesState, command: Of<'ChangeRole'>, context: MandatesContext): Decision => {
  const refused = mayDescribeRoles(context, command.decision);
  if (refused !== null) return refuse(refused);
  const role = state.roles[command.role];
  if (role === undefined) return refuse({ code: 'role-unknown', role: command.role });
  const changes = changesOf(role, command);
  if (Object.keys(changes).length === 0) return refuse({ code: 'nothing-changes' });
  const wrong = checkRole(changes);
  if (wrong !== null) return refuse(wrong);
  return ok([{ type: 'RoleChanged', role: role.id, changes, decision: command.decision }]);
};

const checkDates = (
  { from, until }: Of<'GrantMandate'>,
  role: Role,
  { commune, now }: MandatesContext,
): MandatesRefusal | null => {
  if (!isCivilDate(from)) return { code: 'date-invalid', date: from };
  if (until !== null && !isCivilDate(until)) return { code: 'date-invalid', date: until };
  if (until !== null && until < from) return { code: 'until-before-from', from, until };
  const far = tooFar(until ?? from, horizonOf(commune, now));
  if (far !== null) return far;
  if (role.term === null) return null;
  const latest = addMonths(from, role.term);
  return until === null || until > latest
    ? { code: 'mandate-longer-than-term', latest, months: role.term }
    : null;
};

const checkHolder = (
  { person, designation }: Of<'GrantMandate'>,
  role: Role,
  context: MandatesContext,
): MandatesRefusal | null => {
  const { commune, bodies } = context;
  const today = civilDateOf(context.now);
  const member = memberOf(commune, person);
  if (member === null) return { code: 'person-unknown', person };
  if (!isInFunction(commune, person, today)) return { code: 'person-not-in-function', person, on: today };
  if (isBarredFromFacilitating(commune, bodies, role, person)) {
    return { code: 'mayor-never-facilitates', person, body: role.body };
  }
  if (!isFitFor(role.kind, member.function)) {
    return { code: 'function-does-not-match', person, kind: role.kind };
  }
  return checkDesignation(role.kind, designation);
};

const lastDay = '9999-12-31';

/** Two mandates of one person on one role may follow each other, not overlap. */
const overlapping = (state: MandatesState, asked: Of<'GrantMandate'>): Mandate | undefined =>
  Object.values(state.mandates).find(
    (held) =>
      held.role === asked.role &&
      held.person === asked.person &&
      asked.from <= (held.until ?? lastDay) &&
      held.from <= (asked.until ?? lastDay) &&
      (held.endedOn === null || asked.from < held.endedOn),
  );

const grant = (state: MandatesState, command: Of<'GrantMandate'>, context: MandatesContext): Decision => {
  const { type: _, mandateId, ...granted } = command;
  const refused = mayDesignate(context, command, command);
  if (refused !== null) return refuse(refused);
  if (state.mandates[mandateId] !== undefined) return refuse({ code: 'mandate-exists', mandate: mandateId });
  const role = state.roles[command.role];
  if (role === undefined) return refuse({ code: 'role-unknown', role: command.role });
  const wrong =
    checkBody(role.body, context) ??
    checkHolder(command, role, context) ??
    checkDates(command, role, context);
  if (wrong !== null) return refuse(wrong);
  const held = overlapping(state, command);
  if (held !== undefined) {
    return refuse({ code: 'already-holds-role', mandate: held.id, person: held.person });
  }
  const mandate: Mandate = { id: mandateId, ...granted, endedOn: null, endReason: null };
  return ok([{ type: 'MandateGranted', mandate }]);
};

/** An end still to come never keeps the mandate from ending before: neither its holder's nor the group's. */
const mayComeSooner = (recorded: CivilDate, on: CivilDate, { now }: MandatesContext): boolean =>
  recorded > civilDateOf(now) && on < recorded;

const end = (state: MandatesState, command: Of<'EndMandate'>, context: MandatesContext): Decision => {
  const mandate = state.mandates[command.mandateId];
  if (mandate === undefined) return refuse({ code: 'mandate-unknown', mandate: command.mandateId });
  const { mandateId, on, decision, act } = command;
  const { actor } = context;
  // Nobody is held to a role: resigning asks for a reason, not for anyone's leave.
  const resigns = actor.kind === 'person' && actor.person === mandate.person;
  const refused = resigns ? null : mayDesignate(context, mandate, command);
  if (refused !== null) return refuse(refused);
  if (mandate.endedOn !== null && !mayComeSooner(mandate.endedOn, on, context)) {
    return refuse({ code: 'mandate-already-ended', mandate: mandate.id, on: mandate.endedOn });
  }
  const reason = command.reason.trim();
  if (reason === '') return refuse({ code: 'reason-required' });
  if (!isCivilDate(on)) return refuse({ code: 'date-invalid', date: on });
  if (on < mandate.from) return refuse({ code: 'end-before-start', on, from: mandate.from });
  const far = tooFar(on, mandate.until ?? horizonOf(context.commune, context.now));
  if (far !== null) return refuse(far);
  return ok([{ type: 'MandateEnded', mandateId, on, reason, decision, act }]);
};

/** What follows from a command on roles and mandates. */
export const decide = (
  state: MandatesState,
  command: MandatesCommand,
  context: MandatesContext,
): Decision => {
  switch (command.type) {
    case 'DefineRole':
      return define(state, command, context);
    case 'ChangeRole':
      return changeRole(state, command, context);
    case 'GrantMandate':
      return grant(state, command, context);
    case 'EndMandate':
      return end(state, command, context);
  }
};
