import { isElected, isInFunction } from '#lib/governance/commune/index.ts';
import { addMonths, civilDateOf } from '#lib/kernel/civil.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { loadDocument, type Organisation } from './organisation.ts';
import { personView, type PersonView } from './persons.ts';
import { subjectView, type SubjectView } from './backlog.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';

/** What the form of a text chooses from. */
export interface WordingChoices {
  /** Who may carry the decision: elected members first, then staff. */
  carriers: PersonView[];
  /** When a decision is looked at again if nobody says otherwise: the charter's delay, from today. */
  reviewOn: string;
  today: string;
}

export const wordingChoices = (organisation: Organisation, now: Instant): WordingChoices => {
  const { commune, charter } = organisation;
  const today = civilDateOf(now);
  const months = charter.status === 'inForce' ? charter.parameters.review.defaultMonths : 12;
  const carriers =
    commune.status === 'none'
      ? []
      : Object.entries(commune.members)
          .filter(([id, { function: held }]) => held !== 'resident' && isInFunction(commune, id, today))
          .toSorted(([, a], [, b]) => Number(isElected(b.function)) - Number(isElected(a.function)))
          .map(([id]) => personView(organisation, id));
  return { carriers, reviewOn: addMonths(today, months), today };
};

export interface StandingDecision {
  id: string;
  title: string;
}

/** The decisions in force of a body, latest first: what a new one may keep, replace or end. */
const standingDecisions = async (transaction: Transaction, body: string): Promise<StandingDecision[]> => {
  const { rows } = await transaction.query<StandingDecision>({
    text: `select listing->>'id' as id, listing->>'title' as title from states
           where commune_id = $1 and noun = 'proposal' and public and listing->>'body' = $2
             and listing->>'status' not in ('repealed', 'superseded')
           order by sort_key desc limit 500`,
    values: [transaction.communeId, body],
  });
  return rows;
};

/** What a person finds who wants to write a proposal on a subject. */
export interface DraftingView {
  subject: SubjectView;
  choices: WordingChoices;
  decisions: StandingDecision[];
  /** The subject's body is the one that can settle a contested nature. */
  group: boolean;
}

export const draftingView = async (
  transaction: Transaction,
  organisation: Organisation,
  subject: string,
  viewer: string,
  now: Instant,
): Promise<DraftingView | null> => {
  const found = isUuid(subject) ? await loadDocument<SubjectState>(transaction, `subject:${subject}`) : null;
  if (!found || found.state.status === 'none') return null;
  const body = found.state.body;
  return {
    subject: subjectView(organisation, found.state, viewer, now),
    choices: wordingChoices(organisation, now),
    decisions: await standingDecisions(transaction, body),
    group: organisation.bodies.bodies[body]?.kind === 'majorityGroup',
  };
};
