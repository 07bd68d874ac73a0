import { error } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import {
  backlog,
  liveBodies,
  mayReadBacklog,
  openProposals,
} from '#lib/server/application/subjects/backlog.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

const statuses = ['raised', 'parked', 'onAgenda', 'closed'] as const;
const natures = ['political', 'executive'] as const;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  const at = now();
  const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200).replaceAll('\0', '');
  const page = Math.max(1, Math.min(10_000, Math.trunc(Number(asked('page'))) || 1));
  const filter = {
    words: asked('q'),
    status: statuses.find((status) => status === asked('etat')) ?? null,
    nature: natures.find((nature) => nature === asked('nature')) ?? null,
    body: asked('instance') || null,
    page,
  };
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, at)) error(403, m.subjects_not_yours());
    return {
      filter,
      bodies: liveBodies(organisation, at),
      subjects: await backlog(transaction, organisation, filter),
      proposals: await openProposals(transaction, organisation, person.id),
    };
  });
};
