import { ok, refuse } from '#lib/kernel/result.ts';
import { atTable } from '../who.ts';
import { isGathered, wrongStatus, type Decide, type Decided } from './types.ts';
import type { MeetingContext, MeetingEvent } from '../meeting.ts';
import type { Gathered } from '../state.ts';

/** Below this many answers a sum tells who said what: it is never shown. */
const leastShown = 3;

const polls = {
  weather: { given: 'WeatherGiven', shown: 'WeatherShown' },
  evaluation: { given: 'EvaluationGiven', shown: 'EvaluationShown' },
} as const;

type Poll = keyof typeof polls;

/** The sum of a poll that is over, unless it was shown already or too few have answered. */
export const showPoll = (state: Gathered, poll: Poll, { answers }: MeetingContext): MeetingEvent[] =>
  state[poll].counts === null && state[poll].answered.length >= leastShown
    ? [{ type: polls[poll].shown, counts: { ...answers[poll] } }]
    : [];

/** One answer each, kept apart from who gives it; the sum is shown once everyone here has answered. */
const give = (state: Gathered, poll: Poll, answer: string, context: MeetingContext): Decided => {
  const person = atTable(state, context);
  if (!person.ok) return person;
  const { answered, counts } = state[poll];
  if (answered.includes(person.value)) return refuse({ code: 'already-answered' });
  if (counts) return refuse({ code: 'answers-shown' });
  const sum = context.answers[poll];
  const counted = { ...sum, [answer]: (sum[answer] ?? 0) + 1 };
  const awaited = Object.entries(state.attendance).filter(
    ([other, { now }]) =>
      (now === 'present' || now === 'remote') && other !== person.value && !answered.includes(other),
  );
  const given: MeetingEvent = { type: polls[poll].given, person: person.value };
  const all = awaited.length === 0 && answered.length + 1 >= leastShown;
  return ok(all ? [given, { type: polls[poll].shown, counts: counted }] : [given]);
};

/** The weather of each, until the first item starts or everyone here has said theirs. */
export const giveWeather: Decide<'GiveWeather'> = (state, { weather }, context) =>
  isGathered(state) ? give(state, 'weather', weather, context) : wrongStatus(state, 'opened');

/** How the meeting was, until it closes or everyone here has said so. */
export const giveEvaluation: Decide<'GiveEvaluation'> = (state, { evaluation }, context) =>
  state.status === 'closing' ? give(state, 'evaluation', evaluation, context) : wrongStatus(state, 'closing');
