import { secondsBetween } from '../times.ts';
import type { MeetingEvent } from '../meeting.ts';
import type { Gathered } from '../state.ts';
import type { Instant } from '#lib/kernel/civil.ts';

/** The end of the turn under way, with the seconds it took; nothing when nobody speaks. */
export const endTurn = ({ floor }: Pick<Gathered, 'floor'>, at: Instant): MeetingEvent[] =>
  floor ? [{ type: 'TurnEnded', person: floor.person, seconds: secondsBetween(floor.since, at), at }] : [];
