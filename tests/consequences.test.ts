import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registry } from '#lib/server/application/registry.ts';
import { Life, openLife, start, type Sent } from '#lib/server/application/testing/life.ts';
import { live, step } from '#lib/server/application/testing/plays.ts';
import { asked, led } from './support/consequences.ts';
import { consequencesPage } from './support/consequences-page.ts';
import { runs } from './support/runs.ts';

test('what the code declares is what runs', () => {
  const wired = [...registry.nouns.values()].flatMap(({ consequences }) => Object.keys(consequences ?? {}));
  expect([...asked().keys()].toSorted()).toEqual(wired.toSorted());
  for (const [event, commands] of asked()) {
    expect([event, commands.length > 0]).toEqual([event, true]);
    for (const command of commands) expect(registry.commands.has(command), command).toBe(true);
  }
});

const asking = asked();
const leading = led();

/** Every event that a command may bring about, its own and those of all that follows. */
const reachable = (command: string, found = new Set<string>()): ReadonlySet<string> => {
  for (const event of leading.get(command) ?? []) {
    if (found.has(event)) continue;
    found.add(event);
    for (const next of asking.get(event) ?? []) reachable(next, found);
  }
  return found;
};

/** A life of which every event must have been foretold. */
class Foretold extends Life {
  static readonly seen = new Set<string>();

  override async attempt(who: string, command: Sent) {
    const outcome = await super.attempt(who, command);
    const events = outcome.ok ? outcome.value.events.map(({ type }) => type) : [];
    for (const event of events) Foretold.seen.add(event);
    const may = reachable(command.type);
    expect([command.type, events.filter((event) => !may.has(event))]).toEqual([command.type, []]);
    return outcome;
  }
}

test('random lives bring about nothing that the page does not foretell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 70, size: 'max' }), (steps) =>
      live(new Foretold(openLife().streams, start), steps),
    ),
    runs(1_000),
  );
  // They go far: through cases, dockets, meetings and texts.
  for (const event of ['CaseSettled', 'CasePlaced', 'SubjectExitedMeeting', 'ResultNoted', 'DigestExpected'])
    expect(Foretold.seen).toContain(event);
});

test('docs/consequences.md says what the code says: `npm run docs:consequences` writes it', async () => {
  await expect(consequencesPage()).toMatchFileSnapshot('../docs/consequences.md');
});
