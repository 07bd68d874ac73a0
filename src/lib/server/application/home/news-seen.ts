import { inCommune } from '../../platform/postgres/pool.ts';
import { application } from '../application.ts';

/** Remembers what a person has seen: news then starts after that position of the journal. Never goes back. */
export const markSeen = (communeId: string, person: string, position: number): Promise<void> =>
  inCommune(application().pool, communeId, async (transaction) => {
    await transaction.query({
      name: 'mark-seen',
      text: `insert into visits (commune_id, person_id, position, visited_at)
             select $1, $2, least($3, position), now() from heads where commune_id = $1
             on conflict (commune_id, person_id) do update
             set position = greatest(visits.position, excluded.position), visited_at = now()`,
      values: [communeId, person, position],
    });
  });
