import { write } from 'hucre';
import { describe, expect, test } from 'vitest';
import { inTerminal } from '../../../tests/support/terminal.ts';
import { drawing } from './command.ts';
import { drawInWorker } from './node.ts';
import { samplePool, sketches } from './samples.ts';

const categories = 'feature,value,min,max\ngenre,f,1,1\ngenre,h,1,1\n';
const respondents =
  'id,genre,adresse,ville\na,f,1 rue A,Dol\nb,f,,Dol\nc,h,1 rue A,Dol\nd,h,,"Ille, la"\ne,h,5 rue B,Dol\n';
const files = { 'c.csv': categories, 'r.csv': respondents };

const inputs = ['--categories', 'c.csv', '--respondents', 'r.csv'];
const drawn = (size: number, ...more: string[]) =>
  inTerminal(drawing, files, ...inputs, '--size', String(size), ...more);

interface Figures {
  readonly portfolio: readonly unknown[];
  readonly probabilities: Readonly<Record<string, number>>;
  readonly certificate: { readonly optimal: boolean };
  readonly excluded: readonly string[];
  readonly drawn: {
    readonly seed: string;
    readonly panels: readonly (readonly string[])[];
    readonly reserve: readonly string[];
  };
}

const figuresOf = (text: string): Figures => JSON.parse(text) as Figures;

/** Rows of a written file, its mark and headings aside. */
const rowsOf = (text: string | undefined): string[] => (text ?? '').trim().split('\r\n').slice(1);

test('a draw answers chances, panels, certificate and the panel drawn, and writes them', async () => {
  const { code, text, written } = await drawn(2, '--json', '--seed', 'essai', '--out', 'o.json');
  expect(code).toBe(0);
  const found = figuresOf(text);
  expect(found).toMatchObject({ excluded: [], certificate: { optimal: true } });
  for (const id of ['a', 'b']) expect(found.probabilities[id]).toBeCloseTo(1 / 2, 6);
  for (const id of ['c', 'd', 'e']) expect(found.probabilities[id]).toBeCloseTo(1 / 3, 6);
  expect(JSON.parse(written['o.json'] ?? '')).toMatchObject({ probabilities: found.probabilities });
});

test('the text says the panel, the least chance, the proof, and the table by category', async () => {
  const { text } = await drawn(2, '--seed', 'essai');
  const panel = figuresOf((await drawn(2, '--seed', 'essai', '--json')).text).drawn.panels[0] ?? [];
  expect(text).toContain('Tirage au sort de 2 personnes parmi 5');
  expect(text).toContain(`Panel : ${panel.join(', ')}.`);
  expect(text).toContain('La moindre chance d’une personne est de 33,33 %');
  expect(text).toContain('C’est prouvé');
  expect(text).toMatch(/genre +f +1 +2 +40 % +1/);
  const english = await drawn(2, '--seed', 'essai', '--lang', 'en');
  expect(english.text).toContain(`Panel: ${panel.join(', ')}.`);
  expect(english.text).toContain('The least chance of a person is 33.33 %');
});

test('the order of rows and columns changes no panel that words can point at', async () => {
  const [head = '', ...rows] = respondents.trim().split('\n');
  const turned = {
    'c.csv': 'feature,value,min,max\ngenre,h,1,1\ngenre,f,1,1\n',
    'r.csv': [head, ...rows.toReversed()].join('\n'),
  };
  const one = figuresOf((await drawn(2, '--json', '--seed', 'essai')).text);
  const args = [...inputs, '--size', '2', '--json', '--seed', 'essai'];
  const other = figuresOf((await inTerminal(drawing, turned, ...args)).text);
  expect(other.portfolio).toEqual(one.portfolio);
  expect(other.drawn.panels).toEqual(one.drawn.panels);
});

