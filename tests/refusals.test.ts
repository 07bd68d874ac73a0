import { expect, test } from 'vitest';
import { registry } from '#lib/server/application/registry.ts';
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
