import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { opinionHelp } from '../src/lib/opinion/help.ts';
import { drawHelp, lotteryHelp } from '../src/lib/sortition/help.ts';
import { samplePool, sketches } from '../src/lib/sortition/samples.ts';

/** The engines' commands as a terminal runs them. */
const command = join(import.meta.dirname, '../bin/collegiale.ts');
const { size } = sketches.big;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'engines-'));
  const { quotas, features, people } = samplePool(sketches.big);
  const rowsOf = (rows: readonly (readonly unknown[])[]): string => rows.map((row) => row.join()).join('\n');
  const categories = quotas.map(({ feature, value, min, max }) => [feature, value, min, max]);
  writeFileSync(join(folder, 'c.csv'), rowsOf([['feature', 'value', 'min', 'max'], ...categories]));
  writeFileSync(
    join(folder, 'r.csv'),
    rowsOf([['id', ...features], ...people.map(({ id, values }) => [id, ...values])]),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (args: readonly string[]) => {
  const child = spawn(process.execPath, [command, ...args], { cwd: folder });
  let errors = '';
  child.stderr.on('data', (words: Buffer) => (errors += words.toString()));
  const ended = new Promise<number | null>((end) => child.once('close', (code) => end(code)));
  return { child, ended, errors: () => errors };
};
const drawing = ['draw', '--categories', 'c.csv', '--respondents', 'r.csv', '--size', String(size)];

test('Ctrl-C in the middle of a draw ends it at once, with 130, and leaves no file', async () => {
  const { child, ended, errors } = start([...drawing, '--out', 'o.json']);
  await new Promise((told) => child.stderr.once('data', told));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(errors()).toContain('Interrompu : rien n’a été écrit.');
  expect(readdirSync(folder).sort()).toEqual(['c.csv', 'r.csv']);
});

test('whoever stops reading the answer is no fault', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `1,x,${at % 40},${at % 70},1`);
  writeFileSync(join(folder, 'v.csv'), ['timestamp,datetime,comment-id,voter-id,vote', ...rows].join('\n'));
  const { child, ended, errors } = start(['opinion', '--votes', 'v.csv', '--json']);
  child.stdout.destroy();
  expect(await ended).toBe(0);
  expect(errors()).toBe('');
  rmSync(join(folder, 'v.csv'));
});

const examples = [...drawHelp.examples, ...lotteryHelp.examples, ...opinionHelp.examples];

test.each(examples.map(({ says, line }) => [says, line] as const))(
  'the example of the help works as pasted: %o',
  async (_, line) => {
    // As at the root of the project, but for the folder where its small files are written.
    const here = line.replaceAll('npm run -s collegiale --', `${process.execPath} ${command}`);
    const child = spawn('sh', ['-c', here], { cwd: folder });
    let errors = '';
    child.stderr.on('data', (words: Buffer) => (errors += words.toString()));
    const code = await new Promise<number | null>((end) => child.once('close', (exit) => end(exit)));
    expect([code, errors]).toEqual([0, expect.not.stringMatching(/refus|Usage|ligne/)]);
    rmSync(join(folder, 'var'), { recursive: true, force: true });
  },
  120_000,
);
