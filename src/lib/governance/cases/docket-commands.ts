import { choice, flag, id, instant, orNull, reaction, type CommandOf } from '../fields.ts';
import { rights } from '../subjects/index.ts';

const body = id('The body that hears.');
const meeting = id('The meeting.');
const of = id('The case.');

/** What happens to what a body must hear by right: all of it follows from something else. */
export const docketCommands = {
  ExpectMeeting: reaction('Says that a meeting to come can hear what waits.', {
    body,
    meeting,
    startsAt: instant('When it starts.'),
  }),
  ForgetMeeting: reaction('Says that a meeting can hear nothing more.', {
    body,
    meeting,
    opened: flag('Whether it has opened; otherwise it was cancelled.'),
  }),
  AwaitMeeting: reaction('Makes a case wait for a meeting of the body.', {
    body,
    case: of,
    subject: id('The subject of the case.'),
    right: choice(rights, 'Why it is heard whoever wants it or not.'),
    wanted: orNull(meeting, 'The meeting asked for; null for the next one.'),
  }),
  LeaveDocket: reaction('Makes a case wait no longer.', { body, case: of }),
  AwaitReporting: reaction('Makes an act wait for the next meeting that is told of it.', {
    body,
    act: id('The act taken alone.'),
  }),
};

export type DocketCommand = CommandOf<typeof docketCommands>;
