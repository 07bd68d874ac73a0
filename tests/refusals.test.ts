import { expect, test } from 'vitest';
import { common } from '#lib/server/application/sentences/common.ts';
import { meetingSentences } from '#lib/server/application/meetings/sentences.ts';
import type { Say } from '#lib/server/application/sentences/shape.ts';
import { registry } from '#lib/server/application/registry.ts';
import { z } from 'zod';
import { refusalsOfCommands } from './support/refusals-of-commands.ts';

const commands = new Map(
  [...registry.nouns].map(([name, noun]) => [name, Object.keys(noun.commands)] as const),
);
const read = refusalsOfCommands(commands);

/** Written again by `npx vitest run --project unit tests/refusals.test.ts -u`. */
test('the refusals of each command in the document of the API are those of its rules', async () => {
  const written = `${JSON.stringify(read, null, 1)}\n`;
  await expect(written).toMatchFileSnapshot('../src/lib/server/application/api/refusals.json');
});

test('a command that only the system sends is refused to everybody else, and no other is', () => {
  // A series plans its own meetings; a record is published by its secretary, or by its time.
  const open = ['PlanMeeting', 'PublishRecord'];
  for (const [type, noun] of registry.commands) {
    const forSystem = read.commands[type]?.includes('system-only') && !open.includes(type);
    expect(`${type} ${noun.commands[type]?.sentBy}`).toBe(`${type} ${forSystem ? 'system' : 'anybody'}`);
  }
});

test('every refusal that is declared is one that some command may meet', () => {
  const met = new Set(Object.values(read.commands).flat());
  const declared = Object.values(read.facts).flatMap((codes) => Object.keys(codes));
  expect(declared.filter((code) => !met.has(code))).toEqual([]);
});

/** The paths of the fields of a JSON schema, `a.b` for the field `b` of `a`. */
const pathsIn = (schema: unknown, path: readonly string[] = []): string[] => {
  if (schema === null || typeof schema !== 'object') return [];
  const { properties, anyOf, oneOf } = schema as Record<string, Record<string, unknown> | unknown[]>;
  return [
    ...(path.length === 0 ? [] : [path.join('.')]),
    ...Object.entries(properties ?? {}).flatMap(([name, inner]) => pathsIn(inner, [...path, name])),
    ...[anyOf, oneOf]
      .flatMap((shapes) => (Array.isArray(shapes) ? shapes : []))
      .flatMap((one) => pathsIn(one, path)),
  ];
};

test('a sentence that leads to a field leads to one that some command of its noun has', () => {
  // A sentence that nouns share names the field that any of them has.
  const shared = new Set<unknown>([...Object.values(common), ...Object.values(meetingSentences)]);
  const lost: string[] = [];
  for (const { noun, commands: declared, sentences } of registry.nouns.values()) {
    const paths = new Set(
      Object.values(declared).flatMap(({ fields }) =>
        pathsIn(z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any' })),
      ),
    );
    for (const [code, say] of Object.entries(sentences) as [string, Say<never>][])
      for (const field of say.fields ?? [])
        if (!shared.has(say) && !paths.has(field)) lost.push(`${noun} ${code}: ${field}`);
  }
  expect(lost).toEqual([]);
});
