import { loadDocument, type Organisation } from '../../organisation/organisation.ts';
import type { SeriesState } from '#lib/governance/meetings/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { CivilDate } from '#lib/kernel/civil.ts';

/** The rhythm that a meeting belongs to, as those who prepare may change it. */
export interface SeriesView {
  id: string;
  /** Of the stream, for `If-Match`. */
  version: number;
  unit: 'days' | 'weeks';
  every: number;
  weekday: number | null;
  time: string;
  minutes: number;
  place: string;
  /** Where those who sit in the body meet from afar; null for anybody else. */
  link: string | null;
  startsOn: CivilDate;
  until: CivilDate | null;
  skipHolidays: boolean;
}

/** Null when there is none, or when it has ended. */
export const loadSeries = async (
  transaction: Transaction,
  { bodies }: Organisation,
  id: string,
  viewer: string | null,
): Promise<SeriesView | null> => {
  const found = await loadDocument<SeriesState>(transaction, `series:${id}`);
  if (found?.state.status !== 'running') return null;
  const { body, recurrence } = found.state;
  const sits = bodies.bodies[body]?.members.some(({ person }) => person === viewer) ?? false;
  return { id, version: found.version, ...recurrence, link: sits ? recurrence.link : null };
};
