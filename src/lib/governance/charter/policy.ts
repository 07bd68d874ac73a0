import type { CivilDate } from '#lib/kernel/civil.ts';
import type { CommuneState, PersonId } from '../commune/index.ts';
import { majorityGroupOf, votersOf, type BodiesState } from '../bodies/index.ts';
import type { CharterDraft, CharterState } from './charter.ts';
import type { CharterParameters } from './parameters.ts';

/** A group of one cannot consent: there is nobody to consent with. */
export const smallestGroup = 2;

export const isCharterInForce = (state: CharterState): boolean => state.status === 'inForce';

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

/** What keeps a draft from coming into force; all empty when nothing does. */
export interface CharterProgress {
  readonly missing: readonly PersonId[];
  readonly objecting: readonly PersonId[];
}

export const charterProgress = (draft: CharterDraft, entitled: readonly PersonId[]): CharterProgress => ({
  missing: entitled.filter((person) => draft.positions[person] === undefined),
  objecting: entitled.filter((person) => draft.positions[person]?.kind === 'objection'),
});

/** Silence is not consent (I-11): everyone has answered, and nobody objects. */
export const isConsentedTo = (draft: CharterDraft, entitled: readonly PersonId[]): boolean => {
  const { missing, objecting } = charterProgress(draft, entitled);
  return entitled.length >= smallestGroup && missing.length === 0 && objecting.length === 0;
};
