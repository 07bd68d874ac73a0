import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { bodiesToPrepare } from '#lib/server/application/meetings/calendar.ts';
import { m } from '#lib/paraglide/messages.js';
import { acting } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { person } = await parent();
  const bodies = await application().read(locals.visitor.communeId ?? '', (_transaction, organisation) =>
    Promise.resolve(bodiesToPrepare(organisation, person.id, now())),
  );
  if (bodies.length === 0) error(403, m.meetings_not_yours());
  return { bodies, seed: randomUUID() };
};

/** What is planned has the key of its form as its id: sent twice, it is planned once. */
export const actions = {
  ...acting('meeting', { once: 'PlanMeeting' }, ({ id }) => `/seances/${id}/preparer`),
  ...acting('series', { often: 'PlanSeries' }, () => '/seances'),
};
