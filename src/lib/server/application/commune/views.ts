import { isLive, type Body } from '#lib/governance/bodies/index.ts';
import { openPhases } from '#lib/governance/proposals/index.ts';
import { civilDateOf, type Instant, type CivilDate } from '#lib/kernel/civil.ts';
import type { CharterParameters } from '#lib/governance/charter/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { namesCoveredIn } from '../register/covered-names.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { lastDecisions, type RegisterLine } from '../register/register.ts';

/** How many proposals a body has under way; what they say stays inside it until it has decided (I-25). */
export interface WorkUnderWay {
  body: { id: string; name: string; power: Body['power'] };
  nature: 'political' | 'executive';
  count: number;
}

/** A decision in force whose review comes next. */
export interface NextReview {
  id: string;
  title: string;
  reviewOn: CivilDate;
  onTrial: boolean;
}

/** The commune as anybody sees it at its door. */
export interface CommuneView {
  underWay: WorkUnderWay[];
  decisions: RegisterLine[];
  reviews: NextReview[];
  /** What inhabitants may set going under the charter in force; null while the first one is being consented to. */
  citizens: CharterParameters['citizens'] | null;
}

const open = ['tabled', ...openPhases, 'absentees'];

const underWay = async (
  transaction: Transaction,
  organisation: Organisation,
  today: string,
): Promise<WorkUnderWay[]> => {
  const { rows } = await transaction.query<{ body: string; nature: WorkUnderWay['nature']; count: number }>({
    name: 'work-under-way',
    text: `select body, nature, count(*)::integer as count from states
           where commune_id = $1 and noun = 'proposal' and not public and listing is not null
             and listing->>'phase' = any($2)
           group by 1, 2 order by 3 desc, 1, 2`,
    values: [transaction.communeId, open],
  });
  return rows.flatMap(({ body: id, nature, count }) => {
    const body = organisation.bodies.bodies[id];
    return body && isLive(body, today)
      ? [{ body: { id, name: body.name, power: body.power }, nature, count }]
      : [];
  });
};

const nextReviews = async (
  transaction: Transaction,
  organisation: Organisation,
  today: string,
): Promise<NextReview[]> => {
  const { rows } = await transaction.query<{ id: string; title: string; review_on: string; status: string }>({
    name: 'next-reviews',
    text: `select listing->>'id' as id, listing->>'title' as title, review_on, status from states
           where commune_id = $1 and noun = 'proposal' and public and review_on >= $2
           order by review_on, stream limit 3`,
    values: [transaction.communeId, today],
  });
  const cover = namesCoveredIn(organisation);
  return rows.map(({ id, title, review_on, status }) => ({
    id,
    title: cover(title),
    reviewOn: review_on,
    onTrial: status === 'adoptedOnTrial',
  }));
};

/** What is being decided, what was decided last and what is looked at next: public facts only. */
export const communeView = async (
  transaction: Transaction,
  organisation: Organisation,
  now: Instant,
): Promise<CommuneView> => {
  const today = civilDateOf(now);
  const [work, decisions, reviews] = await Promise.all([
    underWay(transaction, organisation, today),
    lastDecisions(transaction, organisation, null, 5),
    nextReviews(transaction, organisation, today),
  ]);
  const { charter } = organisation;
  return {
    underWay: work,
    decisions,
    reviews,
    citizens: charter.status === 'inForce' ? charter.parameters.citizens : null,
  };
};
