import * as bodies from '#lib/governance/bodies/index.ts';
import * as charter from '#lib/governance/charter/index.ts';
import * as commune from '#lib/governance/commune/index.ts';
import * as mandates from '#lib/governance/mandates/index.ts';
import type { BodiesState } from '#lib/governance/bodies/index.ts';
import type { CharterState } from '#lib/governance/charter/index.ts';
import type { CommuneState } from '#lib/governance/commune/index.ts';
import type { MandatesState } from '#lib/governance/mandates/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

export interface PersonName {
  given: string;
  family: string;
  email: string | null;
}

/** What most pages start from: the organisation as it stands, and how its persons are called. */
export interface Organisation {
  commune: CommuneState;
  charter: CharterState;
  bodies: BodiesState;
  mandates: MandatesState;
  names: ReadonlyMap<string, PersonName>;
}

const streams = ['commune', 'charter', 'bodies', 'mandates'] as const;

const initials: Record<string, unknown> = {
  commune: commune.initial,
  charter: charter.initial,
  bodies: bodies.initial,
  mandates: mandates.initial,
};

interface NameRow {
  person_id: string;
  given_name: string;
  family_name: string;
  email: string | null;
}

export const loadOrganisation = async (transaction: Transaction): Promise<Organisation> => {
  const [states, people] = await Promise.all([
    transaction.query<{ stream: string; document: unknown }>({
      name: 'load-organisation',
      text: `select stream, document from states
             where commune_id = $1 and stream = any($2)`,
      values: [transaction.communeId, streams],
    }),
    transaction.query<NameRow>({
      name: 'load-names',
      text: 'select person_id, given_name, family_name, email from people where commune_id = $1',
      values: [transaction.communeId],
    }),
  ]);
  const found = new Map(states.rows.map(({ stream, document }) => [stream, document]));
  const state = (stream: string): unknown => found.get(stream) ?? initials[stream];
  return {
    commune: state('commune') as CommuneState,
    charter: state('charter') as CharterState,
    bodies: state('bodies') as BodiesState,
    mandates: state('mandates') as MandatesState,
    names: new Map(
      people.rows.map((row) => [
        row.person_id,
        { given: row.given_name, family: row.family_name, email: row.email },
      ]),
    ),
  };
};

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

/**
 * Reads the organisation again only when it has changed: whatever changes it, names included, is an event of
 * one of its streams, of which each reading compares the versions. Nearly every page starts from it, and a
 * town hall changes it a few times a year.
 * @param most communes kept in mind, the longest unread forgotten first
 */
export const organisationsInMind = (most = 200): ((transaction: Transaction) => Promise<Organisation>) => {
  const kept = new Map<string, { versions: string; organisation: Organisation }>();
  return async (transaction) => {
    const { communeId } = transaction;
    const { rows } = await transaction.query<{ versions: string | null }>({
      name: 'organisation-versions',
      text: `select string_agg(stream || ' ' || version, ', ' order by stream) as versions from states
             where commune_id = $1 and stream = any($2)`,
      values: [communeId, streams],
    });
    const versions = rows[0]?.versions ?? '';
    const known = kept.get(communeId);
    const organisation =
      known?.versions === versions ? known.organisation : frozen(await loadOrganisation(transaction));
    kept.delete(communeId);
    kept.set(communeId, { versions, organisation });
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return organisation;
  };
};

/** How many events a stream holds: 0 when nothing happened in it. */
export const loadVersion = async (transaction: Transaction, stream: string): Promise<number> => {
  const { rows } = await transaction.query<{ version: number }>({
    name: 'load-version',
    text: 'select version from states where commune_id = $1 and stream = $2',
    values: [transaction.communeId, stream],
  });
  return rows[0]?.version ?? 0;
};

/** One stream's state document, or undefined when nothing happened in it. */
export const loadDocument = async <State>(
  transaction: Transaction,
  stream: string,
): Promise<{ state: State; version: number } | undefined> => {
  const { rows } = await transaction.query<{ document: State; version: number }>({
    name: 'load-document',
    text: 'select document, version from states where commune_id = $1 and stream = $2',
    values: [transaction.communeId, stream],
  });
  const row = rows[0];
  return row ? { state: row.document, version: row.version } : undefined;
};
