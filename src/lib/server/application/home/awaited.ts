import { votersOf } from '#lib/governance/bodies/index.ts';
import { entitledOnCharter } from '#lib/governance/charter/index.ts';
import {
  blockingObjections,
  deadlineOf,
  isOpen,
  lastVersion,
  reviewOf,
} from '#lib/governance/proposals/index.ts';
import { addDays, civilDateOf, endOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { askedAdvice, mayAdvise } from '../proposals/advice.ts';
import { bodyName } from '../people/persons.ts';
import { solicitations } from '../solicitations/views.ts';
import { changesToConfirm } from '../commune/changes.ts';
import type { Body } from '#lib/governance/bodies/index.ts';
import type { Open, Proposed } from '#lib/governance/proposals/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { Organisation } from '../organisation/organisation.ts';

/** One thing awaited of a person; the page turns `kind` into a sentence. */
export interface AwaitedView {
  kind:
    | 'position'
    | 'question'
    | 'judgement'
    | 'integrate'
    | 'ready'
    | 'absentee'
    | 'review'
    | 'charter'
    | 'fallback'
    | 'abandonment'
    | 'advice'
    | 'solicitation'
    | 'change';
  id: string;
  title: string;
  nature: 'political' | 'executive' | null;
  body: string;
  /** Of the text; of the charter’s draft, its revision. */
  textVersion: number;
  /** The person's own objection is answered by this version. */
  answersMine: boolean;
  /** The day of a review; the instant of anything else. */
  deadline: CivilDate | Instant | null;
  answered: number;
  expected: number;
}

const item = (state: Proposed, organisation: Organisation) => ({
  id: state.id,
  title: lastVersion(state).title,
  nature: state.nature,
  body: bodyName(organisation, state.body),
  textVersion: lastVersion(state).number,
  answersMine: false,
  deadline: deadlineOf(state),
  answered: 'positions' in state ? Object.keys(state.positions).length : 0,
  expected: 0,
});

/** What a phase under way asks of one voter. */
const kindsOf = (state: Open, viewer: string, voters: readonly string[]): AwaitedView['kind'][] => {
  const { phase, setting, fallback, abandonment } = state;
  const sponsors = state.sponsor === viewer;
  const toJudge = state.objections.some(
    ({ author, status }) =>
      status.kind === 'underTest' && author !== viewer && !(viewer in status.judgements),
  );
  const toIntegrate = blockingObjections(state, voters).some(({ status }) => status.kind === 'open');
  const speaking = phase === 'clarification' || phase === 'reactions' || phase === 'amendment';
  const voted = fallback?.ballots ? viewer in fallback.ballots : fallback?.agreed.includes(viewer);
  const kinds: readonly [AwaitedView['kind'], boolean][] = [
    ['position', phase === 'objections' && !fallback && !(viewer in state.positions)],
    ['judgement', toJudge],
    ['integrate', sponsors && phase === 'integration' && toIntegrate],
    ['question', sponsors && state.questions.some(({ answer }) => answer === null)],
    ['fallback', fallback !== null && !voted],
    ['abandonment', abandonment !== null && !abandonment.consents.includes(viewer)],
    ['ready', speaking && setting.kind === 'betweenMeetings' && !state.ready.includes(viewer)],
  ];
  return kinds.flatMap(([kind, awaits]) => (awaits ? [kind] : []));
};

/** What one proposal awaits of one person now. */
const ofProposal = (
  state: Proposed,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): AwaitedView[] => {
  const { bodies, commune } = organisation;
  const body = bodies.bodies[state.body];
  if (!body || commune.status === 'none') return [];
  const voters = votersOf(body, commune, civilDateOf(now)).filter(
    (person) => !state.recused.some((recusal) => recusal.person === person),
  );
  if (!voters.includes(viewer)) return [];
  const base = { ...item(state, organisation), expected: voters.length };
  if (state.phase === 'absentees')
    return state.window.absent.includes(viewer) && !(viewer in state.positions)
      ? [{ ...base, kind: 'absentee' }]
      : [];
  if (!isOpen(state)) return [];
  if (state.setting.kind === 'meeting' && !state.setting.present.includes(viewer)) return [];
  const integrated = state.objections.some(
    ({ author, status }) => author === viewer && status.kind === 'integrated',
  );
  return kindsOf(state, viewer, voters).map((kind) => ({
    ...base,
    kind,
    answersMine: kind === 'position' && integrated,
  }));
};

const proposalsAwaited = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  bodies: readonly Body[],
  now: Instant,
): Promise<AwaitedView[]> => {
  const { rows } = await transaction.query<{ document: Proposed }>({
    text: `select document from states
           where commune_id = $1 and noun = 'proposal' and not public
             and listing->>'phase' not in ('draft', 'tabled', 'closed') and listing->>'body' = any($2::text[])
           order by listing->>'deadline' nulls last limit 100`,
    values: [transaction.communeId, bodies.map(({ id }) => id)],
  });
  return rows.flatMap(({ document }) => ofProposal(document, organisation, viewer, now));
};

