import type { Transaction } from '../postgres/pool.ts';

/** A stream's folded state, with what lists, search and deadlines need of it. */
export interface FoldedState {
  readonly stream: string;
  readonly noun: string;
  readonly version: number;
  readonly document: unknown;
  readonly listing: unknown;
  readonly public: boolean;
  readonly sortKey: string | null;
  readonly searchText: string | null;
  /** When the stream asks to be looked at again, or null. */
  readonly dueAt: string | null;
}

export interface StoredState {
  readonly stream: string;
  readonly version: number;
  /** Null when the version is the one the reader said it knows. */
  readonly document: unknown;
}

/**
 * Reads the states of streams. A reader who holds a state names its version (0: holds none), and the
 * document is then left out unless it has changed: charters and registers of people are not sent again
 * at each command.
 */
export const loadStates = async (
  transaction: Transaction,
  known: ReadonlyMap<string, number>,
): Promise<readonly StoredState[]> => {
  if (known.size === 0) return [];
  const { rows } = await transaction.query<{ stream: string; version: number; document: unknown }>({
    name: 'load-states',
    // By the index whatever the planner guesses of a table that grows: no join with the asked streams.
    text: `select stream, version,
                  case when version = ($3::integer[])[array_position($2, stream)] then null else document end as document
           from states where commune_id = $1 and stream = any ($2::text[])`,
    values: [transaction.communeId, [...known.keys()], [...known.values()]],
  });
  return rows;
};

// A tsvector cannot exceed a megabyte; nothing a commune writes in one place comes near this length.
const mostSearched = 200_000;

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{Mark}/gu, '');

/** Writes states over those there, and sets or clears their wake-ups. */
export const saveStates = (transaction: Transaction, states: readonly FoldedState[]): void => {
  if (states.length === 0) return;
  const rows = states.map((state) => {
    const text = state.searchText?.slice(0, mostSearched) ?? null;
    return { ...state, searchText: text, plainText: text === null ? null : withoutAccents(text) };
  });
  transaction.send({
    name: 'save-states',
    text: `insert into states (commune_id, stream, noun, version, document, listing, public, sort_key, search,
                               body, nature, status, matter, review_on)
           select $1, s.stream, s.noun, s.version, s.document, s.listing, s.public, s."sortKey",
                  to_tsvector('french', s."searchText") || to_tsvector('french', s."plainText"),
                  s.listing->>'body', s.listing->>'nature', s.listing->>'status', s.listing->>'matter',
                  s.listing->>'reviewOn'
           from json_to_recordset($2) as s(stream text, noun text, version integer, document jsonb, listing jsonb,
                public boolean, "sortKey" text, "searchText" text, "plainText" text)
           on conflict (commune_id, stream) do update set noun = excluded.noun, version = excluded.version,
             document = excluded.document, listing = excluded.listing, public = excluded.public,
             sort_key = excluded.sort_key, search = excluded.search, body = excluded.body,
             nature = excluded.nature, status = excluded.status, matter = excluded.matter,
             review_on = excluded.review_on`,
    values: [transaction.communeId, JSON.stringify(rows)],
  });
};

/** Sets the wake-ups of streams that have one and clears those of the others. */
export const saveWakeups = (
  transaction: Transaction,
  states: readonly Pick<FoldedState, 'stream' | 'dueAt'>[],
): void => {
  if (states.length === 0) return;
  transaction.send({
    name: 'save-wakeups',
    text: `with asked as (select * from unnest($2::text[], $3::timestamptz[]) as a(stream, due_at)),
                cleared as (delete from wakeups w using asked a
                            where w.commune_id = $1 and w.stream = a.stream and a.due_at is null)
           insert into wakeups (commune_id, stream, due_at)
           select $1, stream, due_at from asked where due_at is not null
           on conflict (commune_id, stream) do update set due_at = excluded.due_at`,
    values: [transaction.communeId, states.map(({ stream }) => stream), states.map(({ dueAt }) => dueAt)],
  });
};

/** Drops every folded state and wake-up of the commune; the journal stays. */
export const dropStates = (transaction: Transaction): void => {
  transaction.send({ text: 'delete from states where commune_id = $1', values: [transaction.communeId] });
  transaction.send({ text: 'delete from wakeups where commune_id = $1', values: [transaction.communeId] });
};

interface StateRow {
  readonly stream: string;
  readonly noun: string;
  readonly version: number;
  readonly document: unknown;
  readonly listing: unknown;
  readonly public: boolean;
  readonly sort_key: string | null;
  readonly due_at: Date | null;
}

/** Every folded state of the commune, to be compared with a replay. The searched text is not kept. */
export const allStates = async (
  transaction: Transaction,
): Promise<readonly Omit<FoldedState, 'searchText'>[]> => {
  const { rows } = await transaction.query<StateRow>({
    text: `select s.stream, s.noun, s.version, s.document, s.listing, s.public, s.sort_key, w.due_at
           from states s left join wakeups w using (commune_id, stream)
           where s.commune_id = $1 order by s.stream`,
    values: [transaction.communeId],
  });
  return rows.map(({ sort_key, due_at, ...row }) => ({
    ...row,
    sortKey: sort_key,
    dueAt: due_at?.toISOString() ?? null,
  }));
};
