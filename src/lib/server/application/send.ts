import { randomUUID } from 'node:crypto';
import { application } from './application.ts';
import { fieldOf, inputSentence, meaningOf, sentence, type Locale } from './sentences/index.ts';
import { bodyName, personView } from './people/persons.ts';
import type { Actor, AnyCommand } from './engine/noun.ts';
import type { Answer, Rejection } from './engine/request.ts';

/** Who asks, as the session or the token says. */
export interface Sender {
  readonly communeId: string;
  readonly actor: Actor;
  readonly locale: Locale;
}

/** A command that was not carried out, in the words of its sender's language. */
export interface Rejected {
  readonly status: 403 | 404 | 409 | 422;
  readonly code: string;
  /** Says why, under which rule, and what to do next. */
  readonly message: string;
  /** By field path, for an input error and for a refusal that other words in a field would lift. */
  readonly fields: Readonly<Record<string, string>>;
  /** The facts of the refusal, for programs. */
  readonly facts: unknown;
}

export type Sent = { ok: true; answer: Answer } | { ok: false; rejected: Rejected };

/** The one place where a rejection becomes a status and a sentence. */
const rejected = async (sender: Sender, command: AnyCommand, rejection: Rejection): Promise<Rejected> => {
  if (rejection.kind === 'input') {
    const { message, fields } = inputSentence(rejection.error, sender.locale);
    const status =
      rejection.error.code === 'unknown-commune' ? 404 : rejection.error.code === 'key-reused' ? 409 : 422;
    return { status, code: rejection.error.code, message, fields, facts: rejection.error };
  }
  const { refusal, noun } = rejection;
  const message = await application().read(sender.communeId, async (_transaction, organisation) =>
    sentence(noun, refusal, sender.locale, {
      person: (id) => personView(organisation, id).name,
      body: (id) => bodyName(organisation, id),
    }),
  );
  const field = fieldOf(noun, refusal.code, command);
  return {
    status: meaningOf(noun, refusal.code) === 'notYou' ? 403 : 409,
    code: refusal.code,
    message,
    fields: field === null ? {} : { [field]: message },
    facts: refusal,
  };
};

/**
 * Sends a command from a form or the API.
 * @param key idempotency key; one is made when the sender has none
 * @param expectedVersion version of the stream that the sender has seen
 */
export const send = async (
  sender: Sender,
  command: AnyCommand & Readonly<Record<string, unknown>>,
  key: string | null = null,
  expectedVersion: number | null = null,
): Promise<Sent> => {
  const result = await application().execute({
    communeId: sender.communeId,
    actor: sender.actor,
    key: key ?? randomUUID(),
    expectedVersion,
    command,
  });
  return result.ok
    ? { ok: true, answer: result.value }
    : { ok: false, rejected: await rejected(sender, command, result.error) };
};
