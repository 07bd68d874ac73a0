/** What holds of every engine's command, whatever it is asked: generated. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLanguage, type Command } from '#lib/kernel/answer.ts';
import { agreementGradients } from '#lib/ballots/degrees.ts';
import { tallying } from '#lib/ballots/command.ts';
import { tallyHelp } from '#lib/ballots/help.ts';
import { methods, tally, type Method, type Tally } from '#lib/ballots/tally.ts';
import type { Ballot, Question } from '#lib/ballots/ballot.ts';
import { law } from '#lib/law/command.ts';
import { lawHelp } from '#lib/law/help.ts';
import { themes } from '#lib/law/table.ts';
import { mapping } from '#lib/opinion/command.ts';
import { conversation } from '#lib/opinion/samples.ts';
import { drawing } from '#lib/sortition/command.ts';
import { lotteryCommand } from '#lib/sortition/lottery-command.ts';
import { runs } from './support/runs.ts';
import { inTerminal } from './support/terminal.ts';

const cases = runs(400);

const grades = ['rejet', 'passable', 'bien', 'très bien'];

/** What a cell may hold, by method, and the options of the command line that it needs. */
const cellsOf: Readonly<Record<Exclude<Method, 'nominations'>, readonly (string | null)[]>> = {
  'majority-judgment': [...grades, null],
  schulze: ['1', '2', '3', '4', null],
  stv: ['1', '2', '3', null],
  majority: ['pour', 'contre', 'abstention', 'blanc', 'nul', null],
  consent: ['consentement', 'consentement', 'réserve', 'objection', 'abstention', null],
  gradients: [...agreementGradients, null],
  'fist-to-five': ['0', '1', '2', '3', '4', '5', null],
  dots: ['0', '1', null],
  score: ['0', '3', '7', '10', null],
  colours: ['vert', 'orange', 'rouge', 'blanc', null],
  regnier: ['vert foncé', 'vert clair', 'orange', 'rouge clair', 'rouge foncé', 'blanc', 'noir', null],
};
const counting = methods.filter((method) => method !== 'nominations');
const names = ['Halle', 'Place', 'École', 'Pré'];

/** Papers of a method: an option a column, and a lot where ties may need one. */
const votesOf = (method: Exclude<Method, 'nominations'>) =>
  fc.integer({ min: 1, max: 4 }).chain((size) =>
    fc.record({
      options: fc.constant(names.slice(0, size)),
      ballots: fc.array(fc.array(fc.constantFrom(...cellsOf[method]), { minLength: size, maxLength: size }), {
        minLength: 1,
        maxLength: 9,
      }),
      lot: fc.shuffledSubarray(names.slice(0, size), { minLength: size, maxLength: size }),
    }),
  );

interface Votes {
  readonly options: readonly string[];
  readonly ballots: readonly Ballot[];
  readonly lot: readonly string[];
}

const fileOf = ({ options, ballots }: Votes): string =>
  `${[options, ...ballots.map((ballot) => ballot.map((cell) => cell ?? ''))].map((row) => row.join(';')).join('\n')}\n`;
const flagsOf = (method: Method, { lot }: Pick<Votes, 'lot'>): string[] => [
  ...(method === 'majority-judgment' ? ['--grades', grades.join()] : []),
  ...(method === 'stv' ? ['--lot', lot.join()] : []),
];
const questionOf = (method: Method, { options, lot }: Votes): Question => ({
  options,
  ...(method === 'majority-judgment' ? { grades } : {}),
  ...(method === 'stv' ? { lot } : {}),
});

const quoted = (name: string): string => `« ${name} »`;
/** A number as a French answer writes it. */
const figure = (value: number | null): string =>
  value === null ? '' : String(Number(value.toFixed(2))).replace('.', ',');

