import { randomUUID } from 'node:crypto';
import { m } from '#lib/paraglide/messages.js';
import { readActionChoices } from '#lib/server/application/actions/asks.ts';
import { idIn } from '#lib/server/application/parameters.ts';
import { drawn } from '../../../asking.ts';
import { acting } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const decision = idIn(event.url.searchParams.get('decision'));
    const choices = await show(readActionChoices, { decision }, { forbidden: m.actions_not_yours });
    return { seed: randomUUID(), ...choices };
  });

export const actions = acting('action', { default: 'OpenAction' }, ({ id }) => `/actions/${id}`);
