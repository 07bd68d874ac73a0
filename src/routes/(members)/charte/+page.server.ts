import { randomUUID } from 'node:crypto';
import { readCharter } from '#lib/server/application/charter/asks.ts';
import { valuesOf } from './parameters.ts';
import { drawn } from '../../asking.ts';
import { acting } from '../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const charter = await show(readCharter, {});
    const shown = charter.inForce?.parameters ?? charter.draft?.parameters ?? null;
    return {
      seed: randomUUID(),
      charter,
      values: shown && valuesOf(shown),
      done: event.url.searchParams.get('fait'),
    };
  });

export const actions = acting('charter', {
  answer: 'TakeCharterPosition',
  confirm: 'ConfirmCharter',
});
