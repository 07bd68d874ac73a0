import type { CivilDate } from '#lib/kernel/civil.ts';
import { isMajorityMember, type CommuneState, type PersonId } from '../commune/index.ts';
import { majorityGroupOf, votersOf, type BodiesState } from '../bodies/index.ts';
import type { CharterDraft, CharterState } from './charter.ts';
import type { CharterParameters, Matter } from './parameters.ts';

/** A group of one cannot consent: there is nobody to consent with. */
export const smallestGroup = 2;

export const isCharterInForce = (state: CharterState): boolean => state.status === 'inForce';

/** Who has spoken on the charter that is being consented to; nobody once it is in force. */
export const voicesOf = (state: CharterState): readonly PersonId[] =>
  state.status === 'draft' ? state.voices : [];

/** The rules that apply now; null before the first charter is consented to. */
export const parametersInForce = (state: CharterState): CharterParameters | null =>
  state.status === 'inForce' ? state.parameters : null;

/** Who must take a position on the first charter: the voters of the majority group on that day. */
export const entitledOnCharter = (
  bodies: BodiesState,
  commune: CommuneState,
  date: CivilDate,
): PersonId[] => {
  const group = majorityGroupOf(bodies);
  return group === null ? [] : votersOf(group, commune, date);
};

/** Where a draft stands on a day. It can come into force when `missing` and `objecting` are empty. */
export interface CharterProgress {
  /** Who takes part on that day (I-10). */
  readonly entitled: readonly PersonId[];
  readonly missing: readonly PersonId[];
  readonly objecting: readonly PersonId[];
}

interface Organised {
  readonly commune: CommuneState;
  readonly bodies: BodiesState;
}

/**
 * Whoever leaves is no longer awaited: a departure is not silence. But taking somebody out of the group does
 * not take their objection away as long as they are an elected member of the majority: else whoever composes
 * the group before the first charter could undo an objection by undoing its author (I-6, I-12).
 */
export const charterProgress = (
  draft: CharterDraft,
  { commune, bodies }: Organised,
  date: CivilDate,
): CharterProgress => {
  const entitled = entitledOnCharter(bodies, commune, date);
  const stands = (person: PersonId): boolean =>
    entitled.includes(person) || (commune.status === 'founded' && isMajorityMember(commune, person, date));
  return {
    entitled,
    missing: entitled.filter((person) => draft.positions[person] === undefined),
    objecting: Object.entries(draft.positions)
      .filter(([person, { kind }]) => kind === 'objection' && stands(person))
      .map(([person]) => person),
  };
};

/** Silence is not consent (I-11): everyone has answered, and nobody objects. */
export const isConsentedTo = ({ entitled, missing, objecting }: CharterProgress): boolean =>
  entitled.length >= smallestGroup && missing.length === 0 && objecting.length === 0;

/** In the matters that the charter lists, an absent member's silence never counts. */
export const isExplicit = ({ absentees }: CharterParameters, matter: Matter): boolean =>
  absentees.explicitMatters.some((listed) => listed === matter);
