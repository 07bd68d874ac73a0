import { votersOf } from '#lib/governance/bodies/index.ts';
import { isElected, isInFunction } from '#lib/governance/commune/index.ts';
import { isDelegationLive } from '#lib/governance/powers/index.ts';
import { addMonths, civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { loadDelegations } from '../powers/views.ts';
import { titlesOf, type DecisionLink } from '../register/titles.ts';
import { atStakeIn, type AtStake } from '../cases/at-stake.ts';
import { type Organisation } from '../organisation/organisation.ts';
import { personView, type PersonView } from '../people/persons.ts';
import { loadSubject, type SubjectView } from '../subjects/subject.ts';

/** What the form of a text chooses from. */
export interface WordingChoices {
  /** Who may carry the decision: elected members first, then staff. */
  carriers: PersonView[];
  /** Who may be given the text: the elected members who count in its body. */
  heirs: PersonView[];
  /** When a decision is looked at again if nobody says otherwise: the charter's delay, from today. */
  reviewOn: CivilDate;
  today: CivilDate;
  /** What the body may decide alone, in its perimeter's words; then what the group delegated to it. */
  matters: string[];
  delegations: { id: string; title: string }[];
}

/** What the text of a body may rest on: the matters of its perimeter, and the delegations that it holds today. */
const footings = async (
  transaction: Transaction,
  organisation: Organisation,
  body: string,
  today: CivilDate,
): Promise<Pick<WordingChoices, 'matters' | 'delegations'>> => {
  const perimeter = organisation.bodies.bodies[body]?.perimeter;
  const held = (await loadDelegations(transaction)).filter(
    (delegation) => delegation.to === body && isDelegationLive(delegation, today),
  );
  const titles = await titlesOf(
    transaction,
    held.map(({ decision }) => decision),
  );
  return {
    matters: [...new Set([...(perimeter?.matters ?? []), ...held.flatMap(({ matters }) => matters)])],
    delegations: held.map(({ decision }) => ({ id: decision, title: titles.get(decision) ?? '' })),
  };
};

export const wordingChoices = async (
  transaction: Transaction,
  organisation: Organisation,
  body: string,
  now: Instant,
): Promise<WordingChoices> => {
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
  const of = organisation.bodies.bodies[body];
  const voters = commune.status === 'none' || !of ? [] : votersOf(of, commune, today);
  return {
    carriers,
    heirs: voters.map((person) => personView(organisation, person)),
    reviewOn: addMonths(today, months),
    today,
    ...(await footings(transaction, organisation, body, today)),
  };
};

/** The decisions in force of a body, latest first: what a new one may keep, replace or end. The group may do so to anyone's. */
const standingDecisions = async (transaction: Transaction, body: string | null): Promise<DecisionLink[]> => {
  const { rows } = await transaction.query<DecisionLink>({
    text: `select listing->>'id' as id, listing->>'title' as title from states
           where commune_id = $1 and noun = 'proposal' and public and ($2::text is null or listing->>'body' = $2)
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
  decisions: DecisionLink[];
  /** The subject's body is the one that can settle a contested nature. */
  group: boolean;
  /** The case that it answers, when the subject is one of its own. */
  stake: AtStake | null;
}

export const draftingView = async (
  transaction: Transaction,
  organisation: Organisation,
  subject: string,
  viewer: string,
  now: Instant,
): Promise<DraftingView | null> => {
  const found = isUuid(subject)
    ? await loadSubject(transaction, organisation, subject, viewer, now)
    : undefined;
  if (!found) return null;
  const { id: body } = found.subject.body;
  const group = organisation.bodies.bodies[body]?.kind === 'majorityGroup';
  return {
    subject: found.subject,
    choices: await wordingChoices(transaction, organisation, body, now),
    decisions: await standingDecisions(transaction, group ? null : body),
    group,
    stake: await atStakeIn(transaction, organisation, found.state),
  };
};
