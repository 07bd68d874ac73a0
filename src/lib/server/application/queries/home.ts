import { blockingObjections, isOpen, lastVersion } from '#lib/governance/proposals/index.ts';
import { isLive, votersOf } from '#lib/governance/bodies/index.ts';
import { entitledOnCharter } from '#lib/governance/charter/index.ts';
import { mandatesOf } from '#lib/governance/mandates/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { readHead } from '#lib/server/platform/journal/rows.ts';
import { inOrder } from './bodies.ts';
import { mayReadBacklog } from './backlog.ts';
import { envelopesOf, type EnvelopeView } from './envelopes.ts';
import { bodyName, personView, type PersonView } from './persons.ts';
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
    | 'abandonment';
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
  /** Position in the journal at which this was read. */
  position: number;
}

export interface NewsView {
  type: string;
  at: string;
  stream: string;
  title: string | null;
  actor: PersonView | null;
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

const newsTypes = [
  'ProposalTabled',
  'ConsultationOpened',
  'ProposalAmended',
  'ProposalAdopted',
  'ProposalAbandoned',
  'ProposalWithdrawn',
  'ProposalReferred',
  'SubjectRaised',
  'NatureContested',
  'CharterVersionEnacted',
];

/** The last thing that happened to each matter since the person's last visit, in what they may read; never a position. */
const newsSince = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<NewsView[]> => {
  // An inhabitant among the people of the commune does not read the backlog: its news neither.
  const readsBacklog = mayReadBacklog(organisation, viewer, now);
  const mine = Object.values(organisation.bodies.bodies)
    .filter(({ members }) => members.some(({ person }) => person === viewer))
    .map(({ id }) => id);
  const { rows } = await transaction.query<{
    type: string;
    recorded_at: Date;
    stream: string;
    title: string | null;
    actor: string;
  }>({
    text: `select * from (
           select distinct on (j.stream) j.position, j.type, j.recorded_at, j.stream,
                  s.listing->>'title' as title, j.actor
           from journal j left join states s using (commune_id, stream)
           where j.commune_id = $1 and j.type = any($2::text[])
             and j.position > greatest(
               coalesce((select position from visits where commune_id = $1 and person_id = $3), 0),
               (select position - 2000 from heads where commune_id = $1))
             and (s.noun is distinct from 'proposal' or s.listing->>'body' = any($4::text[]))
             and (s.noun is distinct from 'subject' or $5)
           order by j.stream, j.position desc) latest
           order by position desc limit 8`,
    values: [transaction.communeId, newsTypes, viewer, mine, readsBacklog],
  });
  return rows.map(({ type, recorded_at, stream, title, actor }) => {
    const person = actor.replace(/^person:/, '');
    return {
      type,
      at: recorded_at.toISOString(),
      stream,
      title,
      actor: organisation.names.has(person) ? personView(organisation, person) : null,
    };
  });
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
    awaited: [...charterAwaited(organisation, viewer, now), ...awaited, ...reviews],
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
    news: await newsSince(transaction, organisation, viewer, now),
    position: (await readHead(transaction))?.position ?? 0,
  };
};
