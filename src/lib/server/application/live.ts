import { readHead } from '../platform/journal/rows.ts';
import type { Change } from '../platform/live/channel.ts';
import type { Live } from '../platform/live/live.ts';
import { openLive } from '../platform/live/live.ts';
import { eventStream, positionSeen } from '../platform/live/sse.ts';
import type { Pool } from '../platform/postgres/pool.ts';
import { inCommune } from '../platform/postgres/pool.ts';
import { application } from './application.ts';

/** Who keeps a page open: somebody of the commune, or anybody. */
export type Audience = 'member' | 'public';

/** What an open page is told; the page then asks again for what it shows, under its own rights. */
export interface ChangedStreams {
  /** Null: too many to be named. */
  readonly streams: readonly string[] | null;
}

/**
 * The stream of changes of a commune, as server-sent events whose id is the position in
 * the journal. It says which streams changed, never what: members learn it of their commune's streams,
 * the public of those in the public register only. A page that comes back with `Last-Event-ID`, or opens
 * with `?depuis=<position it was drawn at>`, is first told everything since; another starts from now.
 */
export const liveResponse = (
  { live, pool }: { readonly live: Live; readonly pool: Pool },
  communeId: string,
  audience: Audience,
  request: Request,
): Response =>
  eventStream(async (send) => {
    const seen = positionSeen(request) ?? (await headPosition(pool, communeId));
    // One change after the other, so that a slow look-up never lets a later change pass before.
    let turn = Promise.resolve();
    return live.subscribe(communeId, seen, (change) => {
      turn = turn.then(async () => {
        const streams = audience === 'member' ? change.streams : await publicStreams(pool, change);
        if (streams?.length === 0) return;
        send({ id: change.position, content: { streams } satisfies ChangedStreams });
      });
      turn = turn.catch(() => {
        // Told as « something changed »: a look-up that failed must not lose a change.
        send({ id: change.position, content: { streams: null } satisfies ChangedStreams });
      });
    });
  });

const headPosition = (pool: Pool, communeId: string): Promise<number> =>
  inCommune(pool, communeId, async (transaction) => (await readHead(transaction))?.position ?? 0);

const publicStreams = (pool: Pool, { communeId, streams }: Change): Promise<readonly string[] | null> =>
  streams === null
    ? Promise.resolve(null)
    : inCommune(pool, communeId, async (transaction) => {
        const { rows } = await transaction.query<{ stream: string }>({
          name: 'public-streams',
          text: 'select stream from states where commune_id = $1 and public and stream = any($2)',
          values: [communeId, streams],
        });
        return rows.map(({ stream }) => stream);
      });

let opened: Live | undefined;

/** The listening connection of this process, opened for its first page. */
export const live = (): Live => {
  const url = process.env['DATABASE_APP_URL'];
  if (!url) throw new Error('DATABASE_APP_URL is not set: start through `collegiale start`');
  opened ??= openLive(url, application().pool);
  return opened;
};
