import { namedIn } from '#lib/governance/powers/index.ts';
import type { CaseState, Contest } from '#lib/governance/cases/index.ts';
import type { ProposalState } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { contestId } from '#lib/governance/subjects/index.ts';
import { titlesOf } from '../register/titles.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { bodyLink, type BodyLink } from '../people/persons.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

/** What the group settles when it takes up a subject that is a case of its own; null for any other subject. */
export type AtStake =
  | { kind: 'decision'; id: string; from: BodyLink | null; subject: string | null }
  | { kind: 'solicitation'; id: string }
  | { kind: 'change'; number: number }
  | { kind: 'arbitration'; bodies: BodyLink[]; disputed: string | null };

const contestedBy = async (
  transaction: Transaction,
  { contested, from }: Contest,
  link: (id: string) => BodyLink,
): Promise<AtStake> => {
  if (contested.kind === 'solicitation') return { kind: 'solicitation', id: contested.solicitation };
  if (contested.kind === 'change') return { kind: 'change', number: contested.change };
  const id = contested.decision;
  const proposal = (await loadDocument<ProposalState>(transaction, `proposal:${id}`))?.state;
  const subject = proposal && proposal.phase !== 'none' ? proposal.subject : null;
  return { kind: 'decision', id, from: from === null ? null : link(from), subject };
};

/** Every body whose perimeter names the matter: a third one may claim it too. */
const holding = ({ bodies }: Organisation, matter: string): string[] =>
  Object.values(bodies.bodies)
    .filter(({ perimeter }) => perimeter !== null && namedIn(perimeter.matters, matter) !== null)
    .map(({ id }) => id);

export const atStakeIn = async (
  transaction: Transaction,
  organisation: Organisation,
  subject: SubjectState,
): Promise<AtStake | null> => {
  const id = subject.status === 'none' ? undefined : subject.byRight?.case;
  const found = id ? (await loadDocument<CaseState>(transaction, `referral:${id}`))?.state : undefined;
  const link = (body: string) => bodyLink(organisation, body);
  if (found?.kind === 'contest') return contestedBy(transaction, found, link);
  if (found?.kind !== 'arbitration') return null;
  const { holder, claimant, disputed, title } = found;
  const others = disputed === null ? holding(organisation, title) : [];
  return { kind: 'arbitration', bodies: [...new Set([holder, claimant, ...others])].map(link), disputed };
};

/** How far the group is with what a member contests: the meeting that hears it, then what it decided. */
export interface ContestView {
  /** The subject that the group takes up. */
  subject: string;
  meeting: { id: string; date: CivilDate } | null;
  end: {
    outcome: NonNullable<Contest['end']>['outcome'];
    decision: { id: string; title: string };
    at: Instant;
  } | null;
}

const meetingOn = async (transaction: Transaction, id: string): Promise<ContestView['meeting']> => {
  const { rows } = await transaction.query<{ date: CivilDate }>({
    name: 'meeting-date',
    text: `select listing->>'date' as date from states where commune_id = $1 and stream = $2`,
    values: [transaction.communeId, `meeting:${id}`],
  });
  return rows[0] ? { id, date: rows[0].date } : null;
};

/** The contest of a decision or of a solicitation; null when nobody contested it after all. */
export const loadContest = async (
  transaction: Transaction,
  contested: string,
): Promise<ContestView | null> => {
  const found = (await loadDocument<CaseState>(transaction, `referral:${contestId(contested)}`))?.state;
  if (found?.kind !== 'contest') return null;
  const { subject, course, end } = found;
  const titles = await titlesOf(transaction, end ? [end.decision] : []);
  return {
    subject,
    meeting: course.meeting === null ? null : await meetingOn(transaction, course.meeting),
    end: end && {
      outcome: end.outcome,
      decision: { id: end.decision, title: titles.get(end.decision) ?? '' },
      at: end.at,
    },
  };
};
