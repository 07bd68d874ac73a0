import { refuse } from '#lib/kernel/result.ts';
import { consequences } from '#lib/governance/meetings/consequences.ts';
import * as meetings from '#lib/governance/meetings/index.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import { defineNoun, type Listing, type Loaded } from '../engine/noun.ts';
import { organisationOf, underCharter } from '../organisation/in-context.ts';
import type {
  MeetingCommand,
  MeetingContext,
  MeetingEvent,
  MeetingRefusal,
  MeetingState,
  SubjectSeen,
} from '#lib/governance/meetings/index.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import { meetingSentences } from './sentences.ts';

/** A line of the lists and calendars of meetings: no person in it. */
export interface MeetingLine {
  id: string;
  series: string | null;
  body: string;
  status: MeetingState['status'];
  date: CivilDate;
  time: string;
  startsAt: Instant;
  minutes: number;
  place: string;
  cutOffAt: Instant;
  sequence: number;
  items: number;
  publishedAt: Instant | null;
}

/** Dates and agendas are public; what was said and done, once its record is. */
const listing = (state: MeetingState): Listing | null => {
  if (state.status === 'none') return null;
  const { id, series, body, status, date, time, startsAt, minutes, place, cutOffAt, sequence, items } = state;
  const publishedAt = 'record' in state ? state.record.publishedAt : null;
  const occasion = { id, series, body, status, date, time, startsAt, minutes, place, cutOffAt, sequence };
  const line: MeetingLine = { ...occasion, items: items.length, publishedAt };
  return {
    listing: line,
    public: true,
    sortKey: startsAt,
    searchText: items.map(({ title }) => title).join('\n'),
  };
};

/** The subject that a command brings to the agenda. */
const subjectNamed = (command: MeetingCommand): string | null => {
  if (command.type === 'AddItem' || command.type === 'AddItemByRight') return command.subject;
  return command.type === 'ProposeMotion' && command.matter.kind === 'addItem'
    ? command.matter.subject
    : null;
};

const subjectSeen = (loaded: Loaded, subject: string): SubjectSeen | null => {
  const state = loaded.state(`subject:${subject}`, subjects);
  if (state.status === 'none') return null;
  return {
    id: state.id,
    title: state.title,
    body: state.body,
    open: state.status === 'raised' || state.status === 'onAgenda',
    proposal: state.status === 'onAgenda' ? state.proposal : null,
    supporters: [...state.supporters],
    meeting: state.meeting,
    carriedOver: state.passages.filter(({ end }) => end === 'carriedOver').length,
  };
};

/** The commands after which the answers of a poll may be shown. */
const showing = new Set<MeetingCommand['type']>([
  'GiveWeather',
  'StartItem',
  'GiveEvaluation',
  'CloseMeeting',
  'PassMeetingTime',
]);

export const meetingNoun = defineNoun<
  MeetingState,
  MeetingCommand,
  MeetingEvent,
  MeetingRefusal,
  MeetingContext | null
>({
  noun: 'meeting',
  decider: {
    initial: meetings.initial,
    evolve: meetings.evolve,
    decide: (state, command, context) =>
      context ? meetings.decide(state, command, context) : refuse({ code: 'charter-not-in-force' }),
  },
  commands: meetings.meetingCommands,
  sentences: meetingSentences,
  stream: (command) => `meeting:${command.meeting}`,
  reads: (command) => {
    const subject = subjectNamed(command);
    return subject ? [`subject:${subject}`] : [];
  },
  context: (loaded, { actor, now }, command) => {
    const organised = underCharter(organisationOf(loaded));
    if (!organised) return null;
    const subject = subjectNamed(command);
    return {
      now,
      actor,
      ...organised,
      subject: subject ? subjectSeen(loaded, subject) : null,
      answers: { weather: loaded.urn('weather'), evaluation: loaded.urn('evaluation') },
    };
  },
  listing,
  sealed: { GiveWeather: 'weather', GiveEvaluation: 'evaluation' },
  urns: ({ type }) => (showing.has(type) ? ['weather', 'evaluation'] : []),
  deadline: {
    at: meetings.dueAt,
    command: (state) => ({ type: 'PassMeetingTime', meeting: state.status === 'none' ? '' : state.id }),
  },
  consequences,
  upcasters: {
    // Version 1 did not keep who sat in the body when the meeting was over.
    MeetingClosed: [(content) => ({ ...content, members: null })],
  },
});
