import pg from 'pg';

export type Pool = pg.Pool;

/**
 * Connections of the application's role. Statements are pipelined: those sent without waiting for each
 * other share one round trip and are still carried out in order.
 * @param url `postgres://…` of the role that may only add to the journal
 * @param most connections kept at most
 */
export const openPool = (url: string, most = 10): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    lock_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection lost outside a query would otherwise end the process; the next query tells it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** A transaction in which only the rows of one commune can be seen or written. */
export interface Transaction {
  readonly communeId: string;
  query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>>;
  /** Sends a write whose outcome is looked at with the commit only: no round trip of its own. */
  send(query: pg.QueryConfig): void;
}

/** The same on a connection whose transaction somebody else began, and which may see every commune. */
export const communeTransaction = (client: pg.Client, communeId: string): Transaction => ({
  communeId,
  query: (query) => client.query(query),
  send: (query) => void client.query(query).catch(() => undefined),
});

const communeIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => communeIdPattern.test(text);

/** How a transaction begins; `snapshot` reads one instant of the database and writes nothing. */
type Mode = 'write' | 'snapshot';

const beginning: Record<Mode, string> = {
  write: 'begin',
  snapshot: 'begin isolation level repeatable read read only',
};

/**
 * Runs `work` in one transaction confined to a commune by row-level security, and commits.
 * When it returns, everything is on disk; when it throws, nothing is, unless the connection was lost
 * during the commit itself (then nobody knows, and the idempotency key tells).
 */
export const inCommune = async <T>(
  pool: Pool,
  communeId: string,
  work: (transaction: Transaction) => Promise<T>,
  mode: Mode = 'write',
): Promise<T> => {
  const client = await pool.connect();
  const sent: Promise<unknown>[] = [];
  const send = (query: pg.QueryConfig): void => {
    const answer = client.query(query);
    answer.catch(() => undefined);
    sent.push(answer);
  };
  try {
    send({ text: beginning[mode] });
    send({ text: "select set_config('collegiale.commune', $1, true)", values: [communeId] });
    const value = await work({ communeId, query: (query) => client.query(query), send });
    const commit = client.query('commit');
    await Promise.all([...sent, commit]);
    if ((await commit).command !== 'COMMIT') throw new Error('The transaction was rolled back');
    client.release();
    return value;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (lost: unknown) => client.release(lost instanceof Error ? lost : true),
    );
    throw error;
  }
};
