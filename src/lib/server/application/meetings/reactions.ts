import { runningItem } from '#lib/governance/meetings/index.ts';
import { adoptions } from '#lib/governance/proposals/index.ts';
import type { Reaction } from '../engine/reaction.ts';
import type { AgendaItem, Held, MeetingEvent, MeetingState } from '#lib/governance/meetings/index.ts';

const label = ({ date }: Held): string =>
  `Séance du ${new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))}`;

const hereNow = ({ attendance }: Held): string[] =>
  Object.entries(attendance)
    .filter(([, { now }]) => now === 'present' || now === 'remote')
    .map(([person]) => person);

/** The proposal of the running item is held by this meeting's facilitator and those at the table. */
const tell = (type: 'HoldInMeeting' | 'FollowMeeting', state: Held): Reaction[] => {
  const proposal = runningItem(state)?.proposal;
  const { facilitator } = state.roles;
  if (!proposal || !facilitator) return [];
  const { person, basis } = facilitator;
  const meeting = { id: state.id, basis };
  const held = { proposal, meeting, facilitator: person, present: hereNow(state) };
  return [type === 'HoldInMeeting' ? { type, ...held, label: label(state) } : { type, ...held }];
};

const exit = (state: Held, subject: string, end: 'dealtWith' | 'carriedOver' | 'removed'): Reaction => ({
  type: 'ExitMeeting',
  subjectId: subject,
  meeting: state.id,
  end,
});

/** The proposal of an item that ends is let go; the subject waits for the close, until when it may be contested. */
const left = (state: Held, event: Extract<MeetingEvent, { type: 'ItemEnded' }>): Reaction[] => {
  const item = state.items.find(({ id }) => id === event.item);
  if (!item?.proposal) return [];
  const reason = event.reason ?? 'meeting-ended';
  return [{ type: 'LeaveMeeting', proposal: item.proposal, meeting: state.id, reason }];
};

/** To inform or to look back asks for nothing more; what was explored waits for a proposal in the backlog. */
const onlyToHear = ({ outcome, proposal }: AgendaItem): boolean =>
  proposal === null && (outcome === 'inform' || outcome === 'evaluate');

const onlyHeard = (item: AgendaItem): boolean => item.course.status === 'dealtWith' && onlyToHear(item);

/** Contested once the meeting is over: what its close had closed waits in the backlog again (I-8). */
const contested = (state: Held, id: string): Reaction[] => {
  const item = state.items.find((known) => known.id === id);
  return item && isOver(state) && onlyToHear(item)
    ? [{ type: 'ReturnToBacklog', subjectId: item.subject }]
    : [];
};

/** At the close every subject comes out of the agenda: back to the backlog with its history, or closed (I-8). */
const closing = (state: Held): Reaction[] =>
  state.items.flatMap((item): Reaction[] => {
    const { subject: subjectId, course } = item;
    const out = exit(state, subjectId, course.status === 'dealtWith' ? 'dealtWith' : 'carriedOver');
    const how = { kind: 'heard', meeting: state.id } as const;
    return onlyHeard(item) ? [out, { type: 'CloseSubject', subjectId, how }] : [out];
  });

const isAdoption = (result: string): boolean => (adoptions as readonly string[]).includes(result);

/** What was noted for the execution of a decision becomes an action; the rest stays in the record. */
const toExecute = (state: Held, item: string | null): Reaction[] => {
  const opening = ('actions' in state ? state.actions : [])
    .filter((noted) => item === null || noted.item === item)
    .flatMap(({ id: action, item: about, text, owner, due }): Reaction[] => {
      const results = state.items.find((known) => known.id === about)?.results ?? [];
      const decision = results.findLast(({ result }) => isAdoption(result))?.proposal;
      return decision
        ? [{ type: 'OpenNotedAction', action, title: text, decision, owner, due, meeting: state.id }]
        : [];
    });
  return opening.length > 0 ? [...opening, { type: 'ExpectDigest' }] : [];
};

const isOver = ({ status }: MeetingState): boolean => status === 'closed' || status === 'recordPublished';

/** Nothing more comes on its agenda by itself. */
const forgotten = ({ body, id }: Held, opened: boolean): Reaction => ({
  type: 'ForgetMeeting',
  body,
  meeting: id,
  opened,
});

/** From now on everyone may know what was decided there. */
const published = ({ items }: Held): Reaction[] =>
  [...new Set(items.flatMap(({ proposal }) => proposal ?? []))].map((proposal) => ({
    type: 'NotePublication',
    proposal,
  }));

/**
 * What a meeting brings about elsewhere: its subjects enter and leave the agenda, the proposal of the running
 * item takes its presence and facilitator from here and nowhere else.
 */
export const meetingReactions = (event: MeetingEvent, state: MeetingState): Reaction[] => {
  if (state.status === 'none') return [];
  switch (event.type) {
    case 'MeetingPlanned':
    case 'MeetingChanged':
      return [{ type: 'ExpectMeeting', body: state.body, meeting: state.id, startsAt: state.startsAt }];
    case 'MeetingOpened':
      return [forgotten(state, true)];
    // The absent were awaited after the close, or the secretary completes the record.
    case 'ResultNoted':
    case 'ActionNoted':
      return isOver(state) ? toExecute(state, event.item) : [];
    case 'RecordPublished':
      return published(state);
    case 'ItemAdded':
      return [{ type: 'EnterMeeting', subjectId: event.item.subject, meeting: state.id }];
    case 'ItemRemoved':
      return [exit(state, event.subject, 'removed')];
    case 'ItemEnded':
      return left(state, event);
    case 'ItemContested':
      return contested(state, event.item);
    case 'MeetingClosed':
      return [...closing(state), ...toExecute(state, null)];
    case 'MeetingCancelled':
      return [
        forgotten(state, false),
        // What came by right goes to the next meeting as if this one had never had it.
        ...state.items.map(({ subject, right }) =>
          exit(state, subject, right === null ? 'carriedOver' : 'removed'),
        ),
      ];
    case 'ItemStarted':
    case 'ProposalHeld':
      return tell('HoldInMeeting', state);
    case 'AttendanceNoted':
    case 'RoleHeld':
      return tell('FollowMeeting', state);
    default:
      return [];
  }
};
