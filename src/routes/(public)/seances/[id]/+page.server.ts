import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadMeeting, type MeetingView } from '#lib/server/application/meetings/meeting.ts';
import { m } from '#lib/paraglide/messages.js';
import { acting, making } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

/** The face of the moment for who sits there: prepared, then held; once over, its record is this page. */
const faceOf = ({ status }: MeetingView): string | null => {
  if (status === 'agendaOpen' || status === 'agendaClosed') return 'preparer';
  return ['opened', 'running', 'closing'].includes(status) ? 'salle' : null;
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { communeId, person } = locals.visitor;
  if (communeId === null) redirect(307, '/');
  const at = now();
  const found = await application().read(communeId, (transaction, organisation) =>
    loadMeeting(transaction, organisation, params.id, person?.id ?? null, at),
  );
  if (found.kind === 'none') error(404, m.meetings_unknown());
  if (found.kind === 'public') return { meeting: null, open: found.meeting, seed: '', now: at, done: null };
  const face = faceOf(found.meeting);
  if (face && !url.searchParams.has('face')) redirect(303, `/seances/${params.id}/${face}`);
  const done = url.searchParams.get('fait');
  return { meeting: found.meeting, open: null, seed: randomUUID(), now: at, done };
};

/** What is written of a meeting, then its record again. */
export const actions = acting(
  'meeting',
  {
    note: 'WriteNote',
    noteAction: making('NoteAction', 'action'),
    contest: 'ContestItem',
    send: 'SendRecord',
    correct: 'CorrectRecord',
    publish: 'PublishRecord',
  },
  ({ id, gesture }) => `/seances/${id}?face=releve&fait=${gesture}#releve`,
);
