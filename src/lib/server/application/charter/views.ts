import {
  charterProgress,
  entitledOnCharter,
  isConsentedTo,
  smallestGroup,
  type CharterParameters,
  type CharterPosition,
} from '#lib/governance/charter/index.ts';
import { isAdministrator } from '#lib/governance/commune/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { personView, type PersonView } from '../people/persons.ts';
import type { Organisation } from '../organisation/organisation.ts';

export type { CharterParameters, CharterPosition };
export { defaultParameters } from '#lib/governance/charter/index.ts';

/** A version that came into force; `decision` is the proposal that carried it, null for the first. */
export interface CharterVersionView {
  readonly version: number;
  readonly since: Instant;
  readonly decision: string | null;
  readonly parameters: CharterParameters;
}

/** What anybody may read of the charter: what is in force, and every version before it, the last one first. */
export interface PublicCharterView {
  readonly inForce: CharterVersionView | null;
  readonly earlier: readonly CharterVersionView[];
}

/** What one voter answered; null while they are awaited. */
export interface CharterAnswerView {
  readonly person: PersonView;
  readonly position: CharterPosition | null;
}

/** The first charter while it is being consented to. */
export interface CharterDraftView {
  readonly revision: number;
  readonly parameters: CharterParameters;
  readonly draftedBy: PersonView;
  readonly voters: number;
  readonly answered: number;
  readonly awaited: readonly PersonView[];
  readonly objections: number;
  /**
   * Shown to the voters alone: a position in the group says what a person thinks. An objection that stands
   * though its author is no longer of the group is among them.
   */
  readonly answers: readonly CharterAnswerView[];
  readonly mine: CharterPosition | null;
  /** Nobody is awaited since somebody left: a voter may note that the charter comes into force. */
  readonly mayConfirm: boolean;
}

export interface CharterView extends PublicCharterView {
  readonly draft: CharterDraftView | null;
  /** Takes a position on the draft. */
  readonly voter: boolean;
  /** May begin or amend the draft. */
  readonly mayDraft: boolean;
  /** There is a majority group large enough to consent. */
  readonly groupReady: boolean;
}

export const publicCharterView = ({ charter }: Organisation): PublicCharterView => {
  if (charter.status !== 'inForce') return { inForce: null, earlier: [] };
  const [inForce = null, ...earlier] = [...charter.history].reverse();
  return { inForce, earlier };
};

const draftView = (
  organisation: Organisation,
  viewer: string | null,
  now: Instant,
): CharterDraftView | null => {
  const { charter } = organisation;
  if (charter.status !== 'draft') return null;
  const progress = charterProgress(charter, organisation, civilDateOf(now));
  const voter = viewer !== null && progress.entitled.includes(viewer);
  const shown = (person: string): PersonView => personView(organisation, person);
  return {
    revision: charter.revision,
    parameters: charter.parameters,
    draftedBy: shown(charter.draftedBy),
    voters: progress.entitled.length,
    answered: progress.entitled.length - progress.missing.length,
    awaited: progress.missing.map(shown),
    objections: progress.objecting.length,
    answers: voter
      ? [...new Set([...progress.entitled, ...progress.objecting])].map((person) => ({
          person: shown(person),
          position: charter.positions[person] ?? null,
        }))
      : [],
    mine: voter ? (charter.positions[viewer] ?? null) : null,
    mayConfirm: voter && isConsentedTo(progress),
  };
};

/**
 * The charter as a person of the commune reads it.
 * @param viewer who reads; null for somebody who is nobody here
 */
export const charterView = (organisation: Organisation, viewer: string | null, now: Instant): CharterView => {
  const { bodies, commune } = organisation;
  const voters = entitledOnCharter(bodies, commune, civilDateOf(now));
  const voter = viewer !== null && voters.includes(viewer);
  const administers = viewer !== null && isAdministrator(commune, { kind: 'person', person: viewer });
  return {
    ...publicCharterView(organisation),
    draft: draftView(organisation, viewer, now),
    voter,
    mayDraft: organisation.charter.status !== 'inForce' && (voter || administers),
    groupReady: voters.length >= smallestGroup,
  };
};
