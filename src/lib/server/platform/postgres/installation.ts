import pg from 'pg';
import { migrations, readLedger } from './ledger.ts';

/** What lives in an installation. */
export type Kind = 'commune' | 'demonstration';

/** What an operator wants to know of an installation, read without changing anything. */
export interface InstallationState {
  /** Migrations of this version that the base has not had. */
  readonly toApply: number;
  readonly kind: Kind | null;
  readonly communes: number;
  /** Since when letters are held back, as in a restored copy. */
  readonly silentSince: Date | null;
  readonly lettersWaiting: number;
  readonly verification: { readonly at: Date; readonly sound: boolean } | null;
}

/** Works on a connection of the owner, which is closed afterwards. */
export const withOwner = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

interface Row {
  readonly kind: Kind | null;
  readonly silentSince: Date | null;
  readonly verifiedAt: Date | null;
  readonly verifiedSound: boolean | null;
  readonly communes: number;
  readonly letters: number;
}

/** @throws an Error in a French sentence when the base is none of ours */
export const readInstallation = (ownerUrl: string): Promise<InstallationState> =>
  withOwner(ownerUrl, async (client) => {
    const applied = await readLedger(client);
    if (applied === null)
      throw new Error('Cette base est vide, ou n’est pas celle d’une installation de Collégiale.');
    const toApply = migrations().filter(({ name }) => !applied.has(name)).length;
    const own = applied.has('0007_installation.sql')
      ? 'kind, silent_since as "silentSince", verified_at as "verifiedAt", verified_sound as "verifiedSound"'
      : 'null as kind, null as "silentSince", null as "verifiedAt", null as "verifiedSound"';
    const from = applied.has('0007_installation.sql') ? 'from installation.this' : '';
    const { rows } = await client.query<Row>(
      `select ${own}, (select count(*)::integer from communes) as communes,
         (select count(*)::integer from accounts.mailbox) as letters ${from}`,
    );
    const [row] = rows;
    const at = row?.verifiedAt ?? null;
    return {
      toApply,
      kind: row?.kind ?? null,
      communes: row?.communes ?? 0,
      silentSince: row?.silentSince ?? null,
      lettersWaiting: row?.letters ?? 0,
      verification: at === null ? null : { at, sound: row?.verifiedSound ?? false },
    };
  });

/**
 * Says what lives here the first time, and refuses the demonstration where a commune may live, whatever command or
 * setting asks for it: what it plays could never be taken out of the journal.
 * @param demonstration id of the commune that the demonstration plays
 */
export const settleKind = (ownerUrl: string, asked: Kind, demonstration: string): Promise<void> =>
  withOwner(ownerUrl, async (client) => {
    await client.query(
      `update installation.this set kind = case
         when not exists (select from communes) then $1
         when exists (select from communes where commune_id <> $2) then 'commune' else 'demonstration' end
       where kind is null`,
      [asked, demonstration],
    );
    if (asked !== 'demonstration') return;
    const { rows } = await client.query<{ kind: Kind }>('select kind from installation.this');
    if (rows[0]?.kind === 'demonstration') return;
    throw new Error(
      'Une vraie installation est ici : la démonstration y écrirait des évènements que personne ne pourrait retirer. ' +
        'Donnez-lui un autre dossier (COLLEGIALE_VAR) ou une autre base (DATABASE_URL).',
    );
  });

/**
 * Notes with which code the journal is read, and refuses code that was already replaced by another once something
 * has been written since: it could not read what it would append to.
 * @param reading names the code, as a hash of what folds the journal
 */
export const openReading = (ownerUrl: string, reading: string, version: string): Promise<void> =>
  withOwner(ownerUrl, async (client) => {
    const count = '(select coalesce(sum(position), 0) from heads)';
    const { rows } = await client.query<{ version: string; grown: boolean }>(
      `select later.version, ${count} > later.events as grown
       from installation.readings ours join installation.readings later on later.opened_at > ours.opened_at
       where ours.reading = $1 order by later.opened_at`,
      [reading],
    );
    const after = rows.find(({ grown }) => grown);
    if (after)
      throw new Error(
        `Une version plus récente de Collégiale (${after.version}) a déjà écrit dans ce journal. Reprenez-la, ou ` +
          'restaurez dans un autre dossier la sauvegarde faite avant la mise à jour.',
      );
    if (rows.length > 0)
      await client.query(
        `delete from installation.readings
         where opened_at > (select opened_at from installation.readings where reading = $1)`,
        [reading],
      );
    await client.query(
      `insert into installation.readings (reading, version, events) values ($1, $2, ${count})
       on conflict (reading) do nothing`,
      [reading, version],
    );
  });

/**
 * Lets letters leave from a restored copy. Those that waited in the backup have probably left from where it was
 * made: they are dropped unless they are asked for.
 * @returns how many letters wait to leave
 */
export const speak = (ownerUrl: string, withEarlier: boolean): Promise<number> =>
  withOwner(ownerUrl, async (client) => {
    await client.query('begin');
    if (!withEarlier)
      await client.query(
        'delete from accounts.mailbox where created_at <= (select silent_since from installation.this)',
      );
    await client.query('update installation.this set silent_since = null');
    const { rowCount } = await client.query(
      'update accounts.mailbox set next_attempt_at = now(), attempts = 0',
    );
    await client.query('commit');
    return rowCount ?? 0;
  });
