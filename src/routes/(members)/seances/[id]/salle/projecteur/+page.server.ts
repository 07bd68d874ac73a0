import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadRoom } from '#lib/server/application/meetings/room.ts';
import type { PageServerLoad } from './$types';

/** What everyone in the room may see on the wall: counts, never who answered what. */
export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { person } = await parent();
  const at = now();
  const room = await application().read(locals.visitor.communeId ?? '', (transaction, organisation) =>
    loadRoom(transaction, organisation, params.id, person.id, at),
  );
  if (!room) redirect(303, `/seances/${params.id}`);
  const { meeting, proposal, position } = room;
  return {
    now: at,
    position,
    meeting,
    text: proposal && {
      nature: proposal.nature,
      phase: proposal.phase,
      version: proposal.versions.length,
      words: proposal.versions.at(-1)?.text ?? '',
      answered: proposal.answered,
      expected: proposal.answered + proposal.awaited,
      objections: proposal.objections.filter(({ status }) => status === 'open').length,
    },
  };
};
