import { expect, test } from 'vitest';
import { inTerminal } from '../../../tests/support/terminal.ts';
import { lotteryCommand } from './lottery-command.ts';

const files = {
  'c.csv': 'feature,value,min,max\ngenre,f,1,1\ngenre,h,1,1\n',
  'r.csv': 'id,genre\na,f\nb,f\nc,h\nd,h\n',
};
const inputs = ['--categories', 'c.csv', '--respondents', 'r.csv', '--size', '2'];
const run = (held: Readonly<Record<string, string>>, ...args: string[]) =>
  inTerminal(lotteryCommand, held, ...args);

const committing = ['commit', ...inputs, '--panels', '10', '--occasion', 'au marché', '--out', 'l.json'];

test('a lottery is settled in a private file, drawn once, verified, and refused when tampered with', async () => {
  const settled = await run(files, ...committing);
  expect(settled.code).toBe(0);
  expect(Object.keys(settled.written)).toEqual(['l.prive.json']);
  expect(settled.text).toContain('À publier maintenant : l’engagement ci-dessous.');
  expect(settled.text).toContain('Fichier privé : l.prive.json.');
  expect(settled.written['l.prive.json']).toMatch(/^\{\n "notice": "FICHIER PRIVÉ/);
  const drawn = await run(settled.written, 'draw', 'l.prive.json', '--digits', '3', '--out', 'd.prive.json');
  expect([drawn.code, Object.keys(drawn.written)]).toEqual([0, ['d.prive.json']]);
  const again = await run(drawn.written, 'draw', 'd.prive.json', '--digits', '4', '--out', 'e.json');
  expect(again).toMatchObject({
    code: 2,
    errors: ['d.prive.json : le tirage a déjà eu lieu : panel n° 3.'],
    written: {},
  });
  const verified = await run(drawn.written, 'verify', 'd.prive.json');
  expect([verified.code, verified.printed[1]]).toEqual([0, 'Tout est vérifié.']);
  const tampered = { 'd.json': (drawn.written['d.prive.json'] ?? '').replace('"index": 3', '"index": 4') };
  expect((await run(tampered, 'verify', 'd.json')).code).toBe(2);
});

test('one person changed in the file is refused in a few lines', async () => {
  const { written } = await run(files, ...committing);
  const text = (written['l.prive.json'] ?? '').replace(/("id": "a",\s+"values": \[\s+)"f"/, '$1"h"');
  const { code, errors } = await run({ 'l.json': text }, 'verify', 'l.json');
  expect(code).toBe(2);
  const lines = errors.join('\n').split('\n');
  expect(lines.length).toBe(2);
  expect(lines[1]).toMatch(
    /\d+ panels sur 10 ne tiennent pas les quotas ; le premier : le panel n° \d+ compte/,
  );
  const english = await run({ 'l.json': text }, 'verify', 'l.json', '--lang', 'en');
  expect(english.errors.join('\n')).toMatch(
    /^l\.json: refused, the commitment published is not .*\nl\.json: refused, \d+ panels of 10 do not keep the quotas; the first: panel no\. \d+ holds/,
  );
  expect(english.errors.join()).not.toMatch(/refusé|panels sur/);
});

test.each([
  'not json',
  '{}',
  '{"announced":{},"commitment":"","features":[],"quotas":[],"people":[1],"panels":[1]}',
])('verifying %s is a sentence, not a fault', async (text) => {
  const { code, errors } = await run({ 'd.json': text }, 'verify', 'd.json');
  expect(code).toBe(2);
  expect(errors[0]).toMatch(/^d\.json/);
});

test.each([
  ['commit', ['--round', '40000000', '--occasion', 'au marché']],
  ['commit', ['--occasion', ' ']],
  ['draw', ['l.json', '--digits', '1', '--signature', 'b7']],
])('%s with two sources of chance or none is refused', async (verb, more) => {
  const { code, errors, written } = await run(
    files,
    verb,
    ...more,
    ...inputs,
    '--panels',
    '10',
    '--out',
    'o.json',
  );
  expect([code, written]).toEqual([2, {}]);
  expect(errors[0]).toMatch(/^Usage/);
});
