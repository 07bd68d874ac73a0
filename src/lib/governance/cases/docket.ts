import type { Instant } from '#lib/kernel/civil.ts';
import type { Actor } from '../commune/index.ts';
import type { MeetingId, Right } from '../meetings/index.ts';
import type { SubjectId } from '../subjects/index.ts';
import type { CaseId } from './state.ts';

/** A case that waits for a meeting of the body to be planned. */
export interface Waiting {
  readonly case: CaseId;
  readonly subject: SubjectId;
  readonly right: Right;
}

/** A case on the agenda of a meeting to come. */
export type Placed = Waiting & { readonly meeting: MeetingId };

/**
 * What a body must hear by right, and the meetings to come that can hear it. A case leaves it as soon as it is
 * on an agenda; when no meeting is planned it waits here, for the first that will be.
 */
export interface DocketState {
  readonly meetings: Readonly<Record<MeetingId, Instant>>;
  readonly waiting: readonly Waiting[];
  /** Which meeting was given each: should another come to be held before, it hears it instead. */
  readonly placed: readonly Placed[];
  /** Acts taken alone that the next meeting to open is told of. */
  readonly acts: readonly CaseId[];
}

export type DocketEvent =
  | { readonly type: 'MeetingExpected'; readonly meeting: MeetingId; readonly startsAt: Instant }
  | { readonly type: 'MeetingForgotten'; readonly meeting: MeetingId }
  | ({ readonly type: 'CaseAwaited' } & Waiting)
  | ({ readonly type: 'CasePlaced'; readonly meeting: MeetingId } & Waiting)
  | ({ readonly type: 'CaseRecalled' } & Placed)
  | { readonly type: 'CaseLeft'; readonly case: CaseId }
  | { readonly type: 'ReportingAwaited'; readonly act: CaseId }
  | { readonly type: 'ActsReported'; readonly meeting: MeetingId; readonly acts: readonly CaseId[] };

export interface DocketRefusal {
  readonly code: 'system-only';
}

export interface DocketContext {
  readonly actor: Actor;
}
