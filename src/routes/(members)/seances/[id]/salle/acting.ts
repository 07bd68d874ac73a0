import { act, fieldText, type Refused } from '../../../../form.ts';
import type { ActionFailure, RequestEvent } from '@sveltejs/kit';

type Command = Parameters<typeof act>[2];
type Filled = { form: FormData; meeting: string; text: (name: string) => string };

/** One form of the room: the command that it makes, then back to the room, which says what was done (`?fait=`). */
export const acting =
  (done: string, command: (filled: Filled) => Command) =>
  async (event: RequestEvent): Promise<ActionFailure<Refused>> => {
    const form = await event.request.formData();
    const meeting = event.params['id'] ?? '';
    const made = command({ form, meeting, text: (name) => fieldText(form, name) });
    return act(event, form, made, `${event.url.pathname}?fait=${done}#fait`);
  };

/** A form that says nothing but its name. */
export const gesture = (done: string, type: string) => acting(done, ({ meeting }) => ({ type, meeting }));

/** A form that gives a reason. */
export const reasoned = (done: string, type: string) =>
  acting(done, ({ meeting, text }) => ({ type, meeting, reason: text('reason') }));
