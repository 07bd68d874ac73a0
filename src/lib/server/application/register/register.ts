import { adoptions, type Adoption } from '#lib/governance/proposals/index.ts';
import { addDays, civilDateOf, endOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import { askedWithoutNames, namesCoveredIn } from './covered-names.ts';
import { bodyLink, type BodyLink } from '../people/persons.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { readHead } from '#lib/server/platform/journal/rows.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { excerptLength, type ProposalLine } from '../proposals/listing.ts';

export interface RegisterFilter {
  /** Words, as typed; French stems, with or without accents. */
  words: string;
  body: string | null;
  nature: string | null;
  /** As in a `RegisterLine`, or `inForce` for whatever still holds. */
  status: string | null;
  matter: string | null;
  /** Civil dates, both included, as they are lived in Paris. */
  from: string | null;
  to: string | null;
  page: number;
}

/** How a decision stands: in the register, in its lists and in their filter. */
export type DecisionStatus = Adoption | 'superseded' | 'repealed';

/** When something was decided: the instant, and its day in Paris. */
export const decided = (decidedAt: Instant): { decidedAt: Instant; decidedOn: CivilDate } => ({
  decidedAt,
  decidedOn: civilDateOf(decidedAt),
});

export interface RegisterLine {
  id: string;
  title: string;
  excerpt: string;
  body: BodyLink;
  nature: 'political' | 'executive';
  /** How it was adopted; once it has ended, how. */
  status: DecisionStatus;
  decidedAt: Instant;
  /** The day of it, as it is lived in Paris. */
  decidedOn: CivilDate;
  reviewOn: CivilDate | null;
}

export interface RegisterPage {
  lines: RegisterLine[];
  total: number;
  /** The page asked for; it may lie past the last one. */
  page: number;
  pages: number;
}

const pageLength = 20;

const withoutAccents = (words: string): string => words.normalize('NFD').replace(/\p{Mark}/gu, '');

/** Only what is asked is written in the statement, so that each question has its own plan. */
const conditions = (communeId: string, filter: RegisterFilter): { text: string; values: unknown[] } => {
  const values: unknown[] = [communeId];
  const clauses = ['commune_id = $1', 'public', "noun = 'proposal'"];
  const ask = (clause: (place: string) => string, value: unknown): void => {
    clauses.push(clause(`$${values.push(value)}`));
  };
  for (const key of ['body', 'nature', 'matter'] as const)
    if (filter[key]) ask((place) => `${key} = ${place}`, filter[key]);
  if (filter.status)
    ask((place) => `status = any(${place})`, filter.status === 'inForce' ? adoptions : [filter.status]);
  if (filter.from) ask((place) => `sort_key >= ${place}`, endOf(addDays(filter.from, -1)));
  if (filter.to) ask((place) => `sort_key < ${place}`, endOf(filter.to));
  if (filter.words) {
    const asTyped = `$${values.push(filter.words)}`;
    const plain = `$${values.push(withoutAccents(filter.words))}`;
    clauses.push(`stream in (select public_streams_with(${asTyped}, ${plain}))`);
  }
  return { text: clauses.join(' and '), values };
};

/** A word cut in two by the end of an excerpt could be half a name that no cover knows. */
const wholeWords = (excerpt: string): string =>
  // eslint-disable-next-line regexp/no-super-linear-move -- an excerpt has a length
  excerpt.length < excerptLength ? excerpt : excerpt.replace(/\S+$/, '');

const registerLine = (
  organisation: Organisation,
  line: ProposalLine,
  cover: (text: string) => string,
): RegisterLine => ({
  id: line.id,
  title: cover(line.title),
  excerpt: cover(wholeWords(line.excerpt)),
  body: bodyLink(organisation, line.body),
  nature: line.nature,
  status: line.status as DecisionStatus,
  ...decided(line.decidedAt ?? ''),
  reviewOn: line.reviewOn,
});

const linesOf = async (
  transaction: Transaction,
  organisation: Organisation,
  filter: RegisterFilter,
  most: number,
): Promise<RegisterLine[]> => {
  const { text, values } = conditions(transaction.communeId, filter);
  const skipped = (filter.page - 1) * pageLength;
  const { rows } = await transaction.query<{ listing: ProposalLine }>({
    // Pages before this one are skipped in the index: only the lines shown are read.
    text: `select listing from states join
             (select commune_id, stream from states where ${text}
              order by sort_key desc, stream limit ${most} offset ${skipped}) as shown using (commune_id, stream)
           order by sort_key desc, stream`,
    values,
  });
  const cover = namesCoveredIn(organisation);
  return rows.map(({ listing }) => registerLine(organisation, listing, cover));
};

const everything: RegisterFilter = {
  words: '',
  body: null,
  nature: null,
  status: null,
  matter: null,
  from: null,
  to: null,
  page: 1,
};

/** The last decisions, of one body or (null) of all. */
export const lastDecisions = (
  transaction: Transaction,
  organisation: Organisation,
  body: string | null,
  most: number,
): Promise<RegisterLine[]> => linesOf(transaction, organisation, { ...everything, body }, most);

/** Questions kept at once: a robot that tries every word must not fill the memory. */
const mostKept = 500;

/** What each question of the register found, as of one position of the journal. */
const totals = new WeakMap<Organisation, { position: number; found: Map<string, number> }>();

/** How many decisions a filter finds. Between two events the answer is known: only then are rows counted. */
const totalOf = async (
  transaction: Transaction,
  organisation: Organisation,
  filter: RegisterFilter,
): Promise<number> => {
  const position = (await readHead(transaction))?.position ?? 0;
  const known = totals.get(organisation);
  const kept = known?.position === position ? known : { position, found: new Map<string, number>() };
  totals.set(organisation, kept);
  const { text, values } = conditions(transaction.communeId, filter);
  const question = JSON.stringify([text, values]);
  const found = kept.found.get(question);
  if (found !== undefined) return found;
  const { rows } = await transaction.query<{ total: number }>({
    text: `select count(*)::integer as total from states where ${text}`,
    values,
  });
  const total = rows[0]?.total ?? 0;
  if (kept.found.size < mostKept) kept.found.set(question, total);
  return total;
};

/** A page of the public register, latest first. Reads listings only, never the documents. */
export const registerPage = async (
  transaction: Transaction,
  organisation: Organisation,
  asked: RegisterFilter,
): Promise<RegisterPage> => {
  const filter = { ...asked, words: askedWithoutNames(organisation, asked.words) };
  if (asked.words.trim() !== '' && filter.words.trim() === '')
    return { lines: [], total: 0, page: filter.page, pages: 1 };
  const [lines, total] = await Promise.all([
    linesOf(transaction, organisation, filter, pageLength),
    totalOf(transaction, organisation, filter),
  ]);
  return { lines, total, page: filter.page, pages: Math.max(1, Math.ceil(total / pageLength)) };
};
