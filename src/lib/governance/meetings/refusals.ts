import type { PersonId } from '../commune/index.ts';
import type { BodyId } from '../bodies/index.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { EveningRole, ItemId, MeetingId, MeetingState, Right } from './state.ts';

export type MeetingRefusal =
  | { code: 'charter-not-in-force' }
  | { code: 'meeting-unknown' }
  | { code: 'meeting-exists' }
  | { code: 'meeting-status-forbids'; status: MeetingState['status']; wanted: MeetingState['status'] }
  | { code: 'person-required' }
  | { code: 'system-only' }
  | { code: 'body-unknown' }
  | { code: 'council-has-sittings' }
  | { code: 'occasion-in-the-past'; startsAt: Instant }
  | { code: 'time-invalid'; time: string }
  | { code: 'minutes-out-of-bounds'; least: number; most: number }
  | { code: 'link-invalid' }
  | { code: 'text-missing' }
  | { code: 'text-too-short'; least: number }
  | { code: 'text-too-long'; length: number; most: number }
  | { code: 'not-in-body'; body: BodyId }
  | { code: 'not-a-voter'; body: BodyId }
  | { code: 'not-present' }
  | { code: 'preparer-only'; preparers: readonly PersonId[] }
  | { code: 'facilitator-only'; facilitator: PersonId | null }
  | { code: 'no-facilitator' }
  | { code: 'secretary-only'; secretary: PersonId | null }
  | { code: 'mayor-never-facilitates' }
  | { code: 'sponsor-never-facilitates'; item: ItemId }
  | { code: 'mandate-required'; role: EveningRole; person: PersonId }
  | { code: 'holder-not-in-body'; person: PersonId }
  | { code: 'holder-not-present'; person: PersonId }
  | { code: 'already-holds'; role: EveningRole; person: PersonId }
  | { code: 'agenda-cut-off'; cutOffAt: Instant }
  | { code: 'agenda-full'; most: number }
  | { code: 'item-exists' }
  | { code: 'item-unknown' }
  | { code: 'item-not-waiting' }
  | { code: 'item-not-dealt-with' }
  | { code: 'item-by-right'; right: Right }
  | { code: 'item-sponsor-only'; sponsor: PersonId | null }
  | { code: 'item-already-supported' }
  | { code: 'subject-unknown' }
  | { code: 'subject-not-in-backlog' }
  | { code: 'subject-elsewhere'; body: BodyId }
  | { code: 'subject-on-agenda'; meeting: MeetingId }
  | { code: 'order-incomplete' }
  | { code: 'stale-agenda'; current: number; seen: number }
  | { code: 'too-early'; from: Instant }
  | { code: 'attendance-of-others' }
  | { code: 'person-not-in-function'; person: PersonId }
  | { code: 'quorum-missing'; quorum: number; present: number }
  | { code: 'motion-pending' }
  | { code: 'motion-unknown' }
  | { code: 'motion-author-only'; by: PersonId }
  | { code: 'motion-needs-two' }
  | { code: 'already-consented' }
  | { code: 'agenda-already-consented' }
  | { code: 'agenda-empty' }
  | { code: 'agenda-not-consented' }
  | { code: 'item-running'; item: ItemId }
  | { code: 'no-item-running' }
  | { code: 'not-next-item'; next: ItemId }
  | { code: 'phase-follows-proposal' }
  | { code: 'no-proposal' }
  | { code: 'already-answered' }
  | { code: 'answers-shown' }
  | { code: 'on-break' }
  | { code: 'not-on-break' }
  | { code: 'round-open' }
  | { code: 'not-in-round'; person: PersonId }
  | { code: 'turn-of-others' }
  | { code: 'nobody-speaks' }
  | { code: 'idea-exists' }
  | { code: 'action-exists' }
  | { code: 'stale-note'; current: number; seen: number }
  | { code: 'date-in-the-past'; date: CivilDate }
  | { code: 'record-already-sent' }
  | { code: 'record-not-sent' };
