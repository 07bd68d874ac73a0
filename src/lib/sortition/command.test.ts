import { expect, test } from 'vitest';
import { drawInWorker } from './node.ts';
import { runDraw } from './command.ts';
import { runLottery } from './lottery-command.ts';
import { samplePool, sketches } from './samples.ts';

const categories = 'feature,value,min,max\ngenre,f,1,1\ngenre,h,1,1\n';
const respondents = 'id,genre,adresse\na,f,\nb,f,\nc,h,\nd,h,\n';
const files = { 'c.csv': categories, 'r.csv': respondents };

const run = async (
  command: typeof runDraw,
  held: Readonly<Record<string, string>>,
  args: readonly string[],
  signal = new AbortController().signal,
) => {
  const printed: string[] = [];
  const errors: string[] = [];
  const written: Record<string, string> = {};
  const code = await command([...args], {
    read: (path) =>
      path in held ? Promise.resolve(new TextEncoder().encode(held[path])) : Promise.reject(new Error(path)),
    writable: (path) => Promise.resolve(!path.startsWith('nulle-part/')),
    write: (path, bytes) => {
      written[path] = new TextDecoder().decode(bytes);
      return Promise.resolve();
    },
    signal,
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
  });
  return { code, printed, errors, written };
};

const drawArgs = ['--categories', 'c.csv', '--respondents', 'r.csv', '--size'];

test('a draw answers chances, panels and certificate as JSON', async () => {
  const { code, printed, written } = await run(runDraw, files, [
    ...drawArgs,
    '2',
    '--json',
    '--out',
    'o.json',
  ]);
  expect(code).toBe(0);
  const draw = JSON.parse(printed[0] ?? '') as Record<string, unknown>;
  expect(draw).toMatchObject({ excluded: [], certificate: { optimal: true } });
  for (const chance of Object.values(draw.probabilities as object)) expect(chance).toBeCloseTo(0.5, 6);
  expect(JSON.parse(written['o.json'] ?? '')).toEqual(draw);
});

test.each([
  ['0', 'r.csv : --size attend un nombre de 1 à 4 (le nombre de personnes), pas « 0 ».'],
  ['5', 'r.csv : --size attend un nombre de 1 à 4 (le nombre de personnes), pas « 5 ».'],
  [
    '3',
    'c.csv : aucun panel ne tient ensemble « genre » « f » (1 à 1), « genre » « h » (1 à 1) ; le plus petit changement possible : « genre » « f » de 1 à 2.',
  ],
])('a panel of %s is refused in one sentence, and nothing is written', async (size, sentence) => {
  const refused = await run(runDraw, files, [...drawArgs, size, '--out', 'o.json']);
  expect(refused).toEqual({ code: 2, printed: [], errors: [sentence], written: {} });
});

test('a file that is missing is named', async () => {
  const { code, errors } = await run(runDraw, { 'c.csv': categories }, [...drawArgs, '2']);
  expect([code, errors]).toEqual([2, ['r.csv : le fichier ne peut pas être lu.']]);
});

test('where nothing can be written, nothing is drawn', async () => {
  const refused = await run(runDraw, files, [...drawArgs, '2', '--out', 'nulle-part/o.json']);
  expect(refused).toMatchObject({
    code: 2,
    printed: [],
    errors: ['nulle-part/o.json : le fichier ne peut pas être écrit.'],
  });
});

test('a lottery goes from commitment to verified panel', async () => {
  const args = ['commit', ...drawArgs, '2', '--panels', '10', '--occasion', 'au marché', '--out', 'l.json'];
  const settled = await run(runLottery, files, args);
  expect(settled.code).toBe(0);
  const drawn = await run(runLottery, settled.written, [
    'draw',
    'l.json',
    '--digits',
    '3',
    '--out',
    'd.json',
  ]);
  expect(drawn.code).toBe(0);
  const again = await run(runLottery, drawn.written, ['draw', 'd.json', '--digits', '4', '--out', 'e.json']);
  expect(again).toMatchObject({
    code: 2,
    errors: ['d.json : le tirage a déjà eu lieu : panel n° 3.'],
    written: {},
  });
  const verified = await run(runLottery, drawn.written, ['verify', 'd.json']);
  expect([verified.code, verified.printed.at(-1)]).toEqual([0, 'tout est vérifié']);
  const tampered = { 'd.json': (drawn.written['d.json'] ?? '').replace('"index": 3', '"index": 4') };
  expect((await run(runLottery, tampered, ['verify', 'd.json'])).code).toBe(2);
});

test.each([
  'not json',
  '{}',
  '{"announced":{},"commitment":"","features":[],"quotas":[],"people":[1],"panels":[1]}',
])('verifying %s is a sentence, not a fault', async (text) => {
  const { code, errors } = await run(runLottery, { 'd.json': text }, ['verify', 'd.json']);
  expect(code).toBe(2);
  expect(errors[0]).toMatch(/^d\.json/);
});

test.each([
  ['commit', ['--round', '40000000', '--occasion', 'au marché']],
  ['commit', ['--occasion', ' ']],
  ['draw', ['l.json', '--digits', '1', '--signature', 'b7']],
])('%s with two sources of chance or none is refused', async (verb, more) => {
  const args = [verb, ...more, ...drawArgs, '2', '--panels', '10', '--out', 'o.json'];
  const { code, errors, written } = await run(runLottery, files, args);
  expect([code, written]).toEqual([2, {}]);
  expect(errors[0]).toMatch(/^Usage/);
});

test('Ctrl-C ends the thread and writes nothing', async () => {
  const stop = new AbortController();
  const sketch = sketches.eight;
  const working = drawInWorker(
    { pool: samplePool(sketch), size: sketch.size, objective: 'leximin' },
    { signal: stop.signal, onProgress: () => stop.abort() },
  );
  await expect(working).rejects.toThrow('abort');
  const stopped = await run(runDraw, files, [...drawArgs, '2', '--out', 'o.json'], AbortSignal.abort());
  expect(stopped).toMatchObject({ code: 130, written: {} });
});
