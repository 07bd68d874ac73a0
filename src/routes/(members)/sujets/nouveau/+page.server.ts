import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { acting } from '../../../acting.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { citableDecisions, liveBodies, mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { givenIn } from './given.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, now())) error(403, m.subjects_not_yours());
    return {
      seed: randomUUID(),
      given: givenIn(url.searchParams),
      bodies: liveBodies(organisation, now()),
      decisions: await citableDecisions(transaction),
      threshold:
        organisation.charter.status === 'inForce'
          ? organisation.charter.parameters.nature.unbudgetedEuros
          : null,
    };
  });
};

export const actions = acting('subjectId', { default: 'RaiseSubject' }, ({ id }) => `/sujets/${id}`);
