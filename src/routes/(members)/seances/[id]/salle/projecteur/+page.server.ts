import { drawn } from '../../../../../asking.ts';
import { readRoom } from '#lib/server/application/meetings/asks.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** What everyone in the room may see on the wall: counts, never who answered what. */
export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const asked = { meeting: event.params.id };
    const { meeting, proposal, position } = await show(readRoom, asked, { missing: m.meetings_unknown });
    return {
      now,
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
  });
