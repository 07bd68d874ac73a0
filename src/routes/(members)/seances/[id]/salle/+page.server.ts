import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadRoom } from '#lib/server/application/meetings/room.ts';
import { consenting } from '../../../propositions/[id]/consenting.ts';
import { ending } from '../../../propositions/[id]/ending.ts';
import { leading } from '../../../propositions/[id]/leading.ts';
import { compared } from '../../../propositions/[id]/margin.ts';
import { speaking } from '../../../propositions/[id]/speaking.ts';
import { wordingActs } from '../../../propositions/[id]/wording-acts.ts';
import { conducting } from './conducting.ts';
import { gathering } from './gathering.ts';
import { writing } from './writing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { person } = await parent();
  const at = now();
  const room = await application().read(locals.visitor.communeId ?? '', (transaction, organisation) =>
    loadRoom(transaction, organisation, params.id, person.id, at),
  );
  // Whoever does not sit there reads what the public may: the meeting's own page says what there is.
  if (!room) redirect(303, `/seances/${params.id}`);
  const { proposal } = room;
  const asked = (name: string) => (url.searchParams.has(name) ? Number(url.searchParams.get(name)) : null);
  return {
    now: at,
    seed: randomUUID(),
    done: url.searchParams.get('fait'),
    ...room,
    compared: proposal && compared(proposal.versions, proposal.objections, asked('de'), asked('a')),
  };
};

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