/** What a person came for, as the figures have it: words that the text must hold. */
const verdictOf = (found: Tally): readonly string[] => {
  const first = found.order[0]?.map(quoted) ?? [];
  switch (found.method) {
    case 'majority':
      return found.options.map(
        ({ option, adopted }) => `${quoted(option)} : ${adopted ? 'adopté' : 'rejeté'}`,
      );
    case 'consent':
      return found.options.map(({ option, verdict }) => {
        const said = { consented: 'consentement', objected: 'pas de consentement', incomplete: '' };
        return `${quoted(option)} : ${said[verdict]}`;
      });
    case 'fist-to-five':
      return found.options.map(({ option }) => option);
    case 'stv':
      return [...found.elected.map(quoted), ...(found.elected.length > 0 ? [String(found.quota)] : [])];
    case 'schulze':
      return first;
    case 'majority-judgment':
      return found.options.some(({ judges }) => judges > 0)
        ? [...first, ...found.options.flatMap(({ grade }) => grade ?? [])]
        : ['rien n’est classé'];
    case 'gradients':
      return found.options.some(({ support }) => support !== null)
        ? [...first, ...found.options.flatMap(({ median }) => median ?? [])]
        : ['rien n’est classé'];
    case 'dots':
      return found.options.some(({ points }) => points > 0)
        ? [...first, ...found.options.map(({ points }) => String(points))]
        : ['rien n’est classé'];
    case 'score':
    case 'regnier':
      return found.options.some(({ mean }) => mean !== null)
        ? [...first, ...found.options.map(({ mean }) => figure(mean))]
        : ['rien n’est classé'];
    case 'colours':
      return found.options.some(({ green, orange, red }) => green + orange + red > 0)
        ? first
        : ['rien n’est classé'];
    case 'nominations':
      return found.people.map(({ person }) => person);
  }
};

describe('the text answer holds the verdict of the JSON answer', () => {
  test.each(counting)('tally %s', async (method) => {
    await fc.assert(
      fc.asyncProperty(votesOf(method), async (votes) => {
        const files = { 'v.csv': fileOf(votes) };
        const asked = [method, 'v.csv', ...flagsOf(method, votes)];
        const json = await inTerminal(tallying, files, ...asked, '--json');
        const text = await inTerminal(tallying, files, ...asked);
        expect(text.code).toBe(json.code);
        if (json.code !== 0) return void expect(text.errors).toEqual(json.errors);
        const found = JSON.parse(json.text) as Tally;
        for (const words of verdictOf(found)) expect(text.text).toContain(words);
        expect(text.text).toContain(`${found.ballots} bulletin`);
        const english = await inTerminal(tallying, files, ...asked, '--lang', 'en');
        for (const words of verdictOf(found).filter((said) => said.startsWith('« ') && said.endsWith(' »')))
          expect(english.text).toContain(words.slice(2, -2));
        expect(english.text).not.toMatch(/\b(bulletins|élu|adopté|rejeté)\b/);
      }),
      runs(40),
    );
  });

  test('tally nominations', async () => {
    const files = { 'v.csv': 'personne;raison;report\nAna;écoute;\nBo;organise;Ana\n' };
    const json = await inTerminal(tallying, files, 'nominations', 'v.csv', '--json');
    const { text } = await inTerminal(tallying, files, 'nominations', 'v.csv');
    for (const words of verdictOf(JSON.parse(json.text) as Tally)) expect(text).toContain(words);
  });

  test('opinion', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          people: fc.integer({ min: 2, max: 70 }),
          statements: fc.integer({ min: 3, max: 24 }),
          groups: fc.integer({ min: 1, max: 4 }),
          seed: fc.nat(999),
        }),
        async ({ people, statements, groups, seed }) => {
          const votes = conversation(people, statements, groups, 0.8, 0.1, seed);
          const rows = votes.map(({ participant, statement, vote }) => [statement, participant, vote].join());
          const files = { 'v.csv': ['comment-id,voter-id,vote', ...rows].join('\n') };
          if (votes.length === 0) return;
          const json = await inTerminal(mapping, files, '--votes', 'v.csv', '--json');
          const { text, printed } = await inTerminal(mapping, files, '--votes', 'v.csv');
          const found = JSON.parse(json.text) as {
            participants: number;
            noise: string | null;
            groups: { id: number; size: number }[];
            bridges: { statement: string }[];
            divides: { statement: string }[];
          };
          expect(printed[1]).toContain(`${found.participants} personne`);
          const silent = found.noise !== null && found.noise !== 'blurred';
          expect(text.includes('Cette carte ne dit rien')).toBe(silent);
          if (silent || found.groups.length === 0) return;
          for (const { id, size } of found.groups)
            expect(text).toContain(`groupe ${id + 1}, ${size} personne`);
          const verdict = text.slice(0, text.indexOf('\nLes groupes\n'));
          for (const { statement } of found.bridges.slice(0, 3))
            expect(verdict).toContain(`énoncé ${statement}`);
          for (const { statement } of found.divides.slice(0, 1))
            expect(verdict).toContain(`énoncé ${statement}`);
        },
      ),
      cases,
    );
  });

  test('draw and lottery', async () => {
    const files = {
      'c.csv': 'feature,value,min,max\ngenre,f,1,1\ngenre,h,1,1\n',
      'r.csv': 'id,genre\nana,f\nbea,f\ncleo,h\ndan,h\n',
    };
    const asked = ['--categories', 'c.csv', '--respondents', 'r.csv', '--size', '2'];
    const json = await inTerminal(drawing, files, ...asked, '--seed', 'x', '--json');
    const { printed } = await inTerminal(drawing, files, ...asked, '--seed', 'x');
    const found = JSON.parse(json.text) as { minimum: number; drawn: { panels: string[][] } };
    expect(printed[1]).toBe(`Panel : ${found.drawn.panels[0]?.join(', ')}.`);
    expect(printed.join('\n')).toContain(`${figure(found.minimum * 100)} %`);
    const commit = ['commit', ...asked, '--panels', '10', '--occasion', 'au marché', '--out', 'l.json'];
    const { written } = await inTerminal(lotteryCommand, files, ...commit);
    const draw = ['draw', 'l.prive.json', '--digits', '3', '--out', 'd.json'];
    const drawn = await inTerminal(lotteryCommand, written, ...draw, '--json');
    const told = await inTerminal(lotteryCommand, written, ...draw);
    const { commitment, outcome } = JSON.parse(drawn.text) as {
      commitment: string;
      outcome: { index: number };
    };
    expect(told.text).toContain(commitment);
    expect(told.text).toMatch(new RegExp(`panel n° ${outcome.index}\\b`));
  });

  const entries = themes.flatMap((theme) => theme.entries);
  test.each(entries)('law $name', async ({ name, example }) => {
    const asked = [name, JSON.stringify(example)];
    const json = await inTerminal(law, {}, ...asked, '--json');
    const { text, printed } = await inTerminal(law, {}, ...asked);
    const { value, article, doubt } = JSON.parse(json.text) as {
      value: Record<string, unknown>;
      article: string;
      doubt: unknown;
    };
    expect(text).toContain(article);
    expect(text.includes('\nÀ confirmer\n')).toBe(doubt !== null);
    for (const [at, found] of Object.values(value).entries()) {
      const line = printed[1 + at] ?? '';
      if (typeof found === 'boolean') expect(line).toMatch(found ? / : oui$/ : / : non$/);
      if (typeof found === 'number')
        expect(line.replaceAll(/\s/g, '')).toContain(String(found).replace('.', ','));
      if (found === null) expect(line).toMatch(/ : —$/);
    }
  });
});

