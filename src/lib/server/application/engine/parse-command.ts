import { createHash } from 'node:crypto';
import type { ZodError } from 'zod';
import type { Result } from '#lib/kernel/result.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { canonicalJson } from '../../platform/journal/canonical.ts';
import { isUuid } from '../../platform/postgres/pool.ts';
import type { Actor, AnyCommand, AnyNoun, Registry } from './noun.ts';
import type { CommandRequest, InputError, Rejection } from './request.ts';

/** A request whose form is right; what remains is for the rules to say. */
export interface Prepared {
  readonly request: CommandRequest;
  readonly noun: AnyNoun;
  readonly command: AnyCommand;
  readonly stream: string;
  /** How the actor is written in the journal: `person:<uuid>`, `system` or `setup`. */
  readonly actor: string;
  readonly fingerprint: Buffer;
}

export const actorName = (actor: Actor): string =>
  actor.kind === 'person' ? `person:${actor.person}` : actor.kind;

type Issue = ZodError['issues'][number];

/** What stands at the path of an issue; an object told apart by a field is given whole. */
const valueAt = ({ code, input, path }: Issue): unknown =>
  code === 'invalid_union' && typeof input === 'object' && input !== null
    ? (input as Readonly<Record<PropertyKey, unknown>>)[path.at(-1) ?? '']
    : input;

/** What is wrong with a field: it is unknown where it stands, or missing, or as its kind says. */
const faultOf = (issue: Issue): string => {
  if (issue.code === 'unrecognized_keys') return 'unknown-field';
  return valueAt(issue) === undefined ? 'missing' : issue.message;
};

const fieldsOf = ({ issues }: ZodError): Readonly<Record<string, readonly string[]>> => {
  // Without a prototype: a field may be called as what every object has.
  const fields = Object.create(null) as Record<string, string[]>;
  for (const issue of issues)
    for (const inside of issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]])
      (fields[[...issue.path, ...inside].join('.')] ??= []).push(faultOf(issue));
  return fields;
};

/** Paths of texts that PostgreSQL's JSON cannot hold: a NUL character or half of a surrogate pair. */
const unstorable = (value: unknown, path: string): readonly string[] => {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...unstorable(key, path),
    ...unstorable(item, path === '' ? key : `${path}.${key}`),
  ]);
};

/** Checks a command against its declaration; a field that it does not know, at any depth, is refused by name. */
export const parseCommand = (registry: Registry, command: AnyCommand): Result<AnyCommand, InputError> => {
  const declared = registry.commands.get(command.type)?.commands[command.type];
  if (!declared) return refuse({ code: 'unknown-command', type: command.type });
  const { type, ...fields } = command;
  const broken = unstorable(fields, '');
  if (broken.length > 0) {
    const told = broken.map((path) => [path, ['unstorable-text']] as const);
    return refuse({ code: 'invalid-input', fields: Object.fromEntries(told) });
  }
  const parsed = declared.fields.safeParse(fields, { reportInput: true });
  if (!parsed.success) return refuse({ code: 'invalid-input', fields: fieldsOf(parsed.error) });
  return ok({ ...parsed.data, type });
};

/** The command without the answer that nobody may find again: of four possible ones, a hash would tell it. */
const unsealed = (noun: AnyNoun, command: AnyCommand): object => {
  const field = noun.sealed?.[command.type];
  return Object.fromEntries(Object.entries(command).filter(([name]) => name !== field));
};

/** Everything that can be said of a request without reading the database. */
export const prepare = (registry: Registry, request: CommandRequest): Result<Prepared, Rejection> => {
  if (!isUuid(request.communeId)) return refuse({ kind: 'input', error: { code: 'unknown-commune' } });
  if (!isUuid(request.key)) return refuse({ kind: 'input', error: { code: 'invalid-key' } });
  const parsed = parseCommand(registry, request.command);
  if (!parsed.ok) return refuse({ kind: 'input', error: parsed.error });
  const command = parsed.value;
  const noun = registry.commands.get(command.type);
  if (!noun) return refuse({ kind: 'input', error: { code: 'unknown-command', type: command.type } });
  return ok({
    request: {
      ...request,
      communeId: request.communeId.toLowerCase(),
      key: request.key.toLowerCase(),
    },
    noun,
    command,
    stream: noun.stream(command),
    actor: actorName(request.actor),
    fingerprint: createHash('sha256')
      .update(canonicalJson(unsealed(noun, command)))
      .digest(),
  });
};
