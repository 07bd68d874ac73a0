import { act, fieldText } from '../../../form.ts';
import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { Refused } from '../../../form.ts';

type Command = Parameters<typeof act>[2];
type Filled = { form: FormData; proposal: string; text: (name: string) => string };

/**
 * One form about a proposal, on its page or on that of the meeting that holds it (which names it in `proposal`):
 * the command that it makes, sent in the name of who is signed in, then back to the page, which says what was
 * done (`?fait=`).
 */
export const acting =
  (done: string, command: (filled: Filled) => Command) =>
  async (event: RequestEvent): Promise<ActionFailure<Refused>> => {
    const form = await event.request.formData();
    const proposal = fieldText(form, 'proposal') || (event.params['id'] ?? '');
    const made = command({ form, proposal, text: (name) => fieldText(form, name) });
    return act(event, form, made, `${event.url.pathname}?fait=${done}#fait`);
  };

/** A form that says nothing but its name. */
export const gesture = (done: string, type: string) => acting(done, ({ proposal }) => ({ type, proposal }));

/** A form that gives a reason. */
export const reasoned = (done: string, type: string) =>
  acting(done, ({ proposal, text }) => ({ type, proposal, reason: text('reason') }));
