import { isVoter, majorityGroupOf } from '#lib/governance/bodies/index.ts';
import { civilDateOf, type Instant, type CivilDate } from '#lib/kernel/civil.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { bodyLink, personView, type BodyLink, type PersonView } from '../people/persons.ts';
import type { CaseLine } from './listing.ts';
import type { CaseState, HeardCase, Hearing, KnownCase } from '#lib/governance/cases/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

/** A case as a line of a list, with what it leads to. */
export interface CaseLineView extends Omit<CaseLine, 'from' | 'to' | 'title' | 'meeting' | 'decision'> {
  title: string;
  from: BodyLink | null;
  to: BodyLink;
  meeting: { id: string; date: CivilDate } | null;
  decision: { id: string; title: string } | null;
}

interface CaseRow {
  listing: CaseLine;
  title: string | null;
  date: CivilDate | null;
  decision: string | null;
}

export interface CaseFilter {
  kind: CaseLine['kind'] | null;
  /** Only those that nothing has ended. */
  open: boolean;
  /** A body that sent, decided or claimed, or that hears. */
  body: string | null;
}

const most = 200;

const lineView = (organisation: Organisation, { listing, title, date, decision }: CaseRow): CaseLineView => ({
  ...listing,
  title: listing.title ?? title ?? '',
  from: listing.from === null ? null : bodyLink(organisation, listing.from),
  to: bodyLink(organisation, listing.to),
  meeting: listing.meeting !== null && date !== null ? { id: listing.meeting, date } : null,
  decision: listing.decision !== null ? { id: listing.decision, title: decision ?? '' } : null,
});

/** Referrals, call-ins, emergencies, reports, arbitrations and acts, latest first; at most two hundred. */
export const loadCases = async (
  transaction: Transaction,
  organisation: Organisation,
  { kind, open, body }: CaseFilter,
): Promise<CaseLineView[]> => {
  const { rows } = await transaction.query<CaseRow>({
    name: 'cases',
    text: `select c.listing, s.listing->>'title' as title, m.listing->>'date' as date,
                  d.listing->>'title' as decision
           from states c
           left join states s on s.commune_id = $1 and s.stream = 'subject:' || (c.listing->>'subject')
           left join states m on m.commune_id = $1 and m.stream = 'meeting:' || (c.listing->>'meeting')
           left join states d on d.commune_id = $1 and d.stream = 'proposal:' || (c.listing->>'decision')
           where c.commune_id = $1 and c.noun = 'referral'
             and ($2::text is null or c.listing->>'kind' = $2)
             and (not $3 or c.listing->>'open' = 'true')
             and ($4::text is null or $4 in (c.listing->>'from', c.listing->>'to'))
           order by c.sort_key desc, c.stream limit ${most}`,
    values: [transaction.communeId, kind, open, body],
  });
  return rows.map((row) => lineView(organisation, row));
};

/** One case, with all that its reader may know of it. */
export interface CaseView {
  id: string;
  /** Of the stream, for `If-Match`. */
  version: number;
  kind: KnownCase['kind'];
  state: Exclude<KnownCase, { kind: 'callIn' }> | Omit<Extract<KnownCase, { kind: 'callIn' }>, 'calls'>;
  by: PersonView | null;
  from: BodyLink | null;
  to: BodyLink;
  /** Who called a decision in, and why: for the members of the group alone; null for anybody else. */
  calls: { by: PersonView; reason: string; at: Instant }[] | null;
  calledByMe: boolean;
  /** All that was to be done of the decision called in was done: the group hears it anyway. */
  executed: boolean;
  hearings: readonly Hearing[];
}

const isGroupVoter = (organisation: Organisation, viewer: string, now: Instant): boolean => {
  const group = majorityGroupOf(organisation.bodies);
  return group !== null && isVoter(group, organisation.commune, viewer, civilDateOf(now));
};

/** The state without the names of callers. */
const shown = (state: KnownCase): CaseView['state'] => {
  if (state.kind !== 'callIn') return state;
  const { calls: _calls, ...rest } = state;
  return rest;
};

const bodyFrom = (state: KnownCase): string | null => {
  if (state.kind === 'referral' || state.kind === 'callIn' || state.kind === 'contest') return state.from;
  return state.kind === 'arbitration' ? state.claimant : null;
};

const isExecuted = async (transaction: Transaction, decision: string): Promise<boolean> => {
  const { rows } = await transaction.query<{ executed: boolean }>({
    name: 'case-executed',
    text: `select count(*) > 0 and bool_and(listing->>'status' = 'done') as executed from states
           where commune_id = $1 and noun = 'action' and listing->>'decision' = $2
             and listing->>'status' <> 'dropped'`,
    values: [transaction.communeId, decision],
  });
  return rows[0]?.executed ?? false;
};

/** One case; undefined when there is none under this id. */
export const loadCase = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  viewer: string,
  now: Instant,
): Promise<CaseView | undefined> => {
  const stored = await loadDocument<CaseState>(transaction, `referral:${id}`);
  if (!stored || stored.state.kind === 'none') return undefined;
  const { state, version } = stored;
  const calls = state.kind === 'callIn' ? state.calls : [];
  const named = state.kind === 'callIn' && isGroupVoter(organisation, viewer, now);
  const from = bodyFrom(state);
  return {
    id,
    version,
    kind: state.kind,
    state: shown(state),
    by: 'by' in state && state.by !== null ? personView(organisation, state.by) : null,
    from: from === null ? null : bodyLink(organisation, from),
    to: bodyLink(organisation, state.to),
    calls: named
      ? calls.map(({ by, reason, at }) => ({ by: personView(organisation, by), reason, at }))
      : null,
    executed: state.kind === 'callIn' && (await isExecuted(transaction, state.id)),
    calledByMe: calls.some(({ by }) => by === viewer),
    hearings: state.kind === 'act' ? [] : (state as HeardCase).course.hearings,
  };
};
