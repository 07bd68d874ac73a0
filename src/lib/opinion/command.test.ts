import { expect, test } from 'vitest';
import { inTerminal } from '../../../tests/support/terminal.ts';
import { mapping } from './command.ts';
import { conversation } from './samples.ts';

type Files = Readonly<Record<string, string>>;
const run = (files: Files, ...args: string[]) => inTerminal(mapping, files, ...args);

const header = 'timestamp,datetime,comment-id,voter-id,vote\n';
const fileOf = (votes: ReturnType<typeof conversation>): string =>
  header +
  votes
    .map(({ participant, statement, vote }, at) => `${at},"Tue, 5 May",${statement},${participant},${vote}`)
    .join('\n');
const figuresOf = async (files: Files, ...args: string[]): Promise<Record<string, unknown>> => {
  const { code, errors, text } = await run(files, '--votes', 'votes.csv', '--json', ...args);
  expect([code, errors]).toEqual([0, []]);
  return JSON.parse(text) as Record<string, unknown>;
};

test('the latest vote counts and moderated statements are set aside', async () => {
  const files = {
    'votes.csv': `${header}2,b,0,7,1\n1,a,0,7,-1\n3,c,1,7,1\n`,
    'comments.csv': 'comment-id,moderated\n0,1\n1,-1\n',
  };
  expect(await figuresOf(files, '--comments', 'comments.csv')).toMatchObject({
    statements: [{ statement: '0', agree: 1, disagree: 0, pass: 0 }],
    noise: 'few',
    smallBody: null,
    setAside: { refused: ['1'] },
  });
});

test('files whose signs were never turned round are read the other way', async () => {
  const files = { 'votes.csv': `${header}1,a,0,7,1\n2,b,0,8,-1\n3,c,0,9,-1\n4,d,0,6,0\n` };
  expect(await figuresOf(files, '--inverted')).toMatchObject({
    statements: [{ statement: '0', agree: 2, disagree: 1, pass: 1 }],
  });
});

/** Sixty people, each the author of a statement, in two camps; statement 5 is about the conversation itself. */
const votes = conversation(60, 20, 2, 0.8, 0.1, 3).concat(
  Array.from({ length: 20 }, (_, at) => ({ participant: `${at}`, statement: `${at}`, vote: 1 as const })),
);
const statements = (more = '', cells = ''): string =>
  `comment-id,author-id,moderated${more},comment-body\n` +
  Array.from({ length: 20 }, (_, at) => `${at},${at},1${cells},Texte ${at}, avec virgule`).join('\n');
const files = {
  'votes.csv': fileOf(votes),
  'comments.csv': statements(),
  'turned.csv': fileOf(votes.map((one) => ({ ...one, vote: (-one.vote || 0) as 1 | 0 | -1 }))),
};
const withTexts = ['--votes', 'votes.csv', '--comments', 'comments.csv', '--groups', '2'];

test('in words: groups, what sets them apart, bridges and divides, statements by their text', async () => {
  const { text } = await run(files, ...withTexts);
  expect(text.split('\n').slice(0, 3)).toEqual([
    'Carte des opinions',
    '60 personnes, 20 énoncés ; 60 placées sur la carte, avec au moins 7 réponses.',
    '2 groupes : groupe 1, 30 personnes ; groupe 2, 30 personnes.',
  ]);
  expect(text).toMatch(
    /^Le groupe 1 se distingue par : (pour|contre) « Texte \d+, avec virgule » \(n° \d+\), \d+ sur \d+ ;/m,
  );
  expect(text).toMatch(
    /^(Énoncés-passerelles, où chaque groupe penche nettement du même côté : |Aucun énoncé-passerelle)/m,
  );
  expect(text).toMatch(
    /^Ce qui sépare le plus : « Texte \d+, avec virgule » \(n° \d+\), pour à \d+ % dans le groupe \d, à \d+ %/m,
  );
  const { text: english } = await run(files, ...withTexts, '--lang', 'en');
  expect(english).toMatch(/^2 groups: group 1, 30 people; group 2, 30 people\.$/m);
  expect(english).toMatch(/^What parts them most: “Texte/m);
});

