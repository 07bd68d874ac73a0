import { randomUUID } from 'node:crypto';
import { readRoom } from '#lib/server/application/meetings/asks.ts';
import { m } from '#lib/paraglide/messages.js';
import { consenting } from '../../../propositions/[id]/consenting.ts';
import { ending } from '../../../propositions/[id]/ending.ts';
import { leading } from '../../../propositions/[id]/leading.ts';
import { compared } from '../../../propositions/[id]/margin.ts';
import { speaking } from '../../../propositions/[id]/speaking.ts';
import { wordingActs } from '../../../propositions/[id]/wording-acts.ts';
import { conducting } from './conducting.ts';
import { gathering } from './gathering.ts';
import { writing } from './writing.ts';
import { drawn } from '../../../../asking.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const { searchParams } = event.url;
    // Whoever does not sit there reads what the public may: the meeting's own page says what there is.
    const room = await show(readRoom, { meeting: event.params.id }, { missing: m.meetings_unknown });
    const { proposal } = room;
    const asked = (name: string) => (searchParams.has(name) ? Number(searchParams.get(name)) : null);
    return {
      now,
      seed: randomUUID(),
      done: searchParams.get('fait'),
      ...room,
      compared: proposal && compared(proposal.versions, proposal.objections, asked('de'), asked('a')),
    };
  });

export const actions = {
  ...speaking,
  ...consenting,
  ...wordingActs,
  ...leading,
  ...ending,
  ...gathering,
  ...conducting,
  ...writing,
};
