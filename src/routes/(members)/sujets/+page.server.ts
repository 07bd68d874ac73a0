import { drawn } from '../../asking.ts';
import { readOpenProposals } from '#lib/server/application/proposals/asks.ts';
import { readBacklog } from '#lib/server/application/subjects/asks.ts';
import { idIn } from '#lib/server/application/parameters.ts';
import type { PageServerLoad } from './$types';

const statuses = ['raised', 'parked', 'onAgenda', 'closed'] as const;
const natures = ['political', 'executive'] as const;

export const load: PageServerLoad = (event) => {
  const asked = (name: string) => (event.url.searchParams.get(name) ?? '').slice(0, 200).replaceAll('\0', '');
  const page = Math.max(1, Math.min(10_000, Math.trunc(Number(asked('page'))) || 1));
  const filter = {
    words: asked('q'),
    status: statuses.find((status) => status === asked('etat')) ?? null,
    nature: natures.find((nature) => nature === asked('nature')) ?? null,
    body: idIn(asked('instance')),
    page,
  };
  return drawn(event, async (show) => {
    const { bodies, ...subjects } = await show(readBacklog, filter);
    return { filter, bodies, subjects, proposals: (await show(readOpenProposals, {})).lines };
  });
};
