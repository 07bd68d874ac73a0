import { randomUUID } from 'node:crypto';
import { error, type Actions } from '@sveltejs/kit';
import { act, fieldText } from '../../form.ts';
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
      given: url.searchParams.has('fait'),
      // A person asked for advice by who holds a role answers on a page of its own.
      solicited: (await solicitations(transaction, organisation, person.id)).filter(
        ({ awaitsMe }) => awaitsMe,
      ),
      asked: asked.map((one) => ({ ...one, key: randomUUID() })),
    };
  });
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = (name: string) => fieldText(form, name);
    const command = {
      type: 'GiveAdvice',
      proposal: text('proposal'),
      service: text('service'),
      feasibility: text('feasibility'),
      workload: text('workload'),
      cost: text('cost'),
      calendar: text('calendar'),
    };
    return act(event, form, command, '/avis?fait=1');
  },
};
