import { drawn } from '../../../asking.ts';
import { readBodiesToPrepare } from '#lib/server/application/meetings/asks.ts';
import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { acting } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { bodies } = await show(readBodiesToPrepare, {});
    if (bodies.length === 0) error(403, m.meetings_not_yours());
    return { bodies, seed: randomUUID() };
  });

/** What is planned has the key of its form as its id: sent twice, it is planned once. */
export const actions = {
  ...acting('meeting', { once: 'PlanMeeting' }, ({ id }) => `/seances/${id}/preparer`),
  ...acting('series', { often: 'PlanSeries' }, () => '/seances'),
};
