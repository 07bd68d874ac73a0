import { randomUUID } from 'node:crypto';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadMeeting, type MeetingView } from '#lib/server/application/meetings/meeting.ts';
import { m } from '#lib/paraglide/messages.js';
import { act, fieldNumber, fieldText } from '../../../form.ts';
import type { Actions, PageServerLoad } from './$types';

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
  if (found.kind === 'public') return { meeting: null, open: found.meeting, key: '', now: at, done: null };
  const face = faceOf(found.meeting);
  if (face && !url.searchParams.has('face')) redirect(303, `/seances/${params.id}/${face}`);
  const done = url.searchParams.get('fait');
  return { meeting: found.meeting, open: null, key: randomUUID(), now: at, done };
};

type Fields = (form: FormData) => object;

/** One form of the record, then back to it. */
const recording =
  (type: string, fields: Fields = () => ({})) =>
  async (event: RequestEvent) => {
    const form = await event.request.formData();
    const meeting = event.params['id'] ?? '';
    const command = { type, meeting, ...fields(form) };
    return act(event, form, command, `/seances/${meeting}?face=releve&fait=${type}#releve`);
  };

const item = (form: FormData): string | null => fieldText(form, 'item') || null;

export const actions: Actions = {
  note: recording('WriteNote', (form) => ({
    item: item(form),
    revision: fieldNumber(form, 'revision') ?? 0,
    text: fieldText(form, 'text'),
  })),
  noteAction: recording('NoteAction', (form) => ({
    action: fieldText(form, 'key'),
    item: item(form),
    text: fieldText(form, 'text'),
    owner: fieldText(form, 'owner'),
    due: fieldText(form, 'due'),
  })),
  contest: recording('ContestItem', (form) => ({
    item: fieldText(form, 'item'),
    reason: fieldText(form, 'reason'),
  })),
  send: recording('SendRecord'),
  correct: recording('CorrectRecord', (form) => ({
    item: item(form),
    text: fieldText(form, 'text'),
    reason: fieldText(form, 'reason'),
  })),
  publish: recording('PublishRecord'),
};
