import { randomUUID } from 'node:crypto';
import { m } from '#lib/paraglide/messages.js';
import { readAskedAdvice } from '#lib/server/application/proposals/asks.ts';
import { readSolicitations } from '#lib/server/application/solicitations/asks.ts';
import { drawn } from '../../asking.ts';
import { acting } from '../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const asked = await show(readAskedAdvice, {}, { forbidden: m.advice_not_yours });
    const solicited = await show(readSolicitations, {});
    return {
      seed: randomUUID(),
      given: event.url.searchParams.has('fait'),
      // A person asked for advice by who holds a role answers on a page of its own.
      solicited: solicited.lines.filter(({ awaitsMe }) => awaitsMe),
      asked: asked.lines,
    };
  });

export const actions = acting('proposal', { default: 'GiveAdvice' }, () => '/avis?fait=1');
