import { randomUUID } from 'node:crypto';
import { m } from '#lib/paraglide/messages.js';
import { readSolicitation } from '#lib/server/application/solicitations/asks.ts';
import { drawn } from '../../../asking.ts';
import { acting } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { id } = event.params;
    const words = { missing: m.solicitation_unknown };
    return { seed: randomUUID(), solicitation: await show(readSolicitation, { solicitation: id }, words) };
  });

export const actions = acting(
  'solicitation',
  {
    answer: 'AnswerSolicitation',
    decide: 'DecideInRole',
    contest: 'ContestSolicitation',
    drop: 'DropSolicitation',
  },
  ({ id }) => `/sollicitations/${id}`,
);
