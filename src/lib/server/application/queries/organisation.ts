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
             where commune_id = $1 and stream in ('commune', 'charter', 'bodies', 'mandates')`,
      values: [transaction.communeId],
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
