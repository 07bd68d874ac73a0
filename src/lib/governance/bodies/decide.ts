import { civilDateOf, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isBlank } from '#lib/kernel/seen.ts';
import type { BodiesContext, BodiesEvent, BodiesRefusal, BodiesState, Body, BodyChanges } from './bodies.ts';
import type { BodiesCommand } from './commands.ts';
import { mayOrganise } from './who.ts';
import { checkQuorum, checkReach, checkSeat, countMembers } from './membership.ts';
import { isLive, liveBody, powerOf } from './facts.ts';
import { checkDescription, checkEnd, checkName, checkPerimeter, checkTexts } from './shape.ts';

type Of<Type extends BodiesCommand['type']> = Extract<BodiesCommand, { type: Type }>;
type Decision = Result<readonly BodiesEvent[], BodiesRefusal>;

const create = (state: BodiesState, command: Of<'CreateBody'>, context: BodiesContext): Decision => {
  const today = civilDateOf(context.now);
  const { bodyId, kind, members, quorum, quorumPercent, decision } = command;
  if (state.bodies[bodyId] !== undefined) return refuse({ code: 'body-exists', body: bodyId });
  for (const [place, seat] of members.entries()) {
    const again = members.slice(0, place).find(({ person }) => person === seat.person);
    if (again !== undefined) return refuse({ code: 'already-member', ...again });
    const wrong = checkSeat(state, kind, seat, context);
    if (wrong !== null) return refuse(wrong);
  }
  const wrong = checkDescription(state, command, context) ?? checkQuorum(command, countMembers(members));
  if (wrong !== null) return refuse(wrong);
  const body: Body = {
    id: bodyId,
    name: command.name.trim(),
    kind,
    power: powerOf(kind),
    purpose: command.purpose,
    perimeter: command.perimeter,
    members: members.map(({ person, capacity }) => ({ person, capacity, since: today })),
    quorum,
    ...((quorumPercent ?? null) === null ? {} : { quorumPercent }),
    rhythm: command.rhythm,
    parent: command.parent,
    endsOn: command.endsOn,
    dissolvedOn: null,
  };
  return ok([{ type: 'BodyCreated', body, decision }]);
};

/** Only the fields that were given and differ: an event says what changed, nothing more. */
const changesOf = (body: Body, command: BodyChanges): BodyChanges => {
  const asked = {
    name: command.name?.trim(),
    purpose: command.purpose,
    rhythm: command.rhythm,
    quorum: command.quorum,
    quorumPercent: command.quorumPercent,
    perimeter: command.perimeter,
    endsOn: command.endsOn,
  };
  const differs = ([field, value]: [string, unknown]): boolean =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(body[field as keyof BodyChanges]);
  return Object.fromEntries(Object.entries(asked).filter(differs)) as BodyChanges;
};

const change = (
  body: Body,
  command: Of<'ChangeBody'>,
  state: BodiesState,
  context: BodiesContext,
): Decision => {
  const today = civilDateOf(context.now);
  const changes = changesOf(body, command);
  if (Object.keys(changes).length === 0) return refuse({ code: 'nothing-changes' });
  const { name, quorum, quorumPercent, perimeter, endsOn } = changes;
  const wrong =
    (name === undefined ? null : checkName(state, name, body.id, today)) ??
    checkTexts(changes) ??
    (quorum === undefined && quorumPercent === undefined
      ? null
      : checkQuorum({ ...body, ...changes }, countMembers(body.members))) ??
    (perimeter === undefined ? null : checkPerimeter(body.kind, perimeter)) ??
    (endsOn === undefined ? null : checkEnd(body.kind, endsOn, context));
  if (wrong !== null) return refuse(wrong);
  return ok([{ type: 'BodyChanged', body: body.id, changes, decision: command.decision }]);
};

const admit = (
  body: Body,
  command: Of<'AdmitMember'>,
  state: BodiesState,
  context: BodiesContext,
): Decision => {
  const { person, capacity, decision } = command;
  const seated = body.members.find((member) => member.person === person);
  if (seated?.capacity === capacity) return refuse({ code: 'already-member', person, capacity });
  const after = [...body.members.filter((member) => member !== seated), { capacity }];
  const wrong =
    checkVoice(body, command, context) ??
    checkSeat(state, body.kind, command, context) ??
    checkReach(body, countMembers(after));
  if (wrong !== null) return refuse(wrong);
  const member = { person, capacity, since: civilDateOf(context.now) };
  return ok([{ type: 'MemberAdmitted', body: body.id, member, decision }]);
};

/**
 * Whoever composes the group before its first charter takes nobody out of it who has spoken on that charter: an
 * amendment would empty their objection, and nobody would be left to make it again (I-6, I-12).
 */
const checkVoice = (
  body: Body,
  { person }: Of<'AdmitMember' | 'RemoveMember'>,
  { voices = [] }: BodiesContext,
): BodiesRefusal | null =>
  body.kind === 'majorityGroup' &&
  voices.includes(person) &&
  body.members.some((member) => member.person === person && member.capacity === 'member')
    ? { code: 'administrator-has-no-collegial-power' }
    : null;

const remove = (body: Body, command: Of<'RemoveMember'>, context: BodiesContext): Decision => {
  const { person, decision } = command;
  const reason = command.reason.trim();
  if (isBlank(reason)) return refuse({ code: 'reason-required' });
  const left = body.members.filter((member) => member.person !== person);
  if (left.length === body.members.length) return refuse({ code: 'not-member', person });
  const wrong = checkVoice(body, command, context) ?? checkReach(body, countMembers(left));
  if (wrong !== null) return refuse(wrong);
  return ok([{ type: 'MemberRemoved', body: body.id, person, reason, decision }]);
};

const dissolve = (
  body: Body,
  command: Of<'DissolveBody'>,
  state: BodiesState,
  today: CivilDate,
): Decision => {
  const reason = command.reason.trim();
  if (body.kind === 'majorityGroup') return refuse({ code: 'majority-group-permanent' });
  if (isBlank(reason)) return refuse({ code: 'reason-required' });
  const below = Object.values(state.bodies).filter(
    (other) => other.parent === body.id && isLive(other, today),
  );
  if (below.length > 0) return refuse({ code: 'has-live-circles', bodies: below.map(({ id }) => id) });
  return ok([{ type: 'BodyDissolved', body: body.id, on: today, reason, decision: command.decision }]);
};

/** What follows from a command on the bodies. Who may send it is the same for all: see `mayOrganise`. */
export const decide = (state: BodiesState, command: BodiesCommand, context: BodiesContext): Decision => {
  const unauthorised = mayOrganise(state, context, command.decision);
  if (unauthorised !== null) return refuse(unauthorised);
  if (command.type === 'CreateBody') return create(state, command, context);
  const today = civilDateOf(context.now);
  const body = liveBody(state, command.body, today);
  if (!body.ok) return body;
  switch (command.type) {
    case 'ChangeBody':
      return change(body.value, command, state, context);
    case 'AdmitMember':
      return admit(body.value, command, state, context);
    case 'RemoveMember':
      return remove(body.value, command, context);
    case 'DissolveBody':
      return dissolve(body.value, command, state, today);
  }
};
