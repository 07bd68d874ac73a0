import type { Consequences } from '#lib/kernel/decider.ts';
import type { ActionCommand } from '../actions/index.ts';
import type { DocketCommand } from '../cases/index.ts';
import { adoptions, type ProposalCommand } from '../proposals/index.ts';
import type { RoadmapCommand } from '../roadmap/index.ts';
import type { SubjectCommand } from '../subjects/index.ts';
import { runningItem } from './agenda.ts';
import type { MeetingEvent } from './meeting.ts';
import type { AgendaItem, Held } from './state.ts';

type Asked = ActionCommand | DocketCommand | ProposalCommand | RoadmapCommand | SubjectCommand;
type Of<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Type }>;

/** How a text's history names the meeting that held it. */
const label = ({ date }: Held): string =>
  `Séance du ${new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))}`;

const hereNow = ({ attendance }: Held): string[] =>
  Object.entries(attendance)
    .filter(([, { now }]) => now === 'present' || now === 'remote')
    .map(([person]) => person);

/** The proposal of the running item, with this meeting's facilitator and those at the table. */
const table = (state: Held) => {
  const proposal = runningItem(state)?.proposal;
  const { facilitator } = state.roles;
  if (!proposal || !facilitator) return null;
  const { person, basis } = facilitator;
  return { proposal, meeting: { id: state.id, basis }, facilitator: person, present: hereNow(state) };
};

const holding = (state: Held): Asked[] => {
  const held = table(state);
  return held ? [{ type: 'HoldInMeeting', ...held, label: label(state) }] : [];
};

const following = (state: Held): Asked[] => {
  const held = table(state);
  return held ? [{ type: 'FollowMeeting', ...held }] : [];
};

const exit = (
  { id: meeting }: Held,
  subjectId: string,
  end: 'dealtWith' | 'carriedOver' | 'removed',
): Asked => ({ type: 'ExitMeeting', subjectId, meeting, end });

/** The proposal of an item that ends is let go; the subject waits for the close, until when it may be contested. */
const left = (event: Of<'ItemEnded'>, state: Held): Asked[] => {
  const item = state.items.find(({ id }) => id === event.item);
  if (!item?.proposal) return [];
  const reason = event.reason ?? 'meeting-ended';
  return [{ type: 'LeaveMeeting', proposal: item.proposal, meeting: state.id, reason }];
};

/** To inform or to look back asks for nothing more; what was explored waits for a proposal in the backlog. */
const onlyToHear = ({ outcome, proposal }: AgendaItem): boolean =>
  proposal === null && (outcome === 'inform' || outcome === 'evaluate');

const isOver = ({ status }: Held): boolean => status === 'closed' || status === 'recordPublished';

/** Contested once the meeting is over: what its close had closed waits in the backlog again (I-8). */
const contested = ({ item: id }: Of<'ItemContested'>, state: Held): Asked[] => {
  const item = state.items.find((known) => known.id === id);
  return item && isOver(state) && onlyToHear(item)
    ? [{ type: 'ReturnToBacklog', subjectId: item.subject, proposal: null }]
    : [];
};

/** At the close every subject comes out of the agenda: back to the backlog with its history, or closed (I-8). */
const closing = (state: Held): Asked[] =>
  state.items.flatMap((item): Asked[] => {
    const { subject: subjectId, course } = item;
    const heard = course.status === 'dealtWith';
    const out = exit(state, subjectId, heard ? 'dealtWith' : 'carriedOver');
    const how = { kind: 'heard', meeting: state.id } as const;
    return heard && onlyToHear(item) ? [out, { type: 'CloseSubject', subjectId, how }] : [out];
  });

const isAdoption = (result: string): boolean => (adoptions as readonly string[]).includes(result);

/** What was noted for the execution of a decision becomes an action; the rest stays in the record. */
const toExecute = (state: Held, item: string | null): Asked[] => {
  const opening = ('actions' in state ? state.actions : [])
    .filter((noted) => item === null || noted.item === item)
    .flatMap(({ id: action, item: about, text, owner, due }): Asked[] => {
      const results = state.items.find((known) => known.id === about)?.results ?? [];
      const decision = results.findLast(({ result }) => isAdoption(result))?.proposal;
      return decision
        ? [{ type: 'OpenNotedAction', action, title: text, decision, owner, due, meeting: state.id }]
        : [];
    });
  return opening.length > 0 ? [...opening, { type: 'ExpectDigest' }] : [];
};

/** The absent were awaited after the close, or the secretary completes the record. */
const completing = ({ item }: Of<'ResultNoted' | 'ActionNoted'>, state: Held): Asked[] =>
  isOver(state) ? toExecute(state, item) : [];

const expected = ({ body, id: meeting, startsAt }: Held): Asked[] => [
  { type: 'ExpectMeeting', body, meeting, startsAt },
];

/** Nothing more comes on its agenda by itself. */
const forgotten = ({ body, id: meeting }: Held, opened: boolean): Asked => ({
  type: 'ForgetMeeting',
  body,
  meeting,
  opened,
});

/** From now on everyone may know what was decided there. */
const published = ({ items }: Held): Asked[] =>
  [...new Set(items.flatMap(({ proposal }) => proposal ?? []))].map((proposal) => ({
    type: 'NotePublication',
    proposal,
  }));

/**
 * What a meeting brings about elsewhere: its subjects enter and leave the agenda, the proposal of the running
 * item takes its presence and facilitator from here and nowhere else.
 */
export const consequences: Consequences<MeetingEvent, Held, Asked> = {
  MeetingPlanned: (_event, state) => expected(state),
  MeetingChanged: (_event, state) => expected(state),
  MeetingOpened: (_event, state) => [forgotten(state, true)],
  MeetingClosed: (_event, state) => [...closing(state), ...toExecute(state, null)],
  MeetingCancelled: (_event, state) => [
    forgotten(state, false),
    // What came by right goes to the next meeting as if this one had never had it.
    ...state.items.map(({ subject, right }) =>
      exit(state, subject, right === null ? 'carriedOver' : 'removed'),
    ),
  ],
  ItemAdded: ({ item }, { id: meeting }) => [{ type: 'EnterMeeting', subjectId: item.subject, meeting }],
  ItemRemoved: ({ subject }, state) => [exit(state, subject, 'removed')],
  ItemStarted: (_event, state) => holding(state),
  ItemEnded: left,
  ItemContested: contested,
  ProposalHeld: (_event, state) => holding(state),
  AttendanceNoted: (_event, state) => following(state),
  RoleHeld: (_event, state) => following(state),
  ResultNoted: completing,
  ActionNoted: completing,
  RecordPublished: (_event, state) => published(state),
};