const charterAwaited = (organisation: Organisation, viewer: string, now: Instant): AwaitedView[] => {
  const { charter } = organisation;
  if (charter.status !== 'draft') return [];
  const entitled = entitledOnCharter(organisation.bodies, organisation.commune, civilDateOf(now));
  if (!entitled.includes(viewer) || viewer in charter.positions) return [];
  return [
    {
      kind: 'charter',
      id: 'charter',
      title: '',
      nature: 'political',
      body: '',
      textVersion: charter.revision,
      answersMine: false,
      deadline: null,
      answered: Object.keys(charter.positions).length,
      expected: entitled.length,
    },
  ];
};

/** Services are asked before a decision that gives them work. */
const adviceAwaited = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<AwaitedView[]> => {
  if (!mayAdvise(organisation, viewer, now)) return [];
  const plain = { kind: 'advice', answersMine: false, deadline: null, answered: 0, expected: 0 } as const;
  return (await askedAdvice(transaction, organisation)).map(({ id, title, nature, body, textVersion }) => ({
    ...plain,
    id,
    title,
    nature,
    body,
    textVersion,
  }));
};

/** Who holds a role asks for advice before deciding alone. */
const solicitationsAwaited = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
): Promise<AwaitedView[]> => {
  const asked = (await solicitations(transaction, organisation, viewer)).filter(({ awaitsMe }) => awaitsMe);
  return asked.map(({ id, title, role, until }) => ({
    kind: 'solicitation',
    id,
    title,
    nature: 'executive',
    body: role,
    textVersion: 1,
    answersMine: false,
    deadline: endOf(until),
    answered: 0,
    expected: 0,
  }));
};

/** Decisions that the person carries and that are looked at again within three weeks. */
const reviewsAwaited = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<AwaitedView[]> => {
  const { rows } = await transaction.query<{ document: Proposed }>({
    text: `select document from states
           where commune_id = $1 and public and document->'closure'->'decision'->'terms'->>'carriedBy' = $2
             and listing->>'reviewOn' <= $3 order by listing->>'reviewOn' limit 20`,
    values: [transaction.communeId, viewer, addDays(civilDateOf(now), 21)],
  });
  return rows.map(({ document }) => {
    const deadline = reviewOf(document);
    return { ...item(document, organisation), kind: 'review', deadline };
  });
};

/** What one person wrote down of another's voice, and that a second one confirms (I-26). */
const secondHandAwaited = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<AwaitedView[]> => {
  const written = await changesToConfirm(transaction, organisation, viewer, now);
  return written.map(({ number, people }) => ({
    kind: 'change',
    id: String(number),
    title: people
      .map(({ name }) => name)
      .slice(0, 3)
      .join(', '),
    nature: null,
    body: '',
    textVersion: number,
    answersMine: false,
    deadline: null,
    answered: 0,
    expected: 0,
  }));
};

/** What is awaited of a person who sits in these bodies: of the charter, of texts, of advice, of reviews. */
export const awaitedOf = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  bodies: readonly Body[],
  now: Instant,
): Promise<AwaitedView[]> => [
  ...charterAwaited(organisation, viewer, now),
  ...(await proposalsAwaited(transaction, organisation, viewer, bodies, now)),
  ...(await adviceAwaited(transaction, organisation, viewer, now)),
  ...(await solicitationsAwaited(transaction, organisation, viewer)),
  ...(await reviewsAwaited(transaction, organisation, viewer, now)),
  ...(await secondHandAwaited(transaction, organisation, viewer, now)),
];
