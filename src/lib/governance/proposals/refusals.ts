import type { DateTooFar, PersonId } from '../commune/index.ts';
import type { BodiesRefusal, BodyId } from '../bodies/index.ts';
import type { CharterRefusal } from '../charter/index.ts';
import type { Obstacle } from '../powers/index.ts';
import type { MandatesRefusal } from '../mandates/index.ts';
import type { CivilDate } from '#lib/kernel/civil.ts';
import type { Matter } from '../charter/index.ts';
import type { Phase } from './phases.ts';

export type ProposalRefusal =
  | { code: 'charter-not-in-force' }
  | { code: 'proposal-unknown' }
  | { code: 'proposal-exists' }
  | { code: 'phase-forbids'; phase: Phase; wanted: string }
  | { code: 'person-required' }
  | { code: 'system-only' }
  | { code: 'subject-closed' }
  | { code: 'subject-has-proposal' }
  | { code: 'subject-taken' }
  | { code: 'text-in-hands' }
  | { code: 'text-not-offered' }
  | { code: 'receiver-not-able' }
  | { code: 'carrier-in-function' }
  | { code: 'carrier-objected' }
  | { code: 'carrier-not-named' }
  | { code: 'charter-changed-meanwhile'; from: number; onto: number }
  | { code: 'charter-merge-objected' }
  | { code: 'charter-not-merging' }
  | { code: 'subject-elsewhere'; body: BodyId }
  | { code: 'body-unknown' }
  | { code: 'not-elected' }
  | { code: 'not-a-voter'; body: string }
  | { code: 'not-present' }
  | { code: 'recused' }
  | { code: 'sponsor-only'; sponsor: PersonId }
  | { code: 'facilitator-only'; facilitator: PersonId | null }
  | { code: 'no-facilitator'; body: string }
  | { code: 'mayor-never-facilitates' }
  | { code: 'sponsor-never-facilitates' }
  | { code: 'present-not-voters'; persons: readonly PersonId[] }
  | { code: 'quorum-missing'; quorum: number; present: number }
  | { code: 'stale-text'; current: number; seen: number }
  | { code: 'text-missing' }
  | { code: 'text-too-long'; field: string; length: number; most: number }
  | { code: 'text-too-short'; field: string; least: number }
  | { code: 'terms-missing' }
  | { code: 'terms-in-the-past'; reviewOn: CivilDate }
  | DateTooFar
  | { code: 'trial-after-review'; endsOn: CivilDate; reviewOn: CivilDate }
  | { code: 'trial-without-measure' }
  | { code: 'carrier-not-in-function' }
  | { code: 'criterion-unknown'; criterion: string }
  | { code: 'objection-unknown' }
  | { code: 'objection-not-open' }
  | { code: 'objection-exists' }
  | { code: 'objection-author-only'; author: PersonId }
  | { code: 'objection-author-not-judge' }
  | { code: 'already-judged' }
  | { code: 'objections-open'; objections: readonly string[] }
  | { code: 'positions-missing'; persons: readonly PersonId[] }
  | Obstacle
  | { code: 'not-on-trial' }
  | { code: 'carrier-required'; carriedBy: PersonId }
  | { code: 'measure-missing'; measure: string }
  | { code: 'trial-not-measured'; measures: readonly string[] }
  | { code: 'staff-required' }
  | { code: 'service-not-concerned'; services: readonly string[] }
  | { code: 'advice-missing'; services: readonly string[] }
  | { code: 'advice-not-missing' }
  | { code: 'delegation-refused'; reason: 'body' | 'matters' | 'until' | 'envelope' | 'alert' }
  | { code: 'nothing-changed' }
  | { code: 'already-answered' }
  | { code: 'question-unknown' }
  | { code: 'days-out-of-bounds'; least: number; most: number }
  | { code: 'not-between-meetings' }
  | { code: 'not-in-meeting' }
  | { code: 'held-by-meeting'; meeting: string }
  | { code: 'fallback-not-in-charter' }
  | { code: 'fallback-not-for'; matter: Matter }
  | { code: 'fallback-too-early'; meetings: number; needed: number }
  | { code: 'fallback-not-open' }
  | { code: 'fallback-underway' }
  | { code: 'fallback-nothing-to-settle' }
  | { code: 'fallback-without-authors'; authors: readonly PersonId[] }
  | { code: 'abandonment-not-open' }
  | { code: 'decision-not-in-force' }
  | { code: 'effect-needs-group' }
  | { code: 'change-refused'; place: number; of: 'bodies'; refusal: BodiesRefusal }
  | { code: 'change-refused'; place: number; of: 'mandates'; refusal: MandatesRefusal }
  | { code: 'charter-text-refused'; refusal: CharterRefusal }
  | { code: 'already-in-group' };