/** Other names, columns and rows in another order: `back` gives the names back. */
const disguised = (
  { options, ballots, lot }: Votes,
  keys: readonly number[],
): { votes: Votes; back: ReadonlyMap<string, string> } => {
  const turned = (size: number, from: number): number[] =>
    Array.from({ length: size }, (_, at) => at).sort(
      (a, b) => (keys[(a + from) % keys.length] ?? 0) - (keys[(b + from) % keys.length] ?? 0) || b - a,
    );
  const [columns, rows] = [turned(options.length, 0), turned(ballots.length, 3)];
  const renamed = new Map(options.map((name, at) => [name, `autre ${(keys[at] ?? 0) + 1000 * at}`]));
  return {
    back: new Map([...renamed].map(([name, other]) => [other, name])),
    votes: {
      options: columns.map((at) => renamed.get(options[at] ?? '') ?? ''),
      ballots: rows.map((row) => columns.map((at) => ballots[row]?.[at] ?? null)),
      lot: lot.map((name) => renamed.get(name) ?? ''),
    },
  };
};

describe('names, and the order of columns and rows, change nothing', () => {
  const keysOf = fc.array(fc.nat(99), { minLength: 12, maxLength: 12 });

  test.each(counting)('%s', (method) => {
    fc.assert(
      fc.property(votesOf(method), keysOf, (votes, keys) => {
        const { votes: other, back } = disguised(votes, keys);
        const one = tally(method, votes.ballots, questionOf(method, votes));
        const two = tally(method, other.ballots, questionOf(method, other));
        expect(two.ok).toBe(one.ok);
        if (!one.ok || !two.ok) return;
        const layers = ({ order }: Tally, name: (other: string) => string): string[][] =>
          order.map((layer) => layer.map(name).sort());
        expect(layers(two.value, (name) => back.get(name) ?? '')).toEqual(layers(one.value, (name) => name));
        expect(two.value.papers).toEqual(one.value.papers);
        const figures = (found: Tally, name: (other: string) => string): unknown[] =>
          'options' in found && found.method !== 'schulze'
            ? found.options
                .map((row) => ({ ...row, option: name(row.option), objectors: null }))
                .sort((a, b) => (a.option < b.option ? -1 : 1))
            : [];
        expect(figures(two.value, (name) => back.get(name) ?? '')).toEqual(
          figures(one.value, (name) => name),
        );
      }),
      cases,
    );
  });

  test('nominations', () => {
    const paper = fc.tuple(
      fc.constantFrom('Ana', 'Bo', 'Cy'),
      fc.constantFrom('écoute', ''),
      fc.constantFrom('Ana', 'Bo', ''),
    );
    fc.assert(
      fc.property(fc.array(paper, { minLength: 1, maxLength: 8 }), (ballots) => {
        const counted = (rows: readonly Ballot[], options: readonly string[]) => {
          const found = tally('nominations', rows, { options });
          if (!found.ok) throw new Error(found.error.reason.en);
          const people = found.value.people.map((one) => ({
            ...one,
            reasons: one.reasons.map((reason) => JSON.stringify(reason)).sort(),
          }));
          return { people, changes: found.value.changes };
        };
        const straight = counted(ballots, ['personne', 'raison', 'report']);
        const turned = ballots.map(([person, reason, change]) => [change, person, reason]).reverse();
        expect(counted(turned, ['report', 'personne', 'raison'])).toEqual(straight);
      }),
      cases,
    );
  });

  test('opinion', async () => {
    const figuresOf = async (rows: readonly (readonly (string | number)[])[]) => {
      const text = [['comment-id', 'voter-id', 'vote'], ...rows].map((row) => row.join()).join('\n');
      const { text: json } = await inTerminal(mapping, { 'v.csv': text }, '--votes', 'v.csv', '--json');
      return JSON.parse(json) as {
        noise: string | null;
        silhouette: number;
        placed: { participant: string; group: number | null }[];
        bridges: { statement: string; side: string; score: number }[];
        groups: { size: number; representative: { statement: string; side: string }[] }[];
      };
    };
    const partition = (placed: readonly { participant: string; group: number | null }[]): string[] => {
      const groups = new Map<number | null, string[]>();
      for (const { participant, group } of placed)
        groups.set(group, [...(groups.get(group) ?? []), participant]);
      return [...groups.values()].map((members) => members.sort().join(' ')).sort();
    };
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const votes = conversation(60 + seed, 24, 2 + (seed % 3), 0.7, 0.1, seed);
      const plain = await figuresOf(votes.map((one) => [one.statement, one.participant, one.vote]));
      const other = await figuresOf(
        votes
          .map((one) => [
            `s${97 - Number(one.statement)}`,
            `q${(Number(one.participant) * 37) % 101}`,
            one.vote,
          ])
          .reverse(),
      );
      const person = new Map(
        plain.placed.map(({ participant }) => [`q${(Number(participant) * 37) % 101}`, participant]),
      );
      const statement = (id: string): string => String(97 - Number(id.slice(1)));
      expect(other.noise).toBe(plain.noise);
      expect(other.silhouette).toBeCloseTo(plain.silhouette, 9);
      expect(
        partition(other.placed.map((one) => ({ ...one, participant: person.get(one.participant) ?? '' }))),
      ).toEqual(partition(plain.placed));
      const bridging = (found: typeof plain, named: (id: string) => string) =>
        found.bridges
          .map(({ statement: id, side, score }) => `${named(id)} ${side} ${score.toFixed(9)}`)
          .sort();
      expect(bridging(other, statement)).toEqual(bridging(plain, (id) => id));
      const typical = (found: typeof plain, named: (id: string) => string) =>
        found.groups
          .map(({ size, representative }) =>
            [size, ...representative.map((one) => `${named(one.statement)} ${one.side}`).sort()].join('; '),
          )
          .sort();
      expect(typical(other, statement)).toEqual(typical(plain, (id) => id));
    }
  });
});

