import { randomUUID } from 'node:crypto';
import { m } from '#lib/paraglide/messages.js';
import { readAgendaPlaces } from '#lib/server/application/meetings/asks.ts';
import { readProposal } from '#lib/server/application/proposals/asks.ts';
import { consenting } from './consenting.ts';
import { ending } from './ending.ts';
import { hands } from './hands.ts';
import { leading } from './leading.ts';
import { compared } from './margin.ts';
import { reviewing } from './reviewing.ts';
import { speaking } from './speaking.ts';
import { wordingActs } from './wording-acts.ts';
import { drawn } from '../../../asking.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const { searchParams } = event.url;
    const words = { missing: m.proposal_unknown, forbidden: m.proposal_closed_door };
    const { position, choices, footing, ...proposal } = await show(
      readProposal,
      { proposal: event.params.id },
      words,
    );
    const asked = (name: string) => (searchParams.has(name) ? Number(searchParams.get(name)) : null);
    const { subject, versions, objections } = proposal;
    return {
      now,
      seed: randomUUID(),
      done: searchParams.get('fait'),
      position,
      proposal,
      choices,
      places: subject && (await show(readAgendaPlaces, { subject: subject.id })),
      footing: footing && { able: footing.able, words: footing.words[event.locals.visitor.locale] },
      compared: compared(versions, objections, asked('de'), asked('a')),
    };
  });

export const actions = {
  ...speaking,
  ...consenting,
  ...wordingActs,
  ...leading,
  ...ending,
  ...hands,
  ...reviewing,
};
