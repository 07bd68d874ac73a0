import { civilDateOf } from '#lib/kernel/civil.ts';
import { drawn } from '../../asking.ts';
import { readBodiesToPrepare, readCalendar, readMonth } from '#lib/server/application/meetings/asks.ts';
import { idIn } from '#lib/server/application/parameters.ts';
import type { PageServerLoad } from './$types';

/** When the bodies meet: for anybody; those who prepare meetings may also plan them. */
export const load: PageServerLoad = (event) => {
  const { searchParams } = event.url;
  const body = idIn(searchParams.get('instance'));
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(searchParams.get('mois') ?? '')
    ? searchParams.get('mois')
    : null;
  return drawn(event, async (show, { now, ask }) => {
    const preparing = await ask(readBodiesToPrepare, {});
    return {
      ...(await show(readCalendar, { body })),
      calendar: await show(readMonth, { body, month }),
      body,
      today: civilDateOf(now),
      plans: preparing.kind === 'found' && preparing.content.bodies.length > 0,
    };
  });
};
