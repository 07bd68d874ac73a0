import { isLive } from '#lib/governance/bodies/index.ts';
import { defaultParameters } from '#lib/governance/charter/index.ts';
import {
  isDelegationLive,
  whoMayDecide,
  type Competence,
  type Delegation,
  type EnvelopeState,
  type Question,
  type World,
} from '#lib/governance/powers/index.ts';
import { mandatesOf } from '#lib/governance/mandates/index.ts';
import { delegationOf, isCarriedOut, type ProposalState } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import { civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { competenceWords, type CompetenceWords } from './answer-in-words.ts';
import { inOrder } from '../bodies/in-order.ts';
import { titlesOf } from '../register/titles.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { bodyName, personView } from '../people/persons.ts';

/** Who may decide, as facts for programs and as words for people, in both languages. */
export interface CompetenceView extends Competence {
  deciderName: string | null;
  words: { fr: CompetenceWords; en: CompetenceWords };
}

export type CompetenceQuestion = Question;
export type { Competence };

/** The question that a standing subject asks: its nature, its grounds and the body where it waits. */
export const questionOfSubject = async (
  transaction: Transaction,
  id: string,
): Promise<{ id: string; title: string; question: Question } | null> => {
  const found = isUuid(id) ? await loadDocument<SubjectState>(transaction, `subject:${id}`) : undefined;
  if (!found || found.state.status === 'none') return null;
  const { title, nature, grounds, body } = found.state;
  const amountEuros = grounds.unbudgetedEuros;
  return {
    id,
    title,
    question: { nature, grounds, matter: null, amountEuros, asked: { kind: 'body', id: body } },
  };
};

/** What decisions have spent, by whose envelope it is. */
export const loadEnvelopes = async (transaction: Transaction): Promise<Record<string, EnvelopeState>> => {
  const { rows } = await transaction.query<{ stream: string; document: EnvelopeState }>({
    name: 'envelopes',
    text: `select stream, document from states where commune_id = $1 and noun = 'envelope'`,
    values: [transaction.communeId],
  });
  return Object.fromEntries(rows.map(({ stream, document }) => [stream.slice('envelope:'.length), document]));
};

/** The delegations that the group has decided and not taken back, ended or not. */
export const loadDelegations = async (transaction: Transaction): Promise<Delegation[]> => {
  const { rows } = await transaction.query<{ document: ProposalState }>({
    name: 'delegations',
    text: `select document from states
           where commune_id = $1 and noun = 'proposal' and public
             and document->'versions'->-1->'effect'->>'kind' = 'delegate'
           order by sort_key desc limit 200`,
    values: [transaction.communeId],
  });
  return rows.flatMap(({ document }) => delegationOf(document) ?? []).filter(({ inForce }) => inForce);
};

const loadWorld = async (
  transaction: Transaction,
  { commune, charter, bodies, mandates }: Organisation,
  executed: string | null,
): Promise<World> => {
  const decision = executed && (await loadDocument<ProposalState>(transaction, `proposal:${executed}`));
  return {
    commune,
    charter: charter.status === 'none' ? defaultParameters : charter.parameters,
    bodies,
    mandates,
    delegations: await loadDelegations(transaction),
    envelopes: await loadEnvelopes(transaction),
    executedInForce: Boolean(decision) && isCarriedOut((decision as { state: ProposalState }).state),
  };
};

/** Who may decide this today, with its explanation. It says; adoption checks again. */
export const loadCompetence = async (
  transaction: Transaction,
  organisation: Organisation,
  question: Question,
  now: Instant,
): Promise<CompetenceView> => {
  const { basis } = question.grounds;
  const executed = basis?.kind === 'executes' ? basis.decision : null;
  const world = await loadWorld(transaction, organisation, executed);
  const found = whoMayDecide(question, world, civilDateOf(now));
  const cited = [...world.delegations.map(({ decision }) => decision), ...(executed ? [executed] : [])];
  const titles = await titlesOf(transaction, cited);
  const naming = {
    person: (id: string) => personView(organisation, id).name,
    body: (id: string) => bodyName(organisation, id),
    role: (id: string) => organisation.mandates.roles[id]?.title ?? '',
    decision: (id: string) => titles.get(id) ?? '',
  };
  const { decider } = found;
  return {
    ...found,
    deciderName: decider && (decider.kind === 'role' ? naming.role(decider.id) : naming.body(decider.id)),
    words: { fr: competenceWords(found, naming, 'fr'), en: competenceWords(found, naming, 'en') },
  };
};

/** What the questions of the assistant choose from. */
export interface CompetenceChoices {
  /** Every matter that a perimeter or a live delegation names, in alphabetical order. */
  matters: string[];
  /** Bodies that decide something, then the viewer's own roles that have a perimeter: `body:…`, `role:…`. */
  deciders: { value: string; label: string }[];
  thresholdEuros: number;
}

const mattersOf = (organisation: Organisation, delegations: readonly Delegation[], today: CivilDate) => {
  const lent = Object.values(organisation.bodies.bodies)
    .filter((body) => isLive(body, today))
    .flatMap(({ perimeter }) => perimeter?.matters ?? []);
  const delegated = delegations
    .filter((delegation) => isDelegationLive(delegation, today))
    .flatMap(({ matters }) => matters);
  return [...new Set([...lent, ...delegated])].toSorted((a, b) => a.localeCompare(b, 'fr'));
};

export const competenceChoices = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<CompetenceChoices> => {
  const today = civilDateOf(now);
  const { mandates, charter } = organisation;
  const deciding = inOrder(Object.values(organisation.bodies.bodies)).filter(
    (body) =>
      isLive(body, today) &&
      (body.power === 'political' || body.power === 'executive' || body.perimeter !== null),
  );
  const roles = mandatesOf(mandates, organisation, viewer, today).flatMap(({ role }) => {
    const held = mandates.roles[role];
    return held?.perimeter ? [{ value: `role:${held.id}`, label: held.title }] : [];
  });
  return {
    matters: mattersOf(organisation, await loadDelegations(transaction), today),
    deciders: [...deciding.map(({ id, name }) => ({ value: `body:${id}`, label: name })), ...roles],
    thresholdEuros: (charter.status === 'none' ? defaultParameters : charter.parameters).nature
      .unbudgetedEuros,
  };
};
