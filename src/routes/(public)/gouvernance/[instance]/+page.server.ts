import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { drawn } from '../../../asking.ts';
import { readBody } from '#lib/server/application/organisation/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (event.locals.visitor.communeName === null) redirect(307, '/');
  return drawn(event, (show) =>
    show(readBody, { body: event.params.instance }, { missing: m.public_no_body }),
  );
};
