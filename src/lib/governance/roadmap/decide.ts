import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { RoadmapContext, RoadmapEvent, RoadmapRefusal, RoadmapState } from './roadmap.ts';
import type { RoadmapCommand } from './commands.ts';
import { mondayAfter, mondayOfNextWeek, weekOf } from './weeks.ts';

type Decision = Result<readonly RoadmapEvent[], RoadmapRefusal>;

/** Once a week, never twice for the same one: after a long stop it tells the present week, not those missed. */
const send = (state: RoadmapState, now: string): readonly RoadmapEvent[] => {
  if (state.status === 'none' || Date.parse(now) < Date.parse(state.nextAt)) return [];
  const told = state.sentAt !== null && weekOf(state.sentAt) === weekOf(now);
  return told ? [] : [{ type: 'DigestSent', at: now, nextAt: mondayOfNextWeek(now) }];
};

/** What the calendar does with the roadmap; nobody sends these commands. */
export const decide = (
  state: RoadmapState,
  command: RoadmapCommand,
  { actor, now }: RoadmapContext,
): Decision => {
  if (actor.kind !== 'system') return refuse({ code: 'system-only' });
  if (command.type === 'SendDigest') return ok(send(state, now));
  return ok(state.status === 'none' ? [{ type: 'DigestExpected', at: mondayAfter(now) }] : []);
};