describe('every refusal of a file names the file, the row and the column', () => {
  test.each(counting)('tally %s', async (method) => {
    await fc.assert(
      fc.asyncProperty(votesOf(method), fc.nat(), fc.nat(), async (votes, down, across) => {
        const [row, column] = [down % votes.ballots.length, across % votes.options.length];
        const spoilt = votes.ballots.map((ballot, at) =>
          at === row ? ballot.map((cell, option) => (option === column ? 'zut' : cell)) : ballot,
        );
        const { code, errors, printed } = await inTerminal(
          tallying,
          { 'v.csv': fileOf({ ...votes, ballots: spoilt }) },
          ...[method, 'v.csv', ...flagsOf(method, votes)],
        );
        expect([code, printed, errors.length]).toEqual([2, [], 1]);
        // Blank rows at the end say nothing: the line is that of the file all the same.
        expect(errors[0]).toContain(`v.csv, ligne ${row + 2}, colonne « ${votes.options[column]} » : `);
      }),
      runs(200),
    );
  });

  test('opinion, whatever the file and the column', async () => {
    const rows = [
      ['timestamp', 'comment-id', 'voter-id', 'vote'],
      ...Array.from({ length: 6 }, (_, at) => [at, at % 2, at % 3, at % 2 ? 1 : -1]),
    ];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.constantFrom(0, 3), async (row, column) => {
        const spoilt = rows.map((cells, at) =>
          cells.map((cell, place) => (at === row && place === column ? 'zut' : cell)),
        );
        const { code, errors } = await inTerminal(
          mapping,
          { 'v.csv': spoilt.map((cells) => cells.join()).join('\n') },
          ...['--votes', 'v.csv'],
        );
        expect([code, errors]).toEqual([
          2,
          [
            `v.csv, ligne ${row + 1}, colonne « ${rows[0]?.[column]} » : « zut » n’est pas une valeur admise.`,
          ],
        ]);
      }),
    );
  });

  test('draw, whatever the file and the column', async () => {
    const quotas = [
      ['feature', 'value', 'min', 'max'],
      ['genre', 'f', '1', '1'],
      ['genre', 'h', '1', '1'],
    ];
    const people = [
      ['id', 'genre'],
      ['ana', 'f'],
      ['bea', 'f'],
      ['cleo', 'h'],
    ];
    const spoiling = fc.constantFrom(
      ...[1, 2].flatMap((row) => [2, 3].map((column) => ['c.csv', row, column] as const)),
      ...[1, 2, 3].map((row) => ['r.csv', row, 1] as const),
    );
    await fc.assert(
      fc.asyncProperty(spoiling, async ([file, row, column]) => {
        const spoilt = (name: string, rows: string[][]): string =>
          rows
            .map((cells, at) =>
              cells
                .map((cell, place) => (name === file && at === row && place === column ? 'zut' : cell))
                .join(),
            )
            .join('\n');
        const { code, errors } = await inTerminal(
          drawing,
          { 'c.csv': spoilt('c.csv', quotas), 'r.csv': spoilt('r.csv', people) },
          ...['--categories', 'c.csv', '--respondents', 'r.csv', '--size', '2'],
        );
        const heading = (file === 'c.csv' ? quotas : people)[0]?.[column];
        expect(code).toBe(2);
        expect(errors[0]).toContain(`${file}, ligne ${row + 1}, colonne « ${heading} » : `);
      }),
    );
  });
});