test('one page holds the map, drawn, and every statement', async () => {
  const { written, text } = await run(files, ...withTexts, '--html', 'carte.html');
  const page = written['carte.html'] ?? '';
  expect(page).toContain('aria-label="La carte : ');
  expect(page.match(/<circle|<rect/g)?.length).toBeGreaterThan(20);
  for (const [line = ''] of text.matchAll(/^2 groupes : .*$/gm)) expect(page).toContain(line);
  expect(page).not.toContain('<script');
});

test('a map that says nothing says so, and tells no group first', async () => {
  const few = await run({ 'few.csv': `${header}1,a,0,7,1\n` }, '--votes', 'few.csv');
  expect(few.printed[2]).toMatch(/^Cette carte ne dit rien : moins de dix personnes/);
  const random = { 'votes.csv': fileOf(conversation(60, 30, 60, 0.7, 0, 1)) };
  const chance = await run(random, '--votes', 'votes.csv');
  expect(chance.printed[2]).toMatch(/^Cette carte ne dit rien : ces réponses/);
  expect(chance.text).not.toContain('se distingue par');
});

test('exchanged signs are noticed by authors against their own statements, and by counts', async () => {
  const turned = ['--votes', 'turned.csv', '--comments', 'comments.csv'];
  expect((await run(files, ...turned)).printed[1]).toMatch(
    /^Attention, les accords semblent lus comme des désaccords : 20 auteurs contre leur propre énoncé, 0 pour/,
  );
  expect((await run(files, ...turned, '--inverted')).text).not.toContain('Attention');
  expect((await run(files, ...withTexts)).text).not.toContain('Attention');
  expect((await run(files, ...withTexts, '--inverted')).text).toContain('Attention');
  const { statements: tallies } = (await figuresOf(files)) as {
    statements: { statement: string; agree: number; disagree: number }[];
  };
  const counted = [
    'comment-id,moderated,agrees,disagrees',
    ...tallies.map(({ statement, agree, disagree }) => `${statement},1,${agree},${disagree}`),
  ].join('\n');
  const byCounts = await run(
    { ...files, 'comments.csv': counted },
    '--votes',
    'turned.csv',
    '--comments',
    'comments.csv',
  );
  expect(byCounts.text).toMatch(/^Attention, .* retournés \d\d fois, ceux des votes 0 fois/m);
});

test('meta statements go by their column or by name; strict moderation; every statement', async () => {
  const meta = {
    ...files,
    'comments.csv': statements(',is-meta', ',false')
      .replace('5,5,1,false', '5,5,1,true')
      .replace('6,6,1', '6,6,0'),
  };
  const aside = async (...args: string[]) =>
    (await figuresOf(meta, '--comments', 'comments.csv', ...args)).setAside;
  const none = { named: [], meta: [], refused: [], waiting: [] };
  expect(await aside()).toEqual({ ...none, meta: ['5'] });
  expect(await aside('--strict-moderation')).toEqual({ ...none, meta: ['5'], waiting: ['6'] });
  expect(await aside('--aside', '3, 5')).toEqual({ ...none, named: ['3', '5'] });
  expect(await aside('--every-statement')).toEqual(none);
  const { text } = await run(meta, ...withTexts);
  expect(text).toContain('Énoncés mis de côté : 1 sur la conversation elle-même.');
  expect(text).not.toContain('Texte 5,');
  const stranger = await run(files, ...withTexts, '--aside', '99');
  expect(stranger).toMatchObject({
    code: 2,
    errors: ['--aside : aucun énoncé « 99 » dans ces fichiers.'],
  });
});

test('the minimum of answers can be changed, and is said', async () => {
  const shy = votes.filter(({ participant, statement }) => participant !== '0' || Number(statement) < 4);
  const few = { 'votes.csv': fileOf(shy) };
  const placed = async (...args: string[]) => ((await figuresOf(few, ...args)).placed as unknown[]).length;
  expect(await placed()).toBe(59);
  expect(await placed('--minimum', '3')).toBe(60);
  const { text } = await run(few, '--votes', 'votes.csv', '--minimum', '3');
  expect(text).toContain('60 placées sur la carte, avec au moins 3 réponses.');
});

test('nothing is said of a group on fewer answers than the number stated', async () => {
  const sparse = votes.filter(
    ({ participant, statement }) => statement !== '0' || participant === '2' || Number(participant) % 2 === 1,
  );
  const told = async (...args: string[]) => {
    const { groups } = (await figuresOf({ 'votes.csv': fileOf(sparse) }, '--groups', '2', ...args)) as {
      groups: { representative: { statement: string; answered: number }[] }[];
    };
    return groups.flatMap(({ representative }) => representative);
  };
  for (const { answered, statement } of await told()) {
    expect(answered).toBeGreaterThanOrEqual(5);
    expect(statement).not.toBe('0');
  }
  for (const { answered } of await told('--fewest', '28')) expect(answered).toBeGreaterThanOrEqual(28);
});

