import { drawn } from '../asking.ts';
import { readCommune } from '#lib/server/application/commune/asks.ts';
import { readNextMeetings } from '#lib/server/application/meetings/asks.ts';
import type { PageServerLoad } from './$types';

/** Without a commune the page says how one is set up: whoever has just started the house lands here. */
export const load: PageServerLoad = (event) => {
  const { communeId, communeName } = event.locals.visitor;
  if (communeId === null || communeName === null)
    return { view: null, meetings: [], setup: event.locals.setup };
  return drawn(event, async (show) => ({
    view: await show(readCommune, {}),
    meetings: (await show(readNextMeetings, {})).lines,
    setup: false,
  }));
};