describe('every example of every help runs', () => {
  /** The words of a line that asks one command, as a shell reads them. */
  const wordsOf = (line: string): string[] =>
    execFileSync('sh', ['-c', line.replace('npm run -s collegiale --', `printf '%s\\0'`)])
      .toString()
      .split('\0')
      .slice(1, -1);

  test('law, by rule', async () => {
    const rules = themes.flatMap(({ entries }) => entries.map(({ name }) => lawHelp([name])));
    for (const { examples } of [lawHelp([]), ...rules])
      for (const { line } of examples) {
        const { code, errors } = await inTerminal(law, {}, ...wordsOf(line));
        expect([line, code, errors]).toEqual([line, 0, []]);
      }
  });

  test('tally, by method', async () => {
    const lines = [undefined, ...methods].flatMap((name) => tallyHelp(name).examples.map(({ line }) => line));
    expect(new Set(lines).size).toBe(methods.length);
    for (const line of lines) {
      const [write = '', ask = ''] = line.split(' | ');
      const file = execFileSync('sh', ['-c', write]).toString();
      const { code, errors } = await inTerminal(tallying, { '-': file }, ...wordsOf(ask));
      expect([line, code, errors]).toEqual([
        line,
        0,
        expect.not.arrayContaining([expect.stringMatching(/ligne|Usage/)]),
      ]);
    }
  });

  const commands: readonly (readonly [string, Command])[] = [
    ['tally', tallying],
    ['opinion', mapping],
    ['draw', drawing],
    ['lottery', lotteryCommand],
    ['law', law],
  ];
  test.each(commands)('%s --help is said in both languages, with its exit codes', async (_name, command) => {
    const french = await inTerminal(command, {}, '--help');
    const english = await inTerminal(command, {}, '--help', '--lang', 'en');
    expect([french.code, english.code, french.errors]).toEqual([0, 0, []]);
    expect(french.text).toContain('Codes de sortie');
    expect(english.text).toContain('Exit codes');
    for (const { says, line } of command.help([]).examples) {
      expect(french.text).toContain(line);
      expect(english.text).toContain(inLanguage(says, 'en'));
    }
  });
});
