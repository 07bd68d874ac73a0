import { randomUUID } from 'node:crypto';
import { type Actions, type RequestEvent } from '@sveltejs/kit';
import { act, fieldText } from '../../../form.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawn } from '../../../asking.ts';
import { readSolicitation } from '#lib/server/application/solicitations/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { id } = event.params;
    const words = { missing: m.solicitation_unknown };
    return { key: randomUUID(), solicitation: await show(readSolicitation, { solicitation: id }, words) };
  });

const gesture = (type: string, name: 'text' | 'reason') => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const solicitation = event.params['id'] ?? '';
  const command = { type, solicitation, [name]: fieldText(form, name) };
  return act(event, form, command, `/sollicitations/${solicitation}`);
};

export const actions: Actions = {
  answer: gesture('AnswerSolicitation', 'text'),
  decide: gesture('DecideInRole', 'text'),
  contest: gesture('ContestSolicitation', 'reason'),
  drop: gesture('DropSolicitation', 'reason'),
};
