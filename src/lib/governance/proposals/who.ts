import { quorumNeeded, votersOf, type Body } from '../bodies/index.ts';
import { isElected, isInFunction, memberOf, type PersonId } from '../commune/index.ts';
import { holdersOf } from '../mandates/index.ts';
import { civilDateOf, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { ProposalContext } from './proposal.ts';
import type { ProposalRefusal } from './refusals.ts';
import type { HeldIn, Open, Proposed, ProposalState } from './state.ts';

/** Who may act on a proposal. Whether the act is possible now is `decide`'s matter. */
type Allowed<T = PersonId> = Result<T, ProposalRefusal>;

export const actingPerson = (context: ProposalContext): Allowed =>
  context.actor.kind === 'person' ? ok(context.actor.person) : refuse({ code: 'person-required' });

export const bodyOfProposal = (state: { body: string }, context: ProposalContext): Allowed<Body> => {
  const body = context.bodies.bodies[state.body];
  return body && body.dissolvedOn === null ? ok(body) : refuse({ code: 'body-unknown' });
};

/** The persons who count in the proposal's body today: members in function, less the recused (I-10, I-16). */
export const entitled = (state: Proposed, context: ProposalContext): PersonId[] => {
  const body = context.bodies.bodies[state.body];
  if (!body) return [];
  const recused = new Set(state.recused.map(({ person }) => person));
  return votersOf(body, context.commune, civilDateOf(context.now)).filter((person) => !recused.has(person));
};

/** Members who must take part for the body to decide this: the recused are not counted (I-9, I-10). */
export const quorumOf = (state: Proposed, body: Body, context: ProposalContext): number =>
  quorumNeeded(
    body,
    entitled(state, context).length,
    votersOf(body, context.commune, civilDateOf(context.now)).length,
  );

/** Those whose explicit position is required: the present around a table, everyone between meetings (I-11). */
export const required = (state: Open, context: ProposalContext): PersonId[] => {
  const setting = state.setting;
  const all = entitled(state, context);
  return setting.kind === 'meeting' ? all.filter((person) => setting.present.includes(person)) : all;
};

/** What is decided around a table is decided by enough of those who count; undefined when they are there (I-9). */
export const withoutQuorum = (state: Open, context: ProposalContext): ProposalRefusal | undefined => {
  const body = bodyOfProposal(state, context);
  if (!body.ok) return body.error;
  const quorum = quorumOf(state, body.value, context);
  const present = required(state, context).length;
  return present < quorum ? { code: 'quorum-missing', quorum, present } : undefined;
};

const isRecused = (state: Proposed, person: PersonId): boolean =>
  state.recused.some((recusal) => recusal.person === person);

/** A member of the body who counts, wherever the procedure takes place. */
export const voter = (state: Proposed, context: ProposalContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  if (isRecused(state, person.value)) return refuse({ code: 'recused' });
  return entitled(state, context).includes(person.value)
    ? person
    : refuse({ code: 'not-a-voter', body: context.bodies.bodies[state.body]?.name ?? '' });
};

/** A member who counts and, in a meeting, is present; in the absentee window, was absent. */
export const participant = (state: Proposed, context: ProposalContext): Allowed => {
  const person = voter(state, context);
  if (!person.ok) return person;
  if (state.phase === 'absentees')
    return state.window.absent.includes(person.value) ? person : refuse({ code: 'already-answered' });
  if ('setting' in state && state.setting.kind === 'meeting')
    return state.setting.present.includes(person.value) ? person : refuse({ code: 'not-present' });
  return person;
};

/** Whoever sits in the body, counted or not: agents who advise ask and react too. */
export const sitting = (state: Proposed, context: ProposalContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  if (isRecused(state, person.value)) return refuse({ code: 'recused' });
  const body = context.bodies.bodies[state.body];
  const sits = body?.members.some((member) => member.person === person.value) ?? false;
  return sits && isInFunction(context.commune, person.value, civilDateOf(context.now))
    ? person
    : refuse({ code: 'not-a-voter', body: body?.name ?? '' });
};

export const sponsor = (state: Proposed, context: ProposalContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  if (person.value !== state.sponsor) return refuse({ code: 'sponsor-only', sponsor: state.sponsor });
  return voter(state, context);
};

/** Whether who carries the text still counts in its body: they left, or stand aside, and nobody can act for it. */
export const sponsorGone = (
  state: Proposed,
  { commune, bodies }: Pick<ProposalContext, 'commune' | 'bodies'>,
  today: CivilDate,
): boolean => {
  const body = bodies.bodies[state.body];
  return !body || !votersOf(body, commune, today).includes(state.sponsor);
};

/** A draft is its sponsor's, and of whom they offer it to; of its body once its sponsor has left (I-25, I-27). */
export const draftHiddenFrom = (
  state: Proposed,
  person: PersonId,
  organised: Pick<ProposalContext, 'commune' | 'bodies'>,
  today: CivilDate,
): boolean => {
  if (state.phase !== 'draft' || state.sponsor === person || state.offer?.to === person) return false;
  const body = organised.bodies.bodies[state.body];
  const member = body !== undefined && votersOf(body, organised.commune, today).includes(person);
  return !(member && sponsorGone(state, organised, today));
};

/** Who may hold the text: an elected member who counts in its body, and does not lead it if the charter forbids. */
export const mayHold = (state: Proposed, person: PersonId, context: ProposalContext): Allowed => {
  const body = bodyOfProposal(state, context);
  if (!body.ok) return body;
  const able = mayDraft(body.value, { ...context, actor: { kind: 'person', person } });
  if (!able.ok) return able;
  if (isRecused(state, person)) return refuse({ code: 'recused' });
  const leads =
    'setting' in state && state.setting.kind === 'meeting' && state.setting.facilitator === person;
  return leads && !context.charter.parameters.facilitation.sponsorMayFacilitate
    ? refuse({ code: 'sponsor-never-facilitates' })
    : ok(person);
};

export const mayDraft = (body: Body, context: ProposalContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  const today = civilDateOf(context.now);
  const member = context.commune.members[person.value];
  if (!member || !isElected(member.function) || !isInFunction(context.commune, person.value, today))
    return refuse({ code: 'not-elected' });
  return votersOf(body, context.commune, today).includes(person.value)
    ? person
    : refuse({ code: 'not-a-voter', body: body.name });
};

const holders = (state: Proposed, context: ProposalContext, kind: 'facilitator' | 'secretary'): PersonId[] =>
  holdersOf(
    context.mandates,
    { commune: context.commune, bodies: context.bodies },
    { body: state.body, kind },
    civilDateOf(context.now),
  );

/** The ground on which a person leads: a mandate in force, or the consent of the group for this meeting only. */
const hasGround = (
  state: Proposed,
  body: Body,
  person: PersonId,
  meeting: HeldIn | null,
  context: ProposalContext,
): ProposalRefusal | null => {
  const able = holders(state, context, 'facilitator');
  if (able.includes(person)) return null;
  const seated = body.members.some((member) => member.person === person);
  const here = isInFunction(context.commune, person, civilDateOf(context.now));
  if (meeting?.basis === 'designation' && seated && here) return null;
  return able.length === 0
    ? { code: 'no-facilitator', body: body.name }
    : { code: 'facilitator-only', facilitator: able[0] ?? null };
};

/** Whether a person may lead this proposal in a meeting now: never the mayor of a majority group (I-7). */
export const mayLead = (
  state: Proposed,
  person: PersonId,
  meeting: HeldIn | null,
  context: ProposalContext,
): Allowed => {
  const body = bodyOfProposal(state, context);
  if (!body.ok) return body;
  if (body.value.kind === 'majorityGroup' && memberOf(context.commune, person)?.function === 'mayor')
    return refuse({ code: 'mayor-never-facilitates' });
  const groundless = hasGround(state, body.value, person, meeting, context);
  if (groundless) return refuse(groundless);
  if (isRecused(state, person)) return refuse({ code: 'recused' });
  if (person === state.sponsor && !context.charter.parameters.facilitation.sponsorMayFacilitate)
    return refuse({ code: 'sponsor-never-facilitates' });
  return ok(person);
};

/** Who may take this proposal up around a table now: a facilitator in force. */
export const mayFacilitate = (state: Proposed, context: ProposalContext): Allowed => {
  const person = actingPerson(context);
  return person.ok ? mayLead(state, person.value, null, context) : person;
};

/** The facilitator of the meeting under way, still in force. */
export const facilitator = (state: Open, context: ProposalContext): Allowed => {
  if (state.setting.kind !== 'meeting') return refuse({ code: 'not-in-meeting' });
  const acting = actingPerson(context);
  if (!acting.ok) return acting;
  const person = mayLead(state, acting.value, state.setting.meeting, context);
  if (!person.ok) return person;
  return person.value === state.setting.facilitator
    ? person
    : refuse({ code: 'facilitator-only', facilitator: state.setting.facilitator });
};

/** Facilitator or secretary: who may note presence and carry an item over. */
export const keepsTheMeeting = (state: Open, context: ProposalContext): Allowed => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  if (state.setting.kind !== 'meeting') return refuse({ code: 'not-in-meeting' });
  if (isRecused(state, person.value)) return refuse({ code: 'recused' });
  if (holders(state, context, 'secretary').includes(person.value)) return person;
  return facilitator(state, context);
};

export const onlySystem = (context: ProposalContext): Allowed<null> =>
  context.actor.kind === 'system' ? ok(null) : refuse({ code: 'system-only' });

export const wrongPhase = (
  state: ProposalState,
  wanted: string,
): { readonly ok: false; readonly error: ProposalRefusal } =>
  refuse({ code: 'phase-forbids', phase: state.phase, wanted });
