import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadMeeting } from '#lib/server/application/meetings/meeting.ts';
import { loadSeries } from '#lib/server/application/meetings/series/series.ts';
import { preparing } from './preparing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { person } = await parent();
  const at = now();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    const found = await loadMeeting(transaction, organisation, params.id, person.id, at);
    // Whoever does not sit there reads what the public may.
    if (found.kind !== 'view') redirect(303, `/seances/${params.id}`);
    const { meeting, position } = found;
    return {
      now: at,
      seed: randomUUID(),
      done: url.searchParams.get('fait'),
      wanted: url.searchParams.get('sujet'),
      position,
      meeting,
      series: meeting.acts.change ? await loadSeries(transaction, meeting.series) : null,
    };
  });
};

export const actions = preparing;
