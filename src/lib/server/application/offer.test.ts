import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWords } from '#lib/governance/fields.ts';
import { learntByTrying, offerFrom, type Trial } from './offer.ts';
import { registry } from './registry.ts';
import { meaningOf } from './sentences/index.ts';
import { Life, openLife, start, type Sent } from './testing/life.ts';
import { live, step } from './testing/plays.ts';

/** A command as a page knows it before anybody writes in its form: without the words. */
const unwritten = ({ type, ...fields }: Sent): Trial => {
  const declared = registry.commands.get(type)?.commands[type]?.fields.shape ?? {};
  const known = Object.entries(fields).filter(([name]) => !isWords(declared[name]));
  return { type, ...Object.fromEntries(known) } as unknown as Trial;
};

/** A life in which a page is asked, before each command, whether it would have offered it to the same person. */
class Watched extends Life {
  override async send(who: string, command: Sent): Promise<string> {
    if (who === 'system') return super.send(who, command);
    const trial = unwritten(command);
    const { act: offered } = await offerFrom(this.asking(who), { act: trial });
    const answer = await super.send(who, command);
    const noun = registry.commands.get(command.type)?.noun ?? null;
    const learnt = learntByTrying[trial.type]?.includes(answer) ?? false;
    const accepted = answer === 'ok' || learnt || meaningOf(noun, answer) === 'words';
    expect(`${command.type} ${answer}: ${offered}`).toBe(`${command.type} ${answer}: ${accepted}`);
    return answer;
  }
}

test('what a page offers is what the rules accept, whoever acts and whatever happened before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) =>
      live(new Watched(openLife().streams, start), steps),
    ),
    { numRuns: 60 },
  );
});
