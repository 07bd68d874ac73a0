import { randomUUID } from 'node:crypto';
import { civilDateOf } from '../src/lib/kernel/civil.ts';
import { openApplication, type Application } from '../src/lib/server/application/application.ts';
import { loadMeetings } from '../src/lib/server/application/meetings/meetings.ts';
import { communeId, idOf } from './stage.ts';
import valbrune from './valbrune.json' with { type: 'json' };

/** The next quarter of an hour from which people may already come in and open, in Paris. */
const soon = (now: string): { date: string; time: string } => {
  const then = Temporal.Instant.from(now)
    .add({ hours: 1 })
    .toZonedDateTimeISO('Europe/Paris')
    .round({ smallestUnit: 'minute', roundingIncrement: 15, roundingMode: 'ceil' });
  return { date: then.toPlainDate().toString(), time: then.toPlainTime().toString().slice(0, 5) };
};

/** The group's next meeting, unless the visitor holds or has held one already. */
const nextMeeting = async (application: Application) => {
  const meetings = await application.read(communeId, (transaction, organisation) =>
    loadMeetings(transaction, organisation, {
      body: idOf('GM'),
      from: `${valbrune.today}T00:00:00.000Z`,
      to: null,
      cancelled: false,
      order: 'soonest',
    }),
  );
  const ahead = meetings.filter(({ status }) => status === 'agendaOpen' || status === 'agendaClosed');
  if (ahead.length < meetings.length) return null;
  return ahead[0] ?? null;
};

/**
 * Moves the group's next meeting to the coming hour, whatever the day on which somebody opens the
 * demonstration, so that they can hold it at once. Nothing is moved once one was held.
 * @returns the local time at which it begins, or null when there is nothing to move
 */
export const bringForward = async (appUrl: string, now: string): Promise<string | null> => {
  const application = openApplication(appUrl);
  try {
    const meeting = await nextMeeting(application);
    if (!meeting || civilDateOf(now) < valbrune.today) return null;
    const { date, time } = soon(now);
    const { place } = meeting;
    const result = await application.execute({
      communeId,
      actor: { kind: 'person', person: idOf('M17') },
      key: randomUUID(),
      command: { type: 'ChangeMeeting', meeting: meeting.id, date, time, minutes: 150, place, link: null },
      now,
    });
    return result.ok ? time : null;
  } finally {
    await application.pool.end();
  }
};