test('people drawn and others are written with all their columns, as the file they come from', async () => {
  const { text, written } = await drawn(2, '--json', '--selected', 's.csv', '--remaining', 'm.csv');
  const panel = figuresOf(text).drawn.panels[0] ?? [];
  expect(written['s.csv']).toMatch(/^id,genre,adresse,ville,confirmation\r\n/);
  const ids = (name: string) => rowsOf(written[name]).map((row) => row.split(',')[0]);
  expect(ids('s.csv')).toEqual(panel);
  expect([...ids('s.csv'), ...ids('m.csv')].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect((written['s.csv'] ?? '') + (written['m.csv'] ?? '')).toContain('d,h,,"Ille, la"');
});

test('who said no is replaced within the quotas; who said yes or nothing stays', async () => {
  const answers = { 's.csv': 'id;genre;confirmation\na;f;oui\nc;h;Non\n' };
  const { code, text } = await inTerminal(
    drawing,
    { ...files, ...answers },
    ...inputs,
    ...['--size', '2', '--confirmation', 's.csv', '--json'],
  );
  expect(code).toBe(0);
  const { panels } = figuresOf(text).drawn;
  expect(panels[0]?.[0]).toBe('a');
  expect(['d', 'e']).toContain(panels[0]?.[1]);
  const wrong = { 's.csv': 'id,confirmation\na,peut-être\n' };
  const refused = await inTerminal(
    drawing,
    { ...files, ...wrong },
    ...inputs,
    ...['--size', '2', '--confirmation', 's.csv'],
  );
  expect(refused.errors).toEqual([
    's.csv, ligne 2, colonne « confirmation » : « peut-être » n’est ni oui, ni non, ni vide.',
  ]);
});

test('a replacement among the reserve alone', async () => {
  const more = { 'reserve.csv': 'rang,id\n1,e\n' };
  const args = ['--size', '2', '--keep', 'a', '--gone', 'c', '--among', 'reserve.csv', '--json'];
  const { text } = await inTerminal(drawing, { ...files, ...more }, ...inputs, ...args);
  expect(figuresOf(text).drawn.panels).toEqual([['a', 'e']]);
});

test('a reserve has nobody of the panel, and is written in the order of calling', async () => {
  const { text, written } = await drawn(2, '--reserve', '2', '--substitutes', 'r.csv', '--json');
  const { panels, reserve } = figuresOf(text).drawn;
  expect(reserve.length).toBe(2);
  expect(reserve.some((id) => panels[0]?.includes(id))).toBe(false);
  expect(rowsOf(written['r.csv']).map((row) => row.split(',').slice(0, 2))).toEqual(
    reserve.map((id, at) => [String(at + 1), id]),
  );
});

test('several panels keep the quotas each, nobody sits in two, one person a home in all', async () => {
  const { text } = await drawn(2, '--count', '2', '--household', 'adresse', '--json');
  const found = figuresOf(text);
  const [one = [], two = []] = found.drawn.panels;
  expect(new Set([...one, ...two]).size).toBe(4);
  for (const panel of [one, two]) expect(panel.filter((id) => 'ab'.includes(id)).length).toBe(1);
  // a and b must both sit, so that c, who lives with a, cannot.
  expect(found.probabilities.a).toBeCloseTo(1, 6);
  expect(found.excluded).toEqual(['c']);
});

test('the greedy way is drawn and said to bound nothing', async () => {
  const { text } = await drawn(2, '--objective', 'greedy', '--seed', 'essai');
  expect(text).toContain('rien ne les borne');
});

test('a page holds its pictures and no script', async () => {
  const { written } = await drawn(2, '--html', 'p.html');
  expect(written['p.html']).toContain('<svg');
  expect(written['p.html']).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
});

describe('whether quotas can be kept', () => {
  test('is told without drawing', async () => {
    const { code, text } = await drawn(2, '--check');
    expect(code).toBe(0);
    expect(text).toContain('Les quotas peuvent être tenus');
  });

  test('or the smallest change is', async () => {
    const { code, errors } = await drawn(3, '--check');
    expect(code).toBe(2);
    expect(errors[0]).toMatch(/aucun panel ne tient ensemble .* le plus petit changement possible/);
  });
});

test.each([
  ['0', 'r.csv : --size attend un nombre de 1 à 5 (le nombre de personnes), pas « 0 ».'],
  ['6', 'r.csv : --size attend un nombre de 1 à 5 (le nombre de personnes), pas « 6 ».'],
  [
    '3',
    'c.csv : aucun panel ne tient ensemble « genre » « f » (1 à 1), « genre » « h » (1 à 1) ; le plus petit changement possible : « genre » « h » (1 à 2).',
  ],
])('a panel of %s is refused in one sentence, and nothing is written', async (size, sentence) => {
  const refused = await drawn(Number(size), '--out', 'o.json');
  expect(refused).toMatchObject({ code: 2, printed: [], errors: [sentence], written: {} });
});

test('a file that is missing, or that cannot be written, is named', async () => {
  const missing = await inTerminal(drawing, { 'c.csv': categories }, ...inputs, '--size', '2');
  expect([missing.code, missing.errors]).toEqual([2, ['r.csv : le fichier ne peut pas être lu.']]);
  const unwritable = await drawn(2, '--selected', '/nowhere/s.csv');
  expect(unwritable.errors).toEqual(['/nowhere/s.csv : le fichier ne peut pas être écrit.']);
});

test.each([
  [['--count', '2', '--keep', 'a'], /^--count : plusieurs panels/],
  [['--count', '0'], /^--count : attend un nombre de 1 à 20/],
  [['--objective', 'hasard'], /^--objective : attend leximin/],
  [['--reserve', 'x'], /^--reserve : attend un nombre/],
  [['--unknown'], /^Usage/],
])('%j is refused before any file is read', async (args, sentence) => {
  const { code, errors } = await inTerminal(drawing, {}, ...inputs, '--size', '2', ...args);
  expect(code).toBe(2);
  expect(errors[0]).toMatch(sentence);
});

test('Ctrl-C ends the thread', async () => {
  const stop = new AbortController();
  const sketch = sketches.eight;
  const working = drawInWorker(
    { pool: samplePool(sketch), size: sketch.size, objective: 'leximin' },
    { signal: stop.signal, onProgress: () => stop.abort() },
  );
  await expect(working).rejects.toThrow('abort');
});

/** What spreadsheets and the field's tools write: the same answer as the plain file. */
describe('files as people have them', () => {
  const quotaText = 'feature,value,min,max\nsexe,F,4,6\nsexe,H,4,6\n';
  const peopleText = `id,sexe\n${Array.from({ length: 30 }, (_, at) => `p${at + 1},${at % 2 ? 'F' : 'H'}`).join('\n')}\n`;
  const semicolons = (text: string): string => text.replaceAll(',', ';');
  /** In Windows-1252: these letters are there as in Latin 1. */
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

  const read = async (quotas: string | Uint8Array, people: string | Uint8Array) => {
    const held = { 'c.csv': quotas, 'r.csv': people };
    const { code, text, errors } = await inTerminal(drawing, held, ...inputs, '--size', '10', '--json');
    expect(code).toBe(0);
    return { found: figuresOf(text), errors };
  };

  test.each<readonly [string, string | Uint8Array, string | Uint8Array]>([
    ['commas', quotaText, peopleText],
    ['semicolons', semicolons(quotaText), semicolons(peopleText)],
    ['blank rows', `${quotaText},,,\n,,,\n`, `${peopleText},\n,\n`],
    ['trailing cells', quotaText.replace(/$/gm, ' ,').replace(/\n ,$/, '\n'), peopleText],
    ['points', quotaText.replace(/(\d)/g, '$1.0'), peopleText],
    ['case and spaces', quotaText, peopleText.replace('p4,F', 'p4,f').replace('p5,H', 'p5, H')],
  ])('%s', async (_, quotas, people) => {
    const { found } = await read(quotas, people);
    for (const chance of Object.values(found.probabilities)) expect(chance).toBeCloseTo(1 / 3, 6);
  });

  test('Windows-1252, told', async () => {
    const accented = (text: string): string => text.replaceAll('sexe', 'catégorie').replaceAll('F', 'Été');
    const { errors } = await read(
      latin(semicolons(accented(quotaText))),
      latin(semicolons(accented(peopleText))),
    );
    expect(errors.join()).toMatch(/Windows-1252.*« ; »/);
  });

  test('workbooks, by the first sheet or the one named', async () => {
    const cells = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((row) => row.split(','));
    const sheets = [
      { name: 'Quotas', rows: cells(quotaText) },
      { name: 'Personnes', rows: cells(peopleText) },
    ];
    const book = await write({ sheets, format: 'xlsx' });
    const { code, text } = await inTerminal(
      drawing,
      { 'tout.xlsx': book },
      ...['--categories', 'tout.xlsx', '--respondents', 'tout.xlsx', '--sheet', 'Personnes'],
      ...['--size', '10', '--json'],
    );
    expect(code).toBe(0);
    expect(figuresOf(text).probabilities.p1).toBeCloseTo(1 / 3, 6);
  });
});
