import { inCommune, type Pool } from './pool.ts';

/** A token as its holder sees it again: never its secret, of which only a digest is kept. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Whose token a secret is. */
export interface TokenHolder {
  readonly communeId: string;
  readonly tokenId: string;
  readonly personId: string;
  readonly scopes: readonly string[];
}

export interface NewToken {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** SHA-256 of the secret. */
  readonly digest: Buffer;
  readonly scopes: readonly string[];
  readonly days: number;
}

/**
 * Keeps a token, unless its person already holds `most` that are alive.
 * @returns false when it was not kept
 */
export const insertToken = (pool: Pool, communeId: string, token: NewToken, most: number): Promise<boolean> =>
  inCommune(pool, communeId, async (transaction) => {
    // Two forms sent at once would each count before the other has written.
    transaction.send({
      text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
      values: [`tokens ${communeId} ${token.personId}`],
    });
    const { rowCount } = await transaction.query({
      text: `insert into tokens (commune_id, token_id, person_id, name, digest, scopes, expires_at)
             select $1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)
             where (select count(*) from tokens
                    where commune_id = $1 and person_id = $3
                      and revoked_at is null and expires_at > now()) < $8`,
      values: [communeId, token.id, token.personId, token.name, token.digest, token.scopes, token.days, most],
    });
    return rowCount === 1;
  });

/** The tokens of a person that still open something, the latest first. */
export const liveTokens = (pool: Pool, communeId: string, personId: string): Promise<TokenRow[]> =>
  inCommune(
    pool,
    communeId,
    async (transaction) =>
      (
        await transaction.query<TokenRow>({
          text: `select token_id as id, name, scopes, created_at as "createdAt", expires_at as "expiresAt"
                 from tokens
                 where commune_id = $1 and person_id = $2 and revoked_at is null and expires_at > now()
                 order by created_at desc, token_id`,
          values: [communeId, personId],
        })
      ).rows,
    'snapshot',
  );

/** Ends a token of a person; one of somebody else, or none, is left as it is. */
export const endToken = (pool: Pool, communeId: string, personId: string, id: string): Promise<void> =>
  inCommune(pool, communeId, async (transaction) => {
    await transaction.query({
      text: `update tokens set revoked_at = now()
             where commune_id = $1 and person_id = $2 and token_id = $3 and revoked_at is null`,
      values: [communeId, personId, id],
    });
  });

/** Who holds a secret that is neither revoked nor expired. The commune is not known before: see `token_holder`. */
export const tokenHolder = async (pool: Pool, digest: Buffer): Promise<TokenHolder | null> => {
  const { rows } = await pool.query<TokenHolder>({
    name: 'token-holder',
    text: `select commune_id as "communeId", token_id as "tokenId", person_id as "personId", scopes
           from token_holder($1)`,
    values: [digest],
  });
  return rows[0] ?? null;
};
