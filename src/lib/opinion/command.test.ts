import { expect, test } from 'vitest';
import { runOpinion } from './command.ts';
import { conversation } from './samples.ts';

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

test('files whose signs were never turned round are read the other way', async () => {
  const files = { 'votes.csv': `${header}1,a,0,7,1\n2,b,0,8,-1\n3,c,0,9,-1\n4,d,0,6,0\n` };
  const { printed } = await run(files, '--votes', 'votes.csv', '--inverted', '--json');
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    statements: [{ statement: '0', agree: 2, disagree: 1, pass: 1 }],
  });
});

test('in words: groups, what represents them, and a warning where the map would be noise', async () => {
  const votes = conversation(60, 20, 2, 0.8, 0.1, 3);
  const rows = votes.map(
    ({ participant, statement, vote }, at) => `${at},"Tue, 5 May",${statement},${participant},${vote}`,
  );
  const files = { 'votes.csv': `${header}${rows.join('\n')}\n`, 'few.csv': `${header}1,a,0,7,1\n` };
  const { printed } = await run(files, '--votes', 'votes.csv', '--groups', '2');
  expect(printed[0]).toBe('60 personnes, dont 60 placées, 0 hors des groupes montrés');
  expect(printed.slice(1, 3).map((line) => line.split(' : ')[0])).toEqual([
    'Groupe 1, 30 personnes',
    'Groupe 2, 30 personnes',
  ]);
  const few = await run(files, '--votes', 'few.csv');
  expect(few.printed[1]).toContain('moins de dix personnes');
});

test('beside the view of a small body, groups are not told when they would give away the few outside', async () => {
  const votes = conversation(30, 20, 2, 1, 0.05, 3);
  const rowOf = ({ participant, statement, vote }: (typeof votes)[number]) =>
    `1,a,${statement},${participant},${vote}`;
  const file = (shy: number): string =>
    header +
    [...votes.map(rowOf), ...Array.from({ length: shy }, (_, at) => `1,a,${at},shy${at},1`)].join('\n');
  const told = async (shy: number) => {
    const { printed } = await run({ 'v.csv': file(shy) }, '--votes', 'v.csv', '--groups', '2', '--json');
    return JSON.parse(printed[0] ?? '') as { groups: unknown[]; counted: number; smallBody: unknown };
  };
  expect((await told(0)).groups).toHaveLength(2);
  expect(await told(3)).toMatchObject({ groups: [], counted: 33, smallBody: { people: { length: 33 } } });
  expect((await told(6)).groups).toHaveLength(2);
  const large = await told(12);
  expect([large.groups.length, large.counted, large.smallBody]).toEqual([2, 42, null]);
});

const good = `${header}1,a,0,7,1\n`;

test.each([
  [{ 'v.csv': header }, [], 'v.csv, ligne 2, colonne 1 : le fichier ne contient aucun vote.'],
  [
    { 'v.csv': `${header}1,a,,7,1\n` },
    [],
    'v.csv, ligne 2, colonne « comment-id » : «  » n’est pas une valeur admise.',
  ],
  [
    { 'v.csv': `${header}1,a,0,7,1\nhier,a,0,7,1\n` },
    [],
    'v.csv, ligne 3, colonne « timestamp » : « hier » n’est pas une valeur admise.',
  ],
  [{ 'v.csv': `${header}1,a,0,7,1\n1,a,0\n` }, [], 'v.csv, ligne 3, colonne 4 : 3 cellules pour 5 colonnes.'],
  [
    { 'v.csv': good, 'c.csv': 'comment-id,moderated,comment-body\n4,1,"deux\nlignes"\n4,1,encore\n' },
    ['--comments', 'c.csv'],
    'c.csv, ligne 4, colonne « comment-id » : l’identifiant « 4 » paraît deux fois.',
  ],
  [
    { 'v.csv': good, 'c.csv': 'comment-id,moderated\n4,oui\n' },
    ['--comments', 'c.csv'],
    'c.csv, ligne 2, colonne « moderated » : « oui » n’est pas une valeur admise.',
  ],
  [
    { 'v.csv': good, 'p.csv': 'participant,group-id\n,1\n' },
    ['--participants', 'p.csv'],
    'p.csv, ligne 2, colonne « participant » : l’identifiant est vide.',
  ],
  [{ 'v.csv': good }, ['--groups', '9'], '--groups attend un nombre de 2 à 5, pas « 9 ».'],
])('refuses in one sentence, and prints nothing: %j %j', async (files, more, sentence) => {
  const refused = await run(files, '--votes', 'v.csv', ...more);
  expect(refused).toEqual({ code: 2, printed: [], errors: [sentence] });
});
