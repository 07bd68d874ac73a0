import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { underCharter } from '../organisation/in-context.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Held, MeetingContext } from '#lib/governance/meetings/index.ts';
import type { OfferedInMeeting } from './acts.ts';

/** What surrounds one viewer of one meeting, worked out once. */
export interface Reading {
  organisation: Organisation;
  state: Held;
  context: MeetingContext;
  viewer: string;
  now: Instant;
  /** What the rules would let the viewer do, now. */
  offered: OfferedInMeeting;
}

/** Undefined where no meeting can be: before the commune is founded and its charter in force. */
export const reading = (
  organisation: Organisation,
  state: Held,
  viewer: string,
  now: Instant,
  offered: OfferedInMeeting,
): Reading | undefined => {
  const organised = underCharter(organisation);
  if (!organised) return undefined;
  const context: MeetingContext = {
    now,
    actor: { kind: 'person', person: viewer },
    ...organised,
    subject: null,
    answers: { weather: {}, evaluation: {} },
  };
  return { organisation, state, context, viewer, now, offered };
};

/**
 * Those who sit in the body, whatever they count for, and those whom the secretary noted at the table: nobody is
 * let in by being written down as excused (I-25).
 */
export const mayFollow = (organisation: Organisation, state: Held, viewer: string, now: Instant): boolean => {
  if (!isInFunction(organisation.commune, viewer, civilDateOf(now))) return false;
  const sits =
    organisation.bodies.bodies[state.body]?.members.some(({ person }) => person === viewer) ?? false;
  return sits || (state.attendance[viewer]?.spans.length ?? 0) > 0;
};
