import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleFields, isWords } from './example.ts';
import { learntByTrying, offerFrom, type Trial } from './offer.ts';
import { registry } from './registry.ts';
import { meaningOf } from './sentences/index.ts';
import { openTown, people, uuid, type Sent, type Town } from './testing/town-in-memory.ts';
import { weighed, type Known } from './testing/town-plays.ts';

/** A command as a page knows it before anybody writes in its form: without the words. */
const unwritten = ({ type, ...fields }: Sent): Trial => {
  const example = exampleFields(registry.commands.get(type)?.schemas[type], {}, '2026-10-05');
  const known = Object.entries(fields).filter(([name]) => !isWords(example[name]));
  return { type, ...Object.fromEntries(known) } as unknown as Trial;
};

/** Sends as the town does, after having asked what a page would have offered to the same person. */
const watched = (town: Town): Town => ({
  ...town,
  send: async (who, command) => {
    if (who === 'system') return town.send(who, command);
    const trial = unwritten(command);
    const { act: offered } = await offerFrom(town.asking(who), { act: trial });
    const answer = await town.send(who, command);
    const noun = registry.commands.get(command.type)?.noun ?? null;
    const learnt = learntByTrying[trial.type]?.includes(answer) ?? false;
    const accepted = answer === 'ok' || learnt || meaningOf(noun, answer) === 'words';
    expect(`${command.type} ${answer}: ${offered}`).toBe(`${command.type} ${answer}: ${accepted}`);
    return answer;
  },
});

test('what a page offers is what the rules accept, whoever acts and whatever happened before', async () => {
  const step = fc.record({
    play: fc.nat(weighed.length - 1),
    who: fc.nat(people.length - 1),
    a: fc.nat(999),
    b: fc.nat(999),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const town = watched(openTown());
      const known: Known = { subjects: [], proposals: [], meetings: [], actions: [], cases: [] };
      for (const { play, who, a, b } of steps)
        await weighed[play]?.(town, known, people[who] ?? uuid('none'), { a, b });
    }),
    { numRuns: 60 },
  );
});
