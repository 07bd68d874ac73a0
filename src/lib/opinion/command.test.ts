import { expect, test } from 'vitest';
import { runOpinion } from './command.ts';

const run = async (files: Readonly<Record<string, string>>, ...args: string[]) => {
  const printed: string[] = [];
  const errors: string[] = [];
  const code = await runOpinion(args, {
    read: (path) => Promise.resolve(new TextEncoder().encode(files[path] ?? '')),
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
  });
  return { code, printed, errors };
};

const header = 'timestamp,datetime,comment-id,voter-id,vote\n';

test('the latest vote counts and moderated statements are set aside', async () => {
  const files = {
    'votes.csv': `${header}2,b,0,7,1\n1,a,0,7,-1\n3,c,1,7,1\n`,
    'comments.csv': 'comment-id,moderated\n0,1\n1,-1\n',
  };
  const { code, printed } = await run(files, '--votes', 'votes.csv', '--comments', 'comments.csv', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    statements: [{ statement: '0', agree: 1, disagree: 0, pass: 0 }],
    noise: 'few',
    smallBody: null,
  });
});

test('bad input is one sentence with file, line and column', async () => {
  const bad = await run({ 'votes.csv': `${header}1,a,0,7,2\n` }, '--votes', 'votes.csv', '--json');
  expect(bad).toMatchObject({ code: 2, printed: [] });
  expect(bad.errors).toEqual(['votes.csv, ligne 2, colonne « vote » : « 2 » n’est pas une valeur admise.']);
  const short = await run({ 'votes.csv': 'timestamp,vote\n1,1\n' }, '--votes', 'votes.csv');
  expect(short.errors).toEqual(['votes.csv, ligne 1, colonne « comment-id » : la colonne manque.']);
});
