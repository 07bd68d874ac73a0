import { redirect, type RequestEvent } from '@sveltejs/kit';
import { send, type Sent } from '#lib/server/application/send.ts';

/** What a page gets back when its form was not carried out: why, and all that was typed. */
export interface Refused {
  /** A sentence for the whole form: why, under which rule, and what to do next. */
  readonly message: string;
  /** By field path, for input errors. */
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** A text field of a form; empty when it was not sent, or when a file came in its place. */
export const fieldText = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** A whole number of a form, or null when there is none to read. */
export const fieldNumber = (form: FormData, name: string): number | null => {
  const text = fieldText(form, name).replace(/\s/g, '').replace(',', '.');
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
};

/** All that was typed, to be put back into the form. */
export const typed = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

type Command = Parameters<typeof send>[1];

/**
 * Sends the command of a form in the name of who is signed in. The form's hidden `key` makes a second
 * sending harmless; its hidden `expectedVersion`, if any, refuses what answers a text that has changed.
 */
export const sendForm = async (event: RequestEvent, form: FormData, command: Command): Promise<Sent> => {
  const { sender } = event.locals.visitor;
  if (!sender) redirect(303, '/connexion');
  return send(sender, command, fieldText(form, 'key') || null, fieldNumber(form, 'expectedVersion'));
};
