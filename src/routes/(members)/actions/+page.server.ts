import { error } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { actionStates, loadActions } from '#lib/server/application/actions/actions.ts';
import { liveBodies, mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { m } from '#lib/paraglide/messages.js';
import { boardOf, groupsOf } from './arranging.ts';
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

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  const at = now();
  const filter = askedIn(url);
  const { words, body, decision } = filter;
  // On the board what ended has its column; in the list it is there for whoever asks.
  const state = filter.state ?? (filter.view === 'board' ? null : 'live');
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, at)) error(403, m.actions_not_yours());
    const asked = { words, body, decision, state, owner: null };
    const { lines } = await loadActions(transaction, organisation, asked, at);
    return {
      filter,
      now: at,
      count: lines.length,
      groups: filter.view === 'list' ? groupsOf(lines, person.id, filter.by) : [],
      board: filter.view === 'board' ? boardOf(lines) : null,
      bodies: liveBodies(organisation, at),
    };
  });
};
