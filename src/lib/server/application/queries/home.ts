import { blockingObjections, isOpen, lastVersion } from '#lib/governance/proposals/index.ts';
import { isLive, votersOf } from '#lib/governance/bodies/index.ts';
import { entitledOnCharter } from '#lib/governance/charter/index.ts';
import { mandatesOf } from '#lib/governance/mandates/index.ts';
import { civilDateOf, endOf } from '#lib/kernel/civil.ts';
import { readHead } from '#lib/server/platform/journal/rows.ts';
import { everyAction, loadActions, type ActionLineView } from './actions.ts';
import { askedAdvice, mayAdvise } from './advice.ts';
import { inOrder } from './bodies.ts';
import { newsOf, type NewsView } from './news.ts';
import { mayReadBacklog } from './backlog.ts';
import { envelopesOf, type EnvelopeView } from './envelopes.ts';
import { bodyName } from './persons.ts';
import { solicitations } from './solicitations.ts';
import type { Organisation } from './organisation.ts';
import type { Proposed } from '#lib/governance/proposals/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

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
    | 'solicitation';
  id: string;
  title: string;
  nature: 'political' | 'executive' | null;
  body: string;
  version: number;
  /** The person's own objection is answered by this version. */
  answersMine: boolean;
  deadline: string | null;
  answered: number;
  expected: number;
}

export interface HomeView {
  awaited: AwaitedView[];
  mandates: { title: string; body: string; until: string | null; kind: string }[];
  bodies: { id: string; name: string; power: string; capacity: string }[];
  /** What the person's circles, delegations and roles may still spend. */
  envelopes: EnvelopeView[];
  news: NewsView[];
  /** What the person has to carry out, the most overdue first; null for who reads no actions. */
  actions: ActionLineView[] | null;
  /** Position in the journal at which this was read. */
  position: number;
}

const item = (state: Proposed, organisation: Organisation) => ({
  id: state.id,
  title: lastVersion(state).title,
  nature: state.nature,
  body: bodyName(organisation, state.body),
  version: lastVersion(state).number,
  answersMine: false,
  deadline:
    isOpen(state) && state.setting.kind === 'betweenMeetings'
      ? state.setting.deadline
      : state.phase === 'absentees'
        ? state.window.until
        : null,
  answered: 'positions' in state ? Object.keys(state.positions).length : 0,
  expected: 0,
});

/** What one proposal awaits of one person now. */
const awaitedOf = (
  state: Proposed,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): AwaitedView[] => {
  const body = organisation.bodies.bodies[state.body];
  if (!body || organisation.commune.status === 'none') return [];
  const today = civilDateOf(now);
  const voters = votersOf(body, organisation.commune, today).filter(
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
  const found: AwaitedView[] = [];
  const answersMine = state.objections.some(
    ({ author, status }) => author === viewer && status.kind === 'integrated',
  );
  if (state.phase === 'objections' && !state.fallback && !(viewer in state.positions))
    found.push({ ...base, kind: 'position', answersMine });
  if (
    state.objections.some(
      ({ status, author }) =>
        status.kind === 'underTest' && author !== viewer && !(viewer in status.judgements),
    )
  )
    found.push({ ...base, kind: 'judgement' });
  if (
    state.sponsor === viewer &&
    state.phase === 'integration' &&
    blockingObjections(state, voters).some(({ status }) => status.kind === 'open')
  )
    found.push({ ...base, kind: 'integrate' });
  if (state.sponsor === viewer && state.questions.some(({ answer }) => answer === null))
    found.push({ ...base, kind: 'question' });
  if (
    state.fallback &&
    (state.fallback.ballots ? !(viewer in state.fallback.ballots) : !state.fallback.agreed.includes(viewer))
  )
    found.push({ ...base, kind: 'fallback' });
  if (state.abandonment && !state.abandonment.consents.includes(viewer))
    found.push({ ...base, kind: 'abandonment' });
  const speaking = ['clarification', 'reactions', 'amendment'].includes(state.phase);
  if (speaking && state.setting.kind === 'betweenMeetings' && !state.ready.includes(viewer))
    found.push({ ...base, kind: 'ready' });
  return found;
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
      version: charter.revision,
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
  return (await askedAdvice(transaction, organisation)).map(({ id, title, nature, body, version }) => ({
    ...plain,
    id,
    title,
    nature,
    body,
    version,
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
    version: 1,
    answersMine: false,
    deadline: endOf(until),
    answered: 0,
    expected: 0,
  }));
};

const reviewsOf = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
) => {
  const { rows } = await transaction.query<{ document: Proposed }>({
    text: `select document from states
           where commune_id = $1 and public and document->'closure'->'decision'->'terms'->>'carriedBy' = $2
             and listing->>'reviewOn' <= $3 order by listing->>'reviewOn' limit 20`,
    values: [
      transaction.communeId,
      viewer,
      civilDateOf(
        Temporal.Instant.from(now)
          .add({ hours: 24 * 21 })
          .toString(),
      ),
    ],
  });
  return rows.map(({ document }): AwaitedView => ({
    ...item(document, organisation),
    kind: 'review',
    deadline:
      document.phase === 'closed' &&
      'decision' in document.closure &&
      document.closure.decision.force.kind === 'inForce'
        ? document.closure.decision.force.reviewOn
        : null,
  }));
};

const ownActions = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<ActionLineView[] | null> => {
  if (!mayReadBacklog(organisation, viewer, now)) return null;
  const mine = { ...everyAction, owner: viewer, state: 'live' as const };
  return (await loadActions(transaction, organisation, mine, now)).lines;
};

export const homeView = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<HomeView> => {
  const today = civilDateOf(now);
  const mine = inOrder(
    Object.values(organisation.bodies.bodies).filter(
      (body) => isLive(body, today) && body.members.some(({ person }) => person === viewer),
    ),
  );
  const open = await transaction.query<{ document: Proposed }>({
    text: `select document from states
           where commune_id = $1 and noun = 'proposal' and not public
             and listing->>'phase' not in ('draft', 'tabled', 'closed') and listing->>'body' = any($2::text[])
           order by listing->>'deadline' nulls last limit 100`,
    values: [transaction.communeId, mine.map(({ id }) => id)],
  });
  const awaited = open.rows.flatMap(({ document }) => awaitedOf(document, organisation, viewer, now));
  const reviews = await reviewsOf(transaction, organisation, viewer, now);
  return {
    awaited: [
      ...charterAwaited(organisation, viewer, now),
      ...awaited,
      ...(await adviceAwaited(transaction, organisation, viewer, now)),
      ...(await solicitationsAwaited(transaction, organisation, viewer)),
      ...reviews,
    ],
    mandates: mandatesOf(organisation.mandates, organisation, viewer, today).map((mandate) => {
      const role = organisation.mandates.roles[mandate.role];
      return {
        title: role?.title ?? '',
        body: bodyName(organisation, role?.body ?? ''),
        until: mandate.until,
        kind: role?.kind ?? 'other',
      };
    }),
    bodies: mine.map((body) => ({
      id: body.id,
      name: body.name,
      power: body.power,
      capacity: body.members.find(({ person }) => person === viewer)?.capacity ?? 'member',
    })),
    envelopes: await envelopesOf(transaction, organisation, viewer, now),
    news: await newsOf(transaction, organisation, viewer, now),
    actions: await ownActions(transaction, organisation, viewer, now),
    position: (await readHead(transaction))?.position ?? 0,
  };
};
