import { expect, test } from 'vitest';
import { registry } from '#lib/server/application/registry.ts';
import { asked } from './support/consequences.ts';
import { consequencesPage } from './support/consequences-page.ts';

test('what the code declares is what runs', () => {
  const wired = [...registry.nouns.values()].flatMap(({ consequences }) => Object.keys(consequences ?? {}));
  expect([...asked().keys()].toSorted()).toEqual(wired.toSorted());
  for (const [event, commands] of asked()) {
    expect([event, commands.length > 0]).toEqual([event, true]);
    for (const command of commands) expect(registry.commands.has(command), command).toBe(true);
  }
});

test('docs/consequences.md says what the code says: `npm run docs:consequences` writes it', async () => {
  await expect(consequencesPage()).toMatchFileSnapshot('../docs/consequences.md');
});
