import { inCommune, type Pool } from '../platform/postgres/pool.ts';

/** The commune that a host name serves: its own, or the only one of the house. */
export const communeOfHost = async (pool: Pool, host: string): Promise<string | null> => {
  const { rows } = await pool.query<{ commune_id: string }>({
    name: 'commune-of-host',
    text: `select commune_id from communes where host = $1
           union all (select commune_id from communes where (select count(*) from communes) = 1 limit 1)
           limit 1`,
    values: [host],
  });
  return rows[0]?.commune_id ?? null;
};

/** The person of a commune who signs in with an address, if there is one. */
export const personOfEmail = async (pool: Pool, communeId: string, email: string): Promise<string | null> => {
  const { rows } = await inCommune(
    pool,
    communeId,
    (transaction) =>
      transaction.query<{ person_id: string }>({
        name: 'person-of-email',
        text: 'select person_id from people where commune_id = $1 and email = $2',
        values: [communeId, email.toLowerCase()],
      }),
    'snapshot',
  );
  return rows[0]?.person_id ?? null;
};
