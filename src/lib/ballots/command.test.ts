import { expect, test } from 'vitest';
import { inTerminal } from '../../../tests/support/terminal.ts';
import { tallying } from './command.ts';

const run = (file: string | Uint8Array, ...args: string[]) =>
  inTerminal(tallying, { 'votes.csv': file }, ...args);

const mj = ['majority-judgment', 'votes.csv', '--grades', 'non,bof,oui', '--json'];

test('a file with a mark, quotes and line breaks is counted', async () => {
  const { code, printed } = await run('\uFEFF"Une\nplace",Halle\r\noui,bof\r\n', ...mj);
  expect(code).toBe(0);
  expect(JSON.parse(printed.join('\n'))).toMatchObject({ order: [['Une\nplace'], ['Halle']], ballots: 1 });
});

const refused = async (file: string | Uint8Array, sentence: RegExp, ...args: string[]) => {
  const { code, printed, errors } = await run(file, ...(args.length ? args : mj));
  expect({ code, printed, count: errors.length }).toEqual({ code: 2, printed: [], count: 1 });
  expect(errors[0]).toMatch(sentence);
};

test('bad input is one sentence with file, line and column, and nothing else', async () => {
  await refused(
    'A,B\noui,peut-être\n',
    /^votes\.csv, ligne 2, colonne « B » : « peut-être » n’est pas une mention/,
  );
  await refused('A;B\noui;non\n', /ligne 1, colonne 1 .*séparées/, ...mj, '--strict');
  await refused(
    Uint8Array.from([65, 44, 233, 10, 49, 44, 50]),
    /ligne 1, colonne 2 .*Windows-1252/,
    ...mj,
    '--strict',
  );
  await refused('', /^votes\.csv, ligne 1, colonne 1 : le fichier est vide/);
  await refused('A,B\n', /aucun bulletin/);
  await refused('A,A\noui,non\n', /ligne 1, colonne « A » .*deux fois/);
  await refused('A,B\noui,non\noui\n', /ligne 3, colonne 2/);
  await refused('A,B\noui,"non\n', /guillemet/);
  await refused('id,A\n1,oui\n1,non\n', /ligne 3, colonne « id » .*deux fois/);
  await refused('id,A\n,oui\n', /ligne 2, colonne « id » .*vide/);
  await refused(
    'A,B,C\n1,3,\n',
    /ligne 2, colonne « B » : le classement saute le rang 2/,
    'schulze',
    'votes.csv',
    '--strict',
  );
  await refused('A,B\n1,2\n', /^« borda » n’est pas une méthode/, 'borda', 'votes.csv');
  await refused('A,B\n1,2\n', /^--seats : attend/, 'stv', 'votes.csv', '--seats', 'deux');
  await refused('', /^absent\.csv : le fichier ne peut pas être lu/, 'score', 'absent.csv');
});
