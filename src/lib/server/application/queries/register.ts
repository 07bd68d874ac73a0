import { decisionOf } from '#lib/governance/proposals/index.ts';
import { bodyName, publicPersonView, type PersonView } from './persons.ts';
import { loadDocument, type Organisation } from './organisation.ts';
import type { Proposed, Resolution } from '#lib/governance/proposals/index.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { ProposalLine } from '../nouns/proposal-listing.ts';

export interface RegisterFilter {
  /** Words, as typed; French stems, with or without accents. */
  words: string;
  body: string | null;
  nature: string | null;
  status: string | null;
  matter: string | null;
  from: string | null;
  to: string | null;
  page: number;
}

export interface RegisterLine {
  id: string;
  title: string;
  excerpt: string;
  body: { id: string; name: string };
  nature: 'political' | 'executive';
  status: string;
  decidedAt: string;
  reviewOn: string | null;
}

export interface RegisterPage {
  lines: RegisterLine[];
  total: number;
  page: number;
  pages: number;
}

export const pageLength = 20;

const withoutAccents = (words: string): string => words.normalize('NFD').replace(/\p{Mark}/gu, '');

const conditions = (filter: RegisterFilter): { text: string; values: unknown[] } => {
  const exact = Object.fromEntries(
    (['body', 'nature', 'status', 'matter'] as const).flatMap((key) =>
      filter[key] ? [[key, filter[key]]] : [],
    ),
  );
  return {
    text: `commune_id = $1 and public
      and ($2::jsonb = '{}'::jsonb or listing @> $2::jsonb)
      and ($3::text is null or sort_key >= $3) and ($4::text is null or sort_key < $4)
      and ($5 = '' or search @@ (websearch_to_tsquery('french', $5) || websearch_to_tsquery('french', $6)))`,
    values: [
      JSON.stringify(exact),
      filter.from,
      filter.to && `${filter.to}T24`,
      filter.words,
      withoutAccents(filter.words),
    ],
  };
};

/** A page of the public register, latest first. Reads listings only, never the documents. */
export const registerPage = async (
  transaction: Transaction,
  organisation: Organisation,
  filter: RegisterFilter,
): Promise<RegisterPage> => {
  const { text, values } = conditions(filter);
  const all = [transaction.communeId, ...values];
  const [lines, counted] = await Promise.all([
    transaction.query<{ listing: ProposalLine }>({
      text: `select listing from states where ${text} order by sort_key desc, stream limit $7 offset $8`,
      values: [...all, pageLength, (filter.page - 1) * pageLength],
    }),
    transaction.query<{ total: number }>({
      text: `select count(*)::integer as total from states where ${text}`,
      values: all,
    }),
  ]);
  const total = counted.rows[0]?.total ?? 0;
  return {
    total,
    page: filter.page,
    pages: Math.max(1, Math.ceil(total / pageLength)),
    lines: lines.rows.map(({ listing }) => registerLine(organisation, listing)),
  };
};

const registerLine = (organisation: Organisation, line: ProposalLine): RegisterLine => ({
  id: line.id,
  title: line.title,
  excerpt: line.excerpt,
  body: { id: line.body, name: bodyName(organisation, line.body) },
  nature: line.nature,
  status: line.status,
  decidedAt: line.decidedAt ?? '',
  reviewOn: line.reviewOn,
});

/** A decision as anybody may read it: what, by which body, why, and what came of it (I-25). */
export interface DecisionView {
  id: string;
  title: string;
  text: string;
  nature: 'political' | 'executive';
  body: { id: string; name: string };
  origin: { title: string; text: string; origin: string | null; raisedAt: string } | null;
  sponsor: PersonView | null;
  outcome: 'adopted' | 'adoptedOnTrial' | 'adoptedByFallback';
  decidedAt: string;
  carriedBy: PersonView | null;
  reviewOn: string;
  trial: { endsOn: string; measures: string[] } | null;
  tally: { for: number; against: number; abstention: number } | null;
  force: { kind: 'inForce' | 'superseded' | 'repealed'; by: string | null; at: string | null };
  kept: { by: string; at: string; reviewOn: string }[];
  charterVersion: number;
  versions: { number: number; title: string; text: string; at: string; integrates: Resolution[] }[];
  /** How many divergences improved the text, and how; never whose they were. */
  objections: {
    criterion: string;
    resolution: Resolution | null;
    version: number | null;
  }[];
}

const decisionView = (
  organisation: Organisation,
  state: Proposed,
  subject: SubjectState | undefined,
): DecisionView | undefined => {
  const closure = decisionOf(state);
  if (!closure) return undefined;
  const { decision } = closure;
  const version = state.versions.find(({ number }) => number === decision.version);
  if (!version) return undefined;
  const raised = subject && subject.status !== 'none' ? subject : null;
  return {
    id: state.id,
    title: version.title,
    text: version.text,
    nature: state.nature,
    body: { id: state.body, name: bodyName(organisation, state.body) },
    origin: raised && {
      title: raised.title,
      text: raised.text,
      origin: raised.origin,
      raisedAt: raised.raisedAt,
    },
    sponsor: publicPersonView(organisation, state.sponsor),
    outcome: closure.outcome,
    decidedAt: decision.decidedAt,
    carriedBy: publicPersonView(organisation, decision.terms.carriedBy),
    reviewOn: decision.force.kind === 'inForce' ? decision.force.reviewOn : decision.terms.reviewOn,
    trial: decision.terms.trial,
    tally: decision.fallback,
    force:
      decision.force.kind === 'inForce'
        ? { kind: 'inForce', by: null, at: null }
        : { kind: decision.force.kind, by: decision.force.by, at: decision.force.at },
    kept: decision.kept,
    charterVersion: decision.charterVersion,
    versions: state.versions.map(({ number, title, text, at, integrates }) => ({
      number,
      title,
      text,
      at,
      integrates: integrates.map(({ resolution }) => resolution),
    })),
    objections: state.objections
      .filter(({ status }) => status.kind === 'resolved' || status.kind === 'integrated')
      .map(({ criterion, status }) => ({
        criterion,
        resolution: 'resolution' in status ? status.resolution : null,
        version: 'version' in status ? status.version : null,
      })),
  };
};

/** The decision of a proposal as anybody reads it; undefined when it was never adopted or does not exist. */
export const loadDecision = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
): Promise<DecisionView | undefined> => {
  if (!isUuid(id)) return undefined;
  const found = await loadDocument<Proposed>(transaction, `proposal:${id}`);
  if (!found) return undefined;
  const subject = await loadDocument<SubjectState>(transaction, `subject:${found.state.subject}`);
  return decisionView(organisation, found.state, subject?.state);
};