const wide = (): string => {
  const last = new Map(
    votes.map(({ participant, statement, vote }) => [`${participant}/${statement}`, vote]),
  );
  const ids = Array.from({ length: 20 }, (_, at) => `${at}`);
  const rows = Array.from({ length: 60 }, (_, person) => [
    person,
    '',
    person % 2,
    ...ids.map((id) => last.get(`${person}/${id}`) ?? ''),
  ]);
  return [['participant', 'xid', 'group-id', ...ids], ...rows].map((row) => row.join()).join('\n');
};

test('participants-votes.csv alone stands for the votes, and its groups of Polis are compared', async () => {
  const people = { ...files, 'people.csv': wide() };
  const alone = await run(people, '--participants', 'people.csv', '--groups', '2');
  expect(alone.text).toContain('indice de Rand ajusté 1 sur 60 personnes');
  const { placed } = JSON.parse((await run(people, '--participants', 'people.csv', '--json')).text) as {
    placed: unknown;
  };
  expect(placed).toEqual((await figuresOf(people)).placed);
});

test('beside the view of a small body, groups are not told when they would give away the few outside', async () => {
  const camps = conversation(30, 20, 2, 1, 0.05, 3);
  const file = (shy: number): string =>
    `${fileOf(camps)}\n${Array.from({ length: shy }, (_, at) => `1,a,${at},shy${at},1`).join('\n')}`;
  const told = (shy: number) => figuresOf({ 'votes.csv': file(shy) }, '--groups', '2');
  expect((await told(0)).groups).toHaveLength(2);
  expect(await told(3)).toMatchObject({ groups: [], counted: 33, smallBody: { people: { length: 33 } } });
  expect((await told(6)).groups).toHaveLength(2);
  const large = await told(12);
  expect([large.groups, large.counted, large.smallBody]).toEqual([
    expect.objectContaining({ length: 2 }),
    42,
    null,
  ]);
  const { text } = await run({ 'votes.csv': file(3) }, '--votes', 'votes.csv', '--groups', '2');
  expect(text).toContain('Les groupes ne sont pas montrés');
  expect(text).toContain('Qui répond comme qui');
});

const good = `${header}1,a,0,7,1\n`;

test.each<[Files, string[], string]>([
  [{ 'v.csv': header }, [], 'v.csv, ligne 2, colonne 1 : le fichier ne contient aucun vote.'],
  [
    { 'v.csv': `${header}1,a,0,7,2\n` },
    [],
    'v.csv, ligne 2, colonne « vote » : « 2 » n’est pas une valeur admise.',
  ],
  [{ 'v.csv': 'timestamp,vote\n1,1\n' }, [], 'v.csv, ligne 1, colonne « comment-id » : la colonne manque.'],
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
    { 'v.csv': good, 'c.csv': 'comment-id,moderated,is-meta\n4,1,peut-être\n' },
    ['--comments', 'c.csv'],
    'c.csv, ligne 2, colonne « is-meta » : « peut-être » n’est pas une valeur admise.',
  ],
  [
    { 'v.csv': good, 'p.csv': 'participant,group-id\n,1\n' },
    ['--participants', 'p.csv'],
    'p.csv, ligne 2, colonne « participant » : l’identifiant est vide.',
  ],
  [
    { 'v.csv': good, 'p.csv': 'participant,0\na,3\n' },
    ['--participants', 'p.csv'],
    'p.csv, ligne 2, colonne « 0 » : « 3 » n’est pas une valeur admise.',
  ],
  [{ 'v.csv': good }, ['--groups', '9'], '--groups : attend un nombre de 2 à 5, pas « 9 ».'],
  [{ 'v.csv': good }, ['--minimum', '0'], '--minimum : attend un nombre de 1 à 1000, pas « 0 ».'],
])('refuses in one sentence, and prints nothing: %j %j', async (given, more, sentence) => {
  const refused = await run(given, '--votes', 'v.csv', ...more);
  expect(refused).toMatchObject({ code: 2, printed: [], errors: [sentence] });
});
