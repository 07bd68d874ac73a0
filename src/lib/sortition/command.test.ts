import { write } from 'hucre';
import { describe, expect, test } from 'vitest';
import { inTerminal } from '../../../tests/support/terminal.ts';
import { drawing } from './command.ts';
import { drawInWorker } from './node.ts';
import { samplePool, sketches } from './samples.ts';
import { loadSolver } from './solver.ts';
import { splitPanels } from './split.ts';

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

interface Lottery {
  readonly probabilities: Readonly<Record<string, number>>;
  readonly portfolio: readonly { readonly panels: readonly string[][]; readonly probability: number }[];
  readonly certificate: { readonly optimal: boolean };
}

/** Chances as the panels of a lottery give them. */
const chancesIn = ({ portfolio, probabilities }: Lottery): Record<string, number> => {
  const chances = Object.fromEntries(Object.keys(probabilities).map((id) => [id, 0]));
  for (const { panels, probability } of portfolio)
    for (const id of panels.flat()) chances[id] = (chances[id] ?? 0) + probability;
  return chances;
};

test('several panels of a large pool: drawn together, parted within the quotas, chances as promised', async () => {
  const { quotas, features, people } = samplePool(sketches.tight);
  const { size } = sketches.tight;
  const rows = (list: readonly (readonly unknown[])[]): string => list.map((row) => row.join()).join('\n');
  const held = {
    'c.csv': rows([
      ['feature', 'value', 'min', 'max'],
      ...quotas.map(({ feature, value, min, max }) => [feature, value, min, max]),
    ]),
    'r.csv': rows([['id', ...features], ...people.map(({ id, values }) => [id, ...values])]),
  };
  const { text, code } = await inTerminal(
    drawing,
    held,
    ...[...inputs, '--size', String(size), '--count', '2', '--seed', 'x', '--json'],
  );
  expect(code).toBe(0);
  const found = JSON.parse(text) as Lottery;
  expect(found.certificate.optimal).toBe(true);
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const { panels } of found.portfolio) {
    expect(panels.map((panel) => panel.length)).toEqual([size, size]);
    expect(new Set(panels.flat()).size).toBe(2 * size);
    for (const panel of panels)
      for (const { feature, value, min, max } of quotas) {
        const at = features.indexOf(feature);
        const count = panel.filter((id) => byId.get(id)?.values[at] === value).length;
        expect([count >= min, count <= max]).toEqual([true, true]);
      }
  }
  for (const [id, chance] of Object.entries(chancesIn(found)))
    expect(chance).toBeCloseTo(found.probabilities[id] ?? 0, 6);
}, 120_000);

/** Eight people, one of each of three yes-or-no answers: under one of each a panel, only opposites sit together. */
const opposites = {
  'c.csv': `feature,value,min,max\n${['x', 'y', 'z'].flatMap((name) => [`${name},0,1,1`, `${name},1,1,1`]).join('\n')}\n`,
  'r.csv': `id,x,y,z\n${[...'abcdefgh'].map((id, at) => [id, at >> 2, (at >> 1) & 1, at & 1].join()).join('\n')}\n`,
};

test('where people drawn together cannot be parted, panels are drawn apart, and chances are as equal', async () => {
  const asked = [...inputs, '--size', '2', '--count', '2', '--json'];
  const { text, code } = await inTerminal(drawing, opposites, ...asked);
  expect(code).toBe(0);
  const found = JSON.parse(text) as Lottery;
  for (const { panels } of found.portfolio)
    for (const panel of panels) expect(['ah', 'bg', 'cf', 'de']).toContain([...panel].sort().join(''));
  for (const chance of Object.values(chancesIn(found))) expect(chance).toBeCloseTo(1 / 2, 6);
});

test('people drawn together are parted only as the quotas of one panel allow', async () => {
  const pool = {
    features: ['x', 'y', 'z'],
    quotas: ['x', 'y', 'z'].flatMap((feature) =>
      ['0', '1'].map((value) => ({ feature, value, min: 1, max: 1 })),
    ),
    people: [...'abcdefgh'].map((id, at) => ({
      id,
      values: [at >> 2, (at >> 1) & 1, at & 1].map(String),
      household: null,
    })),
  };
  const highs = await loadSolver();
  // a, d, f and g answer two of each together; no two of them are opposites.
  expect(splitPanels(highs, pool, 2, 2, [...'adfg'])).toBeNull();
  const parted = splitPanels(highs, pool, 2, 2, [...'abgh']);
  expect(parted?.map((panel) => [...panel].sort().join('')).sort()).toEqual(['ah', 'bg']);
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
