import { error } from '@sveltejs/kit';
import { isCivilDate } from '#lib/kernel/civil.ts';
import { m } from '#lib/paraglide/messages.js';
import { house } from '#lib/server/application/house.ts';
import { registerPage } from '#lib/server/application/queries/register.ts';
import type { PageServerLoad } from './$types';

const oneOf = (value: string | null, known: readonly string[]): string | null =>
  value !== null && known.includes(value) ? value : null;

/** The filter that an address asks for; what it does not understand is left aside rather than refused. */
const filterOf = (asked: URLSearchParams) => {
  const date = (name: string) => {
    const value = asked.get(name) ?? '';
    return isCivilDate(value) ? value : null;
  };
  return {
    words: (asked.get('q') ?? '').replaceAll('\0', '').slice(0, 200),
    body: (asked.get('instance') ?? '').replaceAll('\0', '') || null,
    nature: oneOf(asked.get('nature'), ['political', 'executive']),
    status: oneOf(asked.get('etat'), [
      'adopted',
      'adoptedOnTrial',
      'adoptedByFallback',
      'repealed',
      'superseded',
    ]),
    matter: oneOf(asked.get('theme'), ['ordinary', 'charter', 'budget', 'election']),
    from: date('du'),
    to: date('au'),
    page: Math.min(Math.max(Math.trunc(Number(asked.get('page')) || 1), 1), 10_000),
  };
};

export const load: PageServerLoad = async ({ locals, url }) => {
  const { communeId } = locals.visitor;
  if (communeId === null) error(404, m.public_no_commune());
  const filter = filterOf(url.searchParams);
  return house().read(communeId, async (transaction, organisation) => ({
    filter,
    register: await registerPage(transaction, organisation, filter),
    bodies: Object.values(organisation.bodies.bodies).map(({ id, name }) => ({ id, name })),
  }));
};
