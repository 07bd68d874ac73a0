import { redirect } from '@sveltejs/kit';
import { addressOf, filterOf } from './filter.ts';
import { drawn } from '../../asking.ts';
import { readBodyNames } from '#lib/server/application/organisation/asks.ts';
import { readRegister } from '#lib/server/application/register/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (event.locals.visitor.communeName === null) redirect(307, '/');
  return drawn(event, async (show) => {
    const { lines: bodies } = await show(readBodyNames, {});
    const filter = filterOf(
      event.url.searchParams,
      bodies.map(({ id }) => id),
    );
    const register = await show(readRegister, filter);
    if (filter.page > register.pages) redirect(307, addressOf(filter, register.pages));
    return { filter, bodies, register };
  });
};
