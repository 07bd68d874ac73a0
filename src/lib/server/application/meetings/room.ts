import type { Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { loadMeeting, type MeetingView } from './meeting.ts';
import { loadProposal, type ProposalView } from '../proposals/proposal.ts';
import type { WordingChoices } from '../proposals/drafting.ts';

/** What is shown in the room: the meeting, and the text that its running item holds. */
export interface RoomView {
  meeting: MeetingView;
  proposal: ProposalView | null;
  /** What the proposal's sponsor may choose from in a new version. */
  choices: WordingChoices | null;
  position: number;
}

/** The room of a meeting for somebody who sits in its body; null for anybody else; undefined when there is none. */
export const loadRoom = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  viewer: string,
  now: Instant,
): Promise<RoomView | null | undefined> => {
  const found = await loadMeeting(transaction, organisation, id, viewer, now);
  if (found.kind === 'none') return undefined;
  if (found.kind === 'public') return null;
  const { meeting, position } = found;
  const held = meeting.items.find(({ status }) => status === 'running')?.proposal;
  const text = held ? await loadProposal(transaction, organisation, held, viewer, now) : null;
  return text?.kind === 'view'
    ? { meeting, proposal: text.proposal, choices: text.choices, position }
    : { meeting, proposal: null, choices: null, position };
};
