import { randomUUID } from 'node:crypto';
import { readChanges } from '#lib/server/application/commune/asks.ts';
import { acting } from '../../../acting.ts';
import { drawn } from '../../../asking.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => ({
    seed: randomUUID(),
    done: event.url.searchParams.get('fait'),
    changes: (await show(readChanges, {})).lines,
  }));

export const actions = acting('commune', {
  confirm: 'ConfirmChange',
  decline: 'DeclineChange',
  contest: 'ContestChange',
  undo: 'UndoChange',
});
