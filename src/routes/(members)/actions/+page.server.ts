import { actionStates } from '#lib/server/application/actions/actions.ts';
import { m } from '#lib/paraglide/messages.js';
import { boardOf, groupsOf } from './arranging.ts';
import { drawn } from '../../asking.ts';
import { readActions } from '#lib/server/application/actions/asks.ts';
import { readSubjectChoices } from '#lib/server/application/subjects/asks.ts';
import type { PageServerLoad } from './$types';

/** What the address asks for; what it says wrong is as if it said nothing. */
const askedIn = (url: URL) => {
  const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200).replaceAll('\0', '');
  return {
    words: asked('q'),
    state: actionStates.find((state) => state === asked('etat')) ?? null,
    body: asked('instance') || null,
    decision: asked('decision') || null,
    by: asked('par') === 'decision' ? ('decision' as const) : ('body' as const),
    view: asked('vue') === 'tableau' ? ('board' as const) : ('list' as const),
  };
};

export const load: PageServerLoad = async (event) => {
  const { person } = await event.parent();
  const filter = askedIn(event.url);
  const { words, body, decision } = filter;
  // On the board what ended has its column; in the list it is there for whoever asks.
  const state = filter.state ?? (filter.view === 'board' ? null : 'live');
  return drawn(event, async (show, { now }) => {
    const asked = { words, body, decision, state, owner: null };
    const { lines } = await show(readActions, asked, { forbidden: m.actions_not_yours });
    const { bodies } = await show(readSubjectChoices, {});
    return {
      filter,
      now,
      count: lines.length,
      groups: filter.view === 'list' ? groupsOf(lines, person.id, filter.by) : [],
      board: filter.view === 'board' ? boardOf(lines) : null,
      bodies,
    };
  });
};
