import { randomUUID } from 'node:crypto';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { type MeetingView } from '#lib/server/application/meetings/meeting.ts';
import { m } from '#lib/paraglide/messages.js';
import { act, fieldNumber, fieldText } from '../../../form.ts';
import { drawn } from '../../../asking.ts';
import { readMeeting } from '#lib/server/application/meetings/asks.ts';
import type { Actions, PageServerLoad } from './$types';

/** The face of the moment for who sits there: prepared, then held; once over, its record is this page. */
const faceOf = ({ status }: MeetingView): string | null => {
  if (status === 'agendaOpen' || status === 'agendaClosed') return 'preparer';
  return ['opened', 'running', 'closing'].includes(status) ? 'salle' : null;
};

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const { searchParams } = event.url;
    const meeting = await show(readMeeting, { meeting: event.params.id }, { missing: m.meetings_unknown });
    if (meeting.face === 'public') return { meeting: null, open: meeting, key: '', now, done: null };
    const face = faceOf(meeting);
    if (face && !searchParams.has('face')) redirect(303, `/seances/${event.params.id}/${face}`);
    return { meeting, open: null, key: randomUUID(), now, done: searchParams.get('fait') };
  });

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
