import { canonicalJson } from '../../platform/journal/canonical.ts';
import type { ChainBreak, Head } from '../../platform/journal/chain.ts';
import { chainBreak } from '../../platform/journal/chain.ts';
import { readHead, readRows } from '../../platform/journal/rows.ts';
import type { FoldedState } from '../../platform/journal/states.ts';
import { allStates } from '../../platform/journal/states.ts';
import type { Pool, Transaction } from '../../platform/postgres/pool.ts';
import { inCommune } from '../../platform/postgres/pool.ts';
import type { Registry } from './noun.ts';
import type { StreamState } from './replay.ts';
import { replay, toFolded } from './replay.ts';

/** What a verification found. `broken` is the first thing that is not as it should be. */
export interface Verification {
  readonly communeId: string;
  /** Events of the journal that were read and found right. */
  readonly events: number;
  /** `position` is null when the fault is in a state rather than at a place of the journal. */
  readonly broken: { readonly position: number | null; readonly message: string } | null;
}

const chainMessages: Record<ChainBreak, (position: number) => string> = {
  missing: (position) => `Il manque l’évènement ${position} du journal.`,
  unlinked: (position) => `L’évènement ${position} ne suit pas celui qui le précède : la chaîne est rompue.`,
  altered: (position) => `L’évènement ${position} a été modifié après son enregistrement.`,
};

const genesis: Head = { position: 0, hash: Buffer.alloc(0) };

/**
 * Reads a commune's whole journal again, as of one instant and while others go on writing: hashes and
 * their chain, positions and versions without holes, event types that today's code can read, and the
 * stored states equal to what the journal folds into.
 */
export const verify = (pool: Pool, registry: Registry, communeId: string): Promise<Verification> =>
  inCommune(
    pool,
    communeId,
    async (transaction) => {
      const streams = new Map<string, StreamState>();
      const { head, broken } = await verifyJournal(transaction, registry, streams);
      if (broken) return { communeId, events: head.position, broken };
      const message = differenceOf(streams, await allStates(transaction));
      return { communeId, events: head.position, broken: message ? { position: null, message } : null };
    },
    'snapshot',
  );

/** Every commune of the database, one after the other. */
export async function* verifyAll(pool: Pool, registry: Registry): AsyncGenerator<Verification> {
  const { rows } = await pool.query<{ commune_id: string }>(
    'select commune_id from communes order by commune_id',
  );
  for (const { commune_id } of rows) yield await verify(pool, registry, commune_id);
}

const verifyJournal = async (
  transaction: Transaction,
  registry: Registry,
  streams: Map<string, StreamState>,
): Promise<{ readonly head: Head; readonly broken: Verification['broken'] }> => {
  let head = genesis;
  const end = (await readHead(transaction)) ?? genesis;
  for await (const row of readRows(transaction)) {
    const broken = chainBreak(transaction.communeId, head, row);
    const position = head.position + 1;
    if (broken) return { head, broken: { position, message: chainMessages[broken](position) } };
    try {
      replay(registry, streams, row);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return {
        head,
        broken: { position, message: `L’évènement ${position} ne peut être relu : ${reason}.` },
      };
    }
    head = { position, hash: row.hash };
  }
  if (head.position === end.position && head.hash.equals(end.hash)) return { head, broken: null };
  const position = Math.min(head.position, end.position) + 1;
  const message = `Le journal va jusqu’à l’évènement ${head.position}, sa tête dit ${end.position} : la fin du journal n’est pas celle qui a été écrite.`;
  return { head, broken: { position, message } };
};

type Compared = Omit<FoldedState, 'searchText'>;

const comparable = ({ dueAt, ...state }: Compared): string =>
  canonicalJson({ ...state, dueAt: dueAt === null ? null : new Date(dueAt).toISOString() });

const differenceOf = (
  streams: ReadonlyMap<string, StreamState>,
  stored: readonly Compared[],
): string | null => {
  const found = new Map(stored.map((state) => [state.stream, state]));
  for (const [stream, state] of streams) {
    const { searchText: _, ...expected } = toFolded(stream, state);
    const kept = found.get(stream);
    if (!kept) return `L’état de « ${stream} » manque alors que le journal en parle.`;
    if (comparable(kept) !== comparable(expected))
      return `L’état de « ${stream} » n’est pas celui que donne le journal.`;
    found.delete(stream);
  }
  const [orphan] = found.keys();
  return orphan === undefined ? null : `L’état de « ${orphan} » ne vient d’aucun évènement du journal.`;
};
