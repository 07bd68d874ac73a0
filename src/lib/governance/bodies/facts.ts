import type { CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isElected, isInFunction, memberOf, type CommuneState, type PersonId } from '../commune/index.ts';
import type { BodiesState, Body, BodyGone, BodyId, BodyKind, Power } from './bodies.ts';

const powers: Readonly<Record<BodyKind, Power>> = {
  majorityGroup: 'political',
  bureau: 'executive',
  council: 'legal',
  circle: 'preparatory',
  projectGroup: 'preparatory',
  assembly: 'advisory',
  observatory: 'advisory',
  coordination: 'advisory',
};

/** The power of a body follows from its kind: nobody chooses it (I-3). */
export const powerOf = (kind: BodyKind): Power => powers[kind];

/** Not dissolved, and not past its last day. */
export const isLive = (body: Body, date: CivilDate): boolean =>
  body.dissolvedOn === null && (body.endsOn === null || date <= body.endsOn);

export const majorityGroupOf = (state: BodiesState): Body | null =>
  Object.values(state.bodies).find((body) => body.kind === 'majorityGroup' && body.dissolvedOn === null) ??
  null;

/** A body that lives on that day, or what became of it. */
export const liveBody = (state: BodiesState, id: BodyId, date: CivilDate): Result<Body, BodyGone> => {
  const body = bodyOf(state, id);
  if (body === null) return refuse({ code: 'body-unknown', body: id });
  return isLive(body, date)
    ? ok(body)
    : refuse({ code: 'body-ended', body: id, on: body.dissolvedOn ?? body.endsOn ?? date });
};

export const bodyOf = (state: BodiesState, id: BodyId): Body | null => state.bodies[id] ?? null;

/**
 * Who counts in a body's quorum and positions on that day (I-10): its members in full capacity, in
 * function in the commune and, in the bodies of elected people, still elected. Nobody once it has ended.
 */
export const votersOf = (body: Body, commune: CommuneState, date: CivilDate): PersonId[] => {
  if (!isLive(body, date)) return [];
  return body.members
    .filter(({ person, capacity }) => {
      const member = memberOf(commune, person);
      if (capacity !== 'member' || member === null || !isInFunction(commune, person, date)) return false;
      return !reservedToElected(body.kind) || isElected(member.function);
    })
    .map(({ person }) => person);
};

export const isVoter = (body: Body, commune: CommuneState, person: PersonId, date: CivilDate): boolean =>
  votersOf(body, commune, date).includes(person);

/** Bodies in which only elected people count. */
export const reservedToElected = (kind: BodyKind): boolean =>
  kind === 'majorityGroup' || kind === 'bureau' || kind === 'council';

/** True for the majority group alone; a circle's power stops at its perimeter: see `checkBody` of competence. */
export const hasPoliticalPower = (body: Body): boolean => body.power === 'political';
