import * as meetings from '#lib/governance/meetings/index.ts';
import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { underCharter } from '../organisation/in-context.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Held, MeetingCommand, MeetingContext } from '#lib/governance/meetings/index.ts';

/** A command without the meeting that it is about. */
export type Bare = MeetingCommand extends infer C
  ? C extends { meeting: string }
    ? Omit<C, 'meeting'>
    : never
  : never;

/** What surrounds one viewer of one meeting, worked out once. */
export interface Reading {
  organisation: Organisation;
  state: Held;
  context: MeetingContext;
  viewer: string;
  now: Instant;
  /** Whether the rules would accept this from the viewer, now. */
  may(command: Bare): boolean;
}

/** Undefined where no meeting can be: before the commune is founded and its charter in force. */
export const reading = (
  organisation: Organisation,
  state: Held,
  viewer: string,
  now: Instant,
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
  const may = (command: Bare): boolean =>
    meetings.decide(state, { ...command, meeting: state.id } as MeetingCommand, context).ok;
  return { organisation, state, context, viewer, now, may };
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
