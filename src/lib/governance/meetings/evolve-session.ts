import { runningItem, withCourse, withItem } from './agenda.ts';
import { secondsBetween } from './times.ts';
import type { MeetingEvent } from './meeting.ts';
import type { Gathered, Over, Poll, Spell } from './state.ts';
import type { PersonId } from '../commune/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';

type Underway = Gathered | Over;

const answered = (poll: Poll, person: PersonId): Poll => ({
  ...poll,
  answered: [...poll.answered, person],
});

const without = (people: readonly PersonId[], person: PersonId): PersonId[] =>
  people.filter((other) => other !== person);

/** Closes the running item's spell, or opens another one after a break. */
const spelled = <S extends Underway>(state: S, at: Instant, going: boolean): S => {
  const running = runningItem(state);
  if (!running) return state;
  return withCourse(state, running.id, (course) =>
    course.status !== 'running'
      ? course
      : {
          ...course,
          spells: going
            ? [...course.spells, { from: at, to: null }]
            : course.spells.map((spell) => (spell.to === null ? { ...spell, to: at } : spell)),
        },
  );
};

const endedItem = <S extends Underway>(
  state: S,
  { item, dealtWith, reason, at }: Extract<MeetingEvent, { type: 'ItemEnded' }>,
): S =>
  withCourse(spelled(state, at, false), item, (course) => ({
    status: dealtWith ? 'dealtWith' : 'carriedOver',
    spells: course.status === 'waiting' ? [] : course.spells,
    phases: course.status === 'waiting' ? [] : course.phases,
    reason,
    endedAt: at,
  }));

/** Everyone's word: rounds, floor, hands, and what each has spoken. */
const evolveFloor = (state: Gathered, event: MeetingEvent): Gathered => {
  switch (event.type) {
    case 'RoundOpened':
      return { ...state, round: { id: event.round, waiting: event.order, heard: [], passed: [] } };
    case 'FloorGiven':
      return {
        ...state,
        floor: { person: event.person, since: event.at },
        hands: without(state.hands, event.person),
        round: state.round && {
          ...state.round,
          waiting: without(state.round.waiting, event.person),
          heard: state.round.waiting.includes(event.person)
            ? [...state.round.heard, event.person]
            : state.round.heard,
        },
      };
    case 'TurnEnded':
      return {
        ...state,
        floor: null,
        speaking: {
          ...state.speaking,
          [event.person]: (state.speaking[event.person] ?? 0) + event.seconds,
        },
      };
    case 'TurnPassed':
      return {
        ...state,
        round: state.round && {
          ...state.round,
          waiting: without(state.round.waiting, event.person),
          passed: [...state.round.passed, event.person],
        },
      };
    case 'RoundEnded':
      return { ...state, round: null };
    case 'HandRaised':
      return { ...state, hands: [...state.hands, event.person] };
    case 'HandLowered':
      return { ...state, hands: without(state.hands, event.person) };
    default:
      return state;
  }
};

/** What the meeting leaves behind: ideas, notes, actions, what became of its items. Also after it is closed. */
export const evolveWriting = <S extends Underway>(state: S, event: MeetingEvent): S => {
  switch (event.type) {
    case 'IdeaParked': {
      const { idea: id, text, by, at } = event;
      return { ...state, ideas: [...state.ideas, { id, text, by, at }] };
    }
    case 'NoteWritten': {
      const { item, text, revision } = event;
      return {
        ...state,
        notes: [...state.notes.filter((note) => note.item !== item), { item, text, revision }],
      };
    }
    case 'ActionNoted': {
      const { action: id, item, text, owner, due } = event;
      return { ...state, actions: [...state.actions, { id, item, text, owner, due }] };
    }
    case 'ItemContested':
      return withCourse(state, event.item, (course) =>
        course.status === 'dealtWith' ? { ...course, status: 'carriedOver', reason: event.reason } : course,
      );
    case 'ResultNoted': {
      const { proposal, result, at } = event;
      return withItem(state, event.item, (item) => ({
        ...item,
        results: [...item.results, { proposal, result, at }],
      }));
    }
    default:
      return state;
  }
};

/** Folds an event of an evening under way. */
export const evolveEvening = (state: Gathered, event: MeetingEvent): Gathered => {
  switch (event.type) {
    case 'MotionProposed':
      return { ...state, motion: event.motion };
    case 'MotionConsented':
      return state.motion
        ? { ...state, motion: { ...state.motion, consents: [...state.motion.consents, event.person] } }
        : state;
    case 'MotionRefused': {
      const { person: by, reason, at } = event;
      const objected = state.motion ? [{ matter: state.motion.matter, by, reason, at }] : [];
      return { ...state, motion: null, objected: [...state.objected, ...objected] };
    }
    case 'MotionCarried':
    case 'MotionWithdrawn':
      return { ...state, motion: null };
    case 'AgendaConsented':
      return { ...state, status: 'running', consentedAt: event.at };
    case 'MeetingProlonged':
      return { ...state, minutes: state.minutes + event.minutes };
    case 'WeatherGiven':
      return { ...state, weather: answered(state.weather, event.person) };
    case 'WeatherShown':
      return { ...state, weather: { ...state.weather, counts: event.counts } };
    case 'EvaluationGiven':
      return { ...state, evaluation: answered(state.evaluation, event.person) };
    case 'EvaluationShown':
      return { ...state, evaluation: { ...state.evaluation, counts: event.counts } };
    case 'ItemStarted':
      return withCourse(state, event.item, () => ({
        status: 'running',
        spells: [{ from: event.at, to: null }],
        phases: [],
      }));
    case 'PhaseStarted':
      return withCourse(state, event.item, (course) =>
        course.status === 'running'
          ? { ...course, phases: [...course.phases, { phase: event.phase, at: event.at }] }
          : course,
      );
    case 'ItemEnded':
      return { ...endedItem(state, event), round: null };
    case 'BreakAsked':
      return { ...state, breakAskedBy: [...state.breakAskedBy, event.person] };
    case 'BreakStarted':
      return {
        ...spelled(state, event.at, false),
        pause: { since: event.at, minutes: event.minutes },
        breakAskedBy: [],
      };
    case 'BreakEnded':
      return { ...spelled(state, event.at, true), pause: null };
    case 'ClosingStarted':
      return { ...state, status: 'closing', round: null, hands: [] };
    default:
      return evolveWriting(evolveFloor(state, event), event);
  }
};

/** Minutes and seconds that an item really took, breaks left out; up to `now` while it runs. */
export const secondsSpent = (course: { spells: readonly Spell[] }, now: Instant): number =>
  course.spells.reduce((sum, { from, to }) => sum + secondsBetween(from, to ?? now), 0);
