import type { CivilDate } from '#lib/kernel/civil.ts';
import { isInFunction, memberOf, type CommuneState, type PersonId } from '../commune/index.ts';
import { bodyOf, isLive, type BodiesState, type BodyId } from '../bodies/index.ts';
import { isFitFor } from './roles.ts';
import type { Mandate, MandatesState, RoleId, RoleKind } from './mandates.ts';

/** What a mandate's power hangs on besides the mandate itself. */
export interface Organisation {
  readonly commune: CommuneState;
  readonly bodies: BodiesState;
}

/** Dates included, and not ended: what the mandate's own words say, whoever holds it (I-16). */
export const isMandateLive = (mandate: Mandate, date: CivilDate): boolean =>
  mandate.from <= date &&
  (mandate.until === null || date <= mandate.until) &&
  (mandate.endedOn === null || date < mandate.endedOn);

/** The mayor facilitates no majority group, whatever a mandate says (I-7). */
export const isBarredFromFacilitating = (
  commune: CommuneState,
  bodies: BodiesState,
  role: { readonly kind: RoleKind; readonly body: BodyId },
  person: PersonId,
): boolean =>
  role.kind === 'facilitator' &&
  bodyOf(bodies, role.body)?.kind === 'majorityGroup' &&
  memberOf(commune, person)?.function === 'mayor';

/**
 * MandatesState that give power on that day (I-16): dates, no end recorded, a person in function, a body that
 * still lives, and never the mayor as facilitator of the majority group (I-7).
 */
const powersOn = (
  state: MandatesState,
  { commune, bodies }: Organisation,
  date: CivilDate,
): readonly Mandate[] =>
  Object.values(state.mandates).filter((mandate) => {
    const role = state.roles[mandate.role];
    if (role === undefined || !isMandateLive(mandate, date)) return false;
    const held = memberOf(commune, mandate.person)?.function;
    if (held === undefined || !isInFunction(commune, mandate.person, date)) return false;
    // An office that the law took back gives nothing any more, even if nobody wrote its mandate's end down.
    if (!isFitFor(role.kind, held)) return false;
    const body = bodyOf(bodies, role.body);
    if (body === null || !isLive(body, date)) return false;
    return !isBarredFromFacilitating(commune, bodies, role, mandate.person);
  });

/** Everyone who holds such a role in a body on that day, each once. */
export const holdersOf = (
  state: MandatesState,
  organisation: Organisation,
  wanted: { readonly body: BodyId; readonly kind: RoleKind },
  date: CivilDate,
): PersonId[] => {
  const held = powersOn(state, organisation, date).filter((mandate) => {
    const role = state.roles[mandate.role];
    return role?.body === wanted.body && role.kind === wanted.kind;
  });
  return [...new Set(held.map(({ person }) => person))];
};

/** Everyone who holds that very role on that day, each once. */
export const roleHolders = (
  state: MandatesState,
  organisation: Organisation,
  role: RoleId,
  date: CivilDate,
): PersonId[] => {
  const held = powersOn(state, organisation, date).filter((mandate) => mandate.role === role);
  return [...new Set(held.map(({ person }) => person))];
};

/** What a person holds on that day. */
export const mandatesOf = (
  state: MandatesState,
  organisation: Organisation,
  person: PersonId,
  date: CivilDate,
): readonly Mandate[] => powersOn(state, organisation, date).filter((mandate) => mandate.person === person);
