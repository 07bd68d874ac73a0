import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { acting } from '../../acting.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { askedAdvice, mayAdvise } from '#lib/server/application/proposals/advice.ts';
import { solicitations } from '#lib/server/application/solicitations/views.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayAdvise(organisation, person.id, now())) error(403, m.advice_not_yours());
    const asked = await askedAdvice(transaction, organisation);
    return {
      seed: randomUUID(),
      given: url.searchParams.has('fait'),
      // A person asked for advice by who holds a role answers on a page of its own.
      solicited: (await solicitations(transaction, organisation, person.id)).filter(
        ({ awaitsMe }) => awaitsMe,
      ),
      asked,
    };
  });
};

export const actions = acting('proposal', { default: 'GiveAdvice' }, () => '/avis?fait=1');
