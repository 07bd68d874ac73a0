import { adoptions, decisionOf, isOpen } from '#lib/governance/proposals/index.ts';
import { decidedBefore, decidedItems, type ProposalsById } from './items.ts';
import { coveredThrough, namesCoveredIn } from '../register/covered-names.ts';
import { bodyLink, publicPersonView, type BodyLink } from '../people/persons.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { DecidedItemView } from './views.ts';
import type { AnsweredObjection } from '../register/decision.ts';
import type {
  AgendaItem,
  EveningRole,
  Held,
  Matter,
  Outcome,
  Over,
  ProposalResult,
  Right,
} from '#lib/governance/meetings/index.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

/**
 * A meeting as anybody may read it: its agenda, and once its record is published what was decided. No position,
 * no name of an agent or private person (I-25): an elected member is named for the role they held.
 */
export interface PublicMeetingView {
  id: string;
  body: BodyLink;
  status: Held['status'];
  date: CivilDate;
  time: string;
  startsAt: Instant;
  minutes: number;
  place: string;
  items: {
    title: string;
    outcome: Outcome;
    minutes: number;
    right: Right | null;
    /** `decided`: its text was adopted between two meetings, there is nothing left to decide. */
    status: 'waiting' | 'decided' | 'dealtWith' | 'carriedOver';
    decision: {
      id: string | null;
      result: ProposalResult;
      title: string;
      text: string;
      objections: AnsweredObjection[];
    } | null;
  }[];
  record: {
    publishedAt: Instant;
    version: number;
    facilitator: string | null;
    secretary: string | null;
    present: number;
    members: number;
    quorum: { needed: number; present: number };
    actions: { text: string; owner: string | null; due: CivilDate }[];
    /** What one objection stopped in the agenda, and why: whose it was stays inside (I-25). */
    objected: { kind: Matter['kind']; item: string | null; reason: string; at: Instant }[];
    corrections: { version: number; text: string; reason: string; at: Instant }[];
  } | null;
}

type PublicItem = PublicMeetingView['items'][number];
type Cover = (text: string) => string;

/** Results that say something was decided; a carried-over or withdrawn text stays inside the body. */
const decisive: readonly string[] = [...adoptions, 'awaitingAbsentees'];

const decisionView = (
  decided: DecidedItemView | null | undefined,
  proposals: ProposalsById,
  cover: Cover,
): PublicItem['decision'] => {
  if (!decided || !decisive.includes(decided.result)) return null;
  const proposal = proposals.get(decided.proposal);
  // While the absent have their time nothing is adopted: its text is not public yet (I-11).
  const adopted = proposal && !isOpen(proposal) && decisionOf(proposal) !== null;
  if (!adopted)
    return { id: null, result: 'awaitingAbsentees', title: cover(decided.title), text: '', objections: [] };
  const { result, title, text, objections } = decided;
  return {
    id: decided.proposal,
    result,
    title: cover(title),
    text: cover(text),
    objections: coveredThrough(objections, cover),
  };
};

const statusOfItem = ({ course }: AgendaItem, published: boolean): PublicItem['status'] => {
  const ended = course.status === 'dealtWith' || course.status === 'carriedOver';
  return published && ended ? course.status : 'waiting';
};

/** What the meeting decided is told with its record; what was decided before it stands in the register already. */
const itemView = (
  state: Held,
  item: AgendaItem,
  decided: DecidedItemView | undefined,
  proposals: ProposalsById,
  cover: Cover,
): PublicItem => {
  const { title, outcome, minutes, right } = item;
  const published = state.status === 'recordPublished';
  const before = decidedBefore(state, item, proposals);
  return {
    title: cover(title),
    outcome,
    minutes,
    right,
    status: before ? 'decided' : statusOfItem(item, published),
    decision: decisionView(before ?? (published ? decided : null), proposals, cover),
  };
};

/** The elected member who held a role; nobody else is named, whatever they did this evening. */
const nameOf = (organisation: Organisation, state: Over, role: EveningRole): string | null => {
  const person = state.roles[role]?.person;
  return person === undefined ? null : (publicPersonView(organisation, person)?.name ?? null);
};

/** The members of the body that evening; of a meeting over before they were kept, those it has today (I-28). */
const membersOf = (organisation: Organisation, state: Over): string[] =>
  state.members === null
    ? (organisation.bodies.bodies[state.body]?.members ?? [])
        .filter(({ capacity }) => capacity === 'member')
        .map(({ person }) => person)
    : state.members.filter(({ votes }) => votes).map(({ person }) => person);

const titleOf = (state: Over, matter: Matter, cover: Cover): string | null => {
  if (matter.kind === 'addItem') return cover(matter.item.title);
  const named = 'item' in matter ? state.items.find(({ id }) => id === matter.item) : undefined;
  return named ? cover(named.title) : null;
};

const recordOf = (organisation: Organisation, state: Held, cover: Cover): PublicMeetingView['record'] => {
  if (state.status !== 'recordPublished' || state.record.publishedAt === null) return null;
  const members = membersOf(organisation, state);
  const came = members.filter((person) => (state.attendance[person]?.spans.length ?? 0) > 0);
  return {
    publishedAt: state.record.publishedAt,
    version: state.record.version,
    facilitator: nameOf(organisation, state, 'facilitator'),
    secretary: nameOf(organisation, state, 'secretary'),
    present: came.length,
    members: members.length,
    quorum: state.quorum,
    actions: state.actions.map(({ text, owner, due }) => ({
      text: cover(text),
      owner: publicPersonView(organisation, owner)?.name ?? null,
      due,
    })),
    objected: state.objected.map(({ matter, reason, at }) => ({
      kind: matter.kind,
      item: titleOf(state, matter, cover),
      reason: cover(reason),
      at,
    })),
    corrections: state.record.corrections.map(({ version, text, reason, at }) => ({
      version,
      text: cover(text),
      reason: cover(reason),
      at,
    })),
  };
};

/** A meeting as anybody may read it (I-25). Notes, ideas, presence by name, weather and positions stay inside. */
export const publicMeeting = (
  organisation: Organisation,
  state: Held,
  proposals: ProposalsById,
): PublicMeetingView => {
  const cover = namesCoveredIn(organisation);
  const decided = decidedItems(state, proposals);
  return {
    id: state.id,
    body: bodyLink(organisation, state.body),
    status: state.status,
    date: state.date,
    time: state.time,
    startsAt: state.startsAt,
    minutes: state.minutes,
    place: cover(state.place),
    items: state.items.map((item) =>
      itemView(
        state,
        item,
        decided.find((other) => other.item === item.id),
        proposals,
        cover,
      ),
    ),
    record: recordOf(organisation, state, cover),
  };
};
