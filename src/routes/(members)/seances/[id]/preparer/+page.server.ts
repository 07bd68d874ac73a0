import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { readMeeting, readSeries } from '#lib/server/application/meetings/asks.ts';
import { drawn } from '../../../../asking.ts';
import { preparing } from './preparing.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const { searchParams } = event.url;
    const meeting = await show(readMeeting, { meeting: event.params.id }, { missing: m.meetings_unknown });
    // Whoever does not sit there reads what the public may.
    if (meeting.face === 'public') redirect(303, `/seances/${event.params.id}`);
    const rhythm = meeting.acts.change ? meeting.series : null;
    return {
      now,
      seed: randomUUID(),
      done: searchParams.get('fait'),
      wanted: searchParams.get('sujet'),
      position: meeting.position,
      meeting,
      series: rhythm === null ? null : (await show(readSeries, { series: rhythm })).running,
    };
  });

export const actions = preparing;
