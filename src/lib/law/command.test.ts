import { expect, test } from 'vitest';
import { inLanguage } from '#lib/kernel/answer.ts';
import { checkCases, law } from './command.ts';
import { ruleNamed, ruleNames } from './table.ts';
import { exampleWords } from './typed-facts.ts';

const io = {
  read: () => Promise.reject(new Error('ENOENT')),
  print: () => undefined,
  printError: () => undefined,
};
const ask = async (...args: string[]) => {
  const answered = await law.answer(args, io);
  return answered.ok ? answered.value : answered.error;
};
const answered = async (...args: string[]) => {
  const answer = await ask(...args);
  if (!('verdict' in answer)) throw new Error(answer.fr);
  return answer;
};
const check = async (args: string[], content: string | Uint8Array = '') => {
  const printed: string[] = [];
  const errors: string[] = [];
  const code = await checkCases(args, {
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
  expect(await check(['cas.json'], content)).toEqual({
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
  const { code, printed } = await check(['cas.json'], content);
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
  [new Uint8Array([0x5b, 0xe9, 0x5d]), 'cas.json : ce n’est pas du JSON.'],
])('a bad file is refused in one sentence: %s', async (content, sentence) => {
  expect(await check(['cas.json'], content)).toEqual({ code: 2, printed: [], errors: [sentence] });
});

test('a file that cannot be read is named, and none is asked for', async () => {
  expect(await check(['absent.json'])).toMatchObject({
    code: 2,
    errors: ['absent.json : le fichier ne peut être lu.'],
  });
  expect((await check([])).code).toBe(2);
  expect((await check(['a', 'b'])).code).toBe(2);
});

test('one question is answered with its value, article, calculation and doubt, in both languages', async () => {
  const facts = ['departement=68', 'populationMunicipale=12 000', 'meeting=2026-04-02'];
  const { verdict, sheet, figures } = await answered('convocation.alsaceMoselle', ...facts);
  expect(verdict.map((words) => inLanguage(words, 'fr'))).toEqual([
    'jours francs : 5',
    'dernier jour d’envoi, par prudence : vendredi 27 mars 2026',
  ]);
  expect(verdict.map((words) => inLanguage(words, 'en'))[0]).toBe('clear days: 5');
  const told = sheet.map((block) => ('text' in block ? inLanguage(block.text, 'fr') : ''));
  expect(told).toContain('À confirmer');
  expect(told).toContain('L2121-12');
  expect(figures).toMatchObject({ value: { jours: 5 }, article: 'L2121-12' });
});

test('facts are typed as words or as JSON, and answer alike', async () => {
  const words = await answered(
    'quorum.perItem',
    'enExercice=19',
    'events=item : 1, present : 10 ; item : 2, present : 9',
  );
  const json = await answered(
    'quorum.perItem',
    '{"enExercice":19,"events":[{"item":1,"present":10},{"item":2,"present":9}]}',
  );
  expect(words.figures).toEqual(json.figures);
});

test('the date chooses the law', async () => {
  for (const date of [['--date', '2020-01-01'], ['--date=2020-01-01']]) {
    const { figures } = await answered('petition.threshold', 'registeredElectors=2345', ...date);
    expect(figures).toMatchObject({ value: { required: 469 }, date: '2020-01-01' });
  }
});

test.each([
  [
    ['quorum', 'enExercice=-1'],
    'quorum : Le champ « enExercice » doit être un nombre entier, positif ou nul.',
  ],
  [['quorum', 'present=3'], 'quorum : Le champ « enExercice » manque.'],
  [['quorum', 'enExercice=3', 'present=4'], 'quorum : 4 présents : c’est plus que les membres en exercice.'],
  [['quorum', 'elus=4'], 'quorum : Le champ « elus » est inconnu de cette règle.'],
  [['quorum', '{'], 'quorum : les faits commencent par « { » mais ne sont pas du JSON.'],
  [['quorum', 'vingt'], 'quorum : « vingt » : il faut nom=valeur, ou du JSON.'],
  [
    ['quorum', '--date', '2026-02-30'],
    '--date : « 2026-02-30 » n’est pas une date du calendrier, écrite AAAA-MM-JJ.',
  ],
  [[], 'Usage : collegiale law RÈGLE nom=valeur … ; « law --help » nomme les règles.'],
  [
    ['quorum', '--seats', '3'],
    'Usage : collegiale law RÈGLE nom=valeur … ; « law --help » nomme les règles.',
  ],
])('a bad question is refused in one sentence: %j', async (args, sentence) => {
  expect(await ask(...args)).toMatchObject({ fr: sentence });
});

test('an unknown rule is refused with the names of those that exist', async () => {
  const refused = await ask('quroum');
  expect('fr' in refused && refused.fr).toContain('council.size, ');
});

test('every rule has its help: each fact, and an example that answers', async () => {
  for (const name of ruleNames) {
    const help = law.help([name]);
    const entry = ruleNamed(name);
    expect(help.sections[0]?.rows.map(([fact]) => fact)).toEqual(Object.keys(entry?.rule.shape ?? {}));
    // What the example pastes is what the shell hands over: quotes off, words apart.
    const [, pasted = ''] = / law \S+ ?(.*)$/.exec(help.examples[0]?.line ?? '') ?? [];
    const words = [...pasted.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare ?? '',
    );
    expect((await answered(name, ...words)).figures, name).toMatchObject({ facts: entry?.example });
    expect(entry && exampleWords(entry)).toBe(pasted);
  }
  expect(law.help([]).sections.flatMap(({ rows }) => rows.map(([name]) => name))).toEqual(ruleNames);
});
