import { expect, test } from 'vitest';
import { runLaw } from './command.ts';

const run = async (args: string[], content: string | Uint8Array = '') => {
  const printed: string[] = [];
  const errors: string[] = [];
  const code = await runLaw(args, {
    read: async (path) => {
      if (path === 'absent.json') throw new Error('ENOENT');
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
  });
  return { code, printed, errors };
};
const size = (populationMunicipale: number, seats: number) => ({
  id: `taille ${populationMunicipale}`,
  rule: 'council.size',
  input: { populationMunicipale },
  expected: { seats },
});

test('a file whose cases agree passes, byte order mark or not', async () => {
  const content = `\uFEFF${JSON.stringify([size(99, 7), size(100, 11)])}`;
  expect(await run(['check', 'cas.json'], content)).toEqual({
    code: 0,
    printed: ['2 passed, 0 failed'],
    errors: [],
  });
});

test('a mismatch, an unknown rule and an unknown input each fail and say why', async () => {
  const content = JSON.stringify([
    size(99, 8),
    { id: 'b', rule: 'council.taille', input: {}, expected: {} },
    { id: 'c', rule: 'council.size', input: { populationMunicipale: 9, elus: 3 }, expected: { seats: 7 } },
    { id: 'd', rule: 'council.size', input: { populationMunicipale: 9 }, expected: { sieges: 7 } },
  ]);
  const { code, printed } = await run(['check', 'cas.json'], content);
  expect(code).toBe(1);
  expect(printed).toEqual([
    'taille 99 (council.size) — seats : attendu 8, calculé 7',
    'b (council.taille) — La règle « council.taille » est inconnue.',
    'c (council.size) — Le champ « elus » est inconnu de cette règle.',
    'd (council.size) — sieges : attendu 7, calculé rien',
    '0 passed, 4 failed',
  ]);
});

test.each([
  ['[{"rule":"quorum","input":3,"expected":{}}]', 'cas.json : cas 1, champ « input » : il faut un objet.'],
  ['{}', 'cas.json : il faut une liste de cas.'],
  ['[]', 'cas.json : la liste de cas est vide.'],
  ['', 'cas.json : ce n’est pas du JSON.'],
  [JSON.stringify([size(1, 7), size(1, 7)]), 'cas.json : cas 2, champ « id » : « taille 1 » est déjà pris.'],
  [new Uint8Array([0x5b, 0xe9, 0x5d]), 'cas.json : le fichier n’est pas écrit en UTF-8.'],
])('a bad file is refused in one sentence: %s', async (content, sentence) => {
  expect(await run(['check', 'cas.json'], content)).toEqual({ code: 2, printed: [], errors: [sentence] });
});

test('a file that cannot be read is named', async () => {
  const { code, errors } = await run(['check', 'absent.json']);
  expect([code, errors]).toEqual([2, ['absent.json : le fichier ne peut être lu.']]);
});

test('one question is answered with its article and calculation', async () => {
  const { code, printed } = await run(['petition.threshold', '--json', '{"registeredElectors":2345}']);
  expect(code).toBe(0);
  expect(printed[0]).toBe('{"required":235}');
  expect(printed[1]).toMatch(/^Article : L1112-16/);
  expect(printed[2]).toMatch(/^Calcul : Un dixième de 2345/);
});

test('the date chooses the law', async () => {
  const args = ['petition.threshold', '--json', '{"registeredElectors":2345}', '--date', '2020-01-01'];
  expect((await run(args)).printed[0]).toBe('{"required":469}');
});

test.each([
  [
    ['quorum', '--json', '{"enExercice":-1,"present":0}'],
    'quorum : Le champ « enExercice » doit être un nombre entier, positif ou nul.',
  ],
  [['quorum', '--json', '{"present":3}'], 'quorum : Le champ « enExercice » manque.'],
  [
    ['quorum', '--json', '{"enExercice":3,"present":4}'],
    'quorum : 4 présents : c’est plus que les membres en exercice.',
  ],
  [['quorum', '--json', '{'], '--json : ce n’est pas du JSON.'],
])('bad facts are refused in one sentence: %j', async (args, sentence) => {
  expect(await run(args)).toEqual({ code: 2, printed: [], errors: [sentence] });
});

test('an unknown rule and a missing argument end with 2', async () => {
  expect((await run(['inconnue', '--json', '{}'])).code).toBe(2);
  expect((await run(['quorum'])).code).toBe(2);
  expect((await run([])).code).toBe(2);
  expect((await run(['check'])).code).toBe(2);
});
