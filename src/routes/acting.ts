import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { readForm } from '#lib/server/application/form-command.ts';
import type { Rejected } from '#lib/server/application/send.ts';
import type { Refused } from '#lib/ui/act/refused.ts';
import { fieldText, sendForm } from './form.ts';

/** A form that was sent, and what it is about. */
export interface Filled {
  readonly event: RequestEvent;
  readonly form: FormData;
  /** The action of the page. */
  readonly gesture: string;
  /** What the command is about: what the form names, else the address, else what it makes, which has its key. */
  readonly id: string;
  readonly key: string;
  readonly text: (name: string) => string;
  /** The fields of the command, as its schema reads them. */
  readonly read: Readonly<Record<string, unknown>>;
}

/** A command, with the fields that its form does not carry as such, and the page that one reads next. */
export interface Gesture {
  readonly type: string;
  readonly fields?: (filled: Filled) => Readonly<Record<string, unknown>>;
  readonly then?: (filled: Filled) => string | Promise<string>;
  /** The errors by field of what was refused, where the rules or the form call them otherwise. */
  readonly fieldsOf?: (rejected: Rejected) => Readonly<Record<string, string>>;
}

/** The form comes back to its page, with all that was typed, and why. */
export const comeBack = (
  { locals }: Pick<RequestEvent, 'locals'>,
  form: FormData,
  { status, message, fields }: { status: number; message: string; fields: Readonly<Record<string, string>> },
): ActionFailure<Refused> => {
  locals.refused = true;
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) if (typeof value === 'string') (values[name] ??= []).push(value);
  return fail(status, { form: fieldText(form, 'form'), message, fields, values });
};

/** The page itself, which says what was done (`?fait=`). */
export const samePage = ({ event, gesture }: Filled): string => `${event.url.pathname}?fait=${gesture}#fait`;

/** What is made has the key of its form as its identity in this field: sent twice, it is made once. */
export const making = (type: string, identity: string): Gesture => ({
  type,
  fields: ({ key }) => ({ [identity]: key }),
});

/**
 * The actions of a page, a command each, sent in the name of who is signed in. Its fields are read from the form
 * by the command's schema; `about` is the one that says what it is about. Once carried out one reads `then`,
 * otherwise the form comes back with the same words.
 */
export const acting = <Name extends string>(
  about: string,
  gestures: Readonly<Record<Name, string | Gesture>>,
  then: (filled: Filled) => string | Promise<string> = samePage,
) => {
  const actionOf = ([gesture, said]: [string, string | Gesture]) => {
    const known: Gesture = typeof said === 'string' ? { type: said } : said;
    const action = async (event: RequestEvent): Promise<ActionFailure<Refused>> => {
      const form = await event.request.formData();
      const text = (name: string): string => fieldText(form, name);
      const id = text(about) || (event.params['id'] ?? text('key'));
      const read = readForm(known.type, form);
      const filled: Filled = { event, form, gesture, id, key: text('key'), text, read };
      const fields = { ...read, ...(about in read && { [about]: id }), ...known.fields?.(filled) };
      const sent = await sendForm(event, form, { ...fields, type: known.type });
      if (sent.ok) redirect(303, await (known.then ?? then)(filled));
      const { rejected } = sent;
      return comeBack(event, form, { ...rejected, fields: known.fieldsOf?.(rejected) ?? rejected.fields });
    };
    return [gesture, action] as const;
  };
  return Object.fromEntries(Object.entries<string | Gesture>(gestures).map(actionOf)) as Record<
    Name,
    (event: RequestEvent) => Promise<ActionFailure<Refused>>
  >;
};
