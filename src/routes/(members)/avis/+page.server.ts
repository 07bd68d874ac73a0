import { randomUUID } from 'node:crypto';
import { type Actions } from '@sveltejs/kit';
import { act, fieldText } from '../../form.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawn } from '../../asking.ts';
import { readAskedAdvice } from '#lib/server/application/proposals/asks.ts';
import { readSolicitations } from '#lib/server/application/solicitations/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const asked = await show(readAskedAdvice, {}, { forbidden: m.advice_not_yours });
    const solicited = await show(readSolicitations, {});
    return {
      given: event.url.searchParams.has('fait'),
      // A person asked for advice by who holds a role answers on a page of its own.
      solicited: solicited.lines.filter(({ awaitsMe }) => awaitsMe),
      asked: asked.lines.map((one) => ({ ...one, key: randomUUID() })),
    };
  });

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
