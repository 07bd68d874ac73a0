import { loadDocument } from '../../organisation/organisation.ts';
import type { SeriesState } from '#lib/governance/meetings/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { CivilDate } from '#lib/kernel/civil.ts';

/** The rhythm that a meeting belongs to, as those who prepare may change it. */
export interface SeriesView {
  id: string;
  unit: 'days' | 'weeks';
  every: number;
  weekday: number | null;
  time: string;
  minutes: number;
  place: string;
  link: string | null;
  startsOn: CivilDate;
  until: CivilDate | null;
  skipHolidays: boolean;
}

/** Null when there is none, or when it has ended. */
export const loadSeries = async (transaction: Transaction, id: string | null): Promise<SeriesView | null> => {
  if (id === null) return null;
  const found = await loadDocument<SeriesState>(transaction, `series:${id}`);
  return found?.state.status === 'running' ? { id, ...found.state.recurrence } : null;
};
