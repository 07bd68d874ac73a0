import { drawn } from '../../../asking.ts';
import { readSolicitation } from '#lib/server/application/solicitations/asks.ts';
import { randomUUID } from 'node:crypto';
import { acting } from '../../../acting.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { id } = event.params;
    const words = { missing: m.solicitation_unknown };
    return { key: randomUUID(), solicitation: await show(readSolicitation, { solicitation: id }, words) };
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
