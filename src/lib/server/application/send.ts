import { randomUUID } from 'node:crypto';
import { application } from './application.ts';
import { faultOf } from './engine/fault.ts';
import { logFault } from './fault-log.ts';
import {
  apiProblems,
  apiSentence,
  faultCodes,
  fieldOf,
  inputSentence,
  meaningOf,
  sentence,
  type Locale,
  type Meaning,
} from './sentences/index.ts';
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
  readonly status: 400 | 403 | 404 | 409 | 422 | 500 | 503 | 507;
  readonly code: string;
  /** Says why, under which rule, and what to do next. */
  readonly message: string;
  /** By field path, for an input error and for a refusal that other words in a field would lift. */
  readonly fields: Readonly<Record<string, string>>;
  /** The facts of the refusal, for programs. */
  readonly facts: unknown;
  /** Under which a fault was logged; absent when a rule refused. */
  readonly reference?: string;
}

export type Sent = { ok: true; answer: Answer } | { ok: false; rejected: Rejected };

const statuses = { unknown: 404, notYou: 403, words: 409, notNow: 409 } as const satisfies Record<
  Meaning,
  number
>;

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
    status: statuses[meaningOf(noun, refusal.code)],
    code: refusal.code,
    message,
    fields: field === null ? {} : { [field]: message },
    facts: refusal,
  };
};

/** What broke while a command was carried: told like a refusal, so that a form keeps what was typed. */
const broken = (sender: Sender, type: string, error: unknown): Rejected => {
  const fault = faultOf(error);
  logFault(type, fault, { commune: sender.communeId });
  const code = faultCodes[fault.kind];
  const { status } = apiProblems[code];
  const reference =
    sender.locale === 'fr' ? `Référence ${fault.reference}.` : `Reference ${fault.reference}.`;
  return {
    status,
    code,
    message: `${apiSentence(code, sender.locale)} ${reference}`,
    fields: {},
    facts: null,
    reference: fault.reference,
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
  try {
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
  } catch (error) {
    return { ok: false, rejected: broken(sender, command.type, error) };
  }
};
