import { expect, test } from 'vitest';
import type { Ballot, Question } from './ballot.ts';
import { orderOfTallies } from './majority-judgment.ts';
import { tally, type Method } from './tally.ts';

const counted = <M extends Method>(method: M, ballots: readonly Ballot[], question: Question) => {
  const result = tally(method, ballots, question);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const columns = (votes: Readonly<Record<string, readonly (string | number)[]>>): [Ballot[], string[]] => {
  const options = Object.keys(votes);
  const height = votes[options[0] ?? '']?.length ?? 0;
  return [
    Array.from({ length: height }, (_, row) => options.map((name) => votes[name]?.[row] ?? null)),
    options,
  ];
};

test('majority judgment orders four dishes of ten judges', () => {
  const tallies = { Pizza: [3, 2, 2, 3], Chips: [2, 4, 2, 2], Pasta: [3, 2, 3, 2], Bread: [1, 3, 4, 2] };
  expect(orderOfTallies(tallies)).toEqual([['Bread'], ['Pizza'], ['Pasta'], ['Chips']]);
});

test('majority judgment gives the gauges published for Orsay in 2007', () => {
  // Balinski & Laraki, Le jugement majoritaire : l'expérience d'Orsay (2007): 1 733 ballots, six grades.
  // The paper publishes the shares; the counts here are those that round to them.
  const grades = ['À rejeter', 'Insuffisant', 'Passable', 'Assez bien', 'Bien', 'Très bien'];
  const published = { Royal: [682, 720], Bayrou: [768, 531], Sarkozy: [674, 812] };
  const options = Object.keys(published);
  const ballots = Array.from({ length: 1733 }, (_, row) =>
    Object.values(published).map(([above = 0, below = 0]) => (row < above ? 4 : row < above + below ? 2 : 3)),
  );
  const result = counted('majority-judgment', ballots, { options, grades });
  expect(result.order).toEqual([['Bayrou'], ['Royal'], ['Sarkozy']]);
  expect(result.options.map(({ grade, sign, gauge }) => [grade, sign, gauge])).toEqual([
    ['Assez bien', '-', { above: 39.35, below: 41.55 }],
    ['Assez bien', '+', { above: 44.32, below: 30.64 }],
    ['Assez bien', '-', { above: 38.89, below: 46.86 }],
  ]);
});

test('a missing grade is set aside or counts as the worst, and the result says which', () => {
  const question = { options: ['A', 'B'], grades: ['non', 'oui'] };
  const ballots = [
    ['oui', ''],
    ['oui', 'oui'],
    ['non', null],
  ];
  expect(counted('majority-judgment', ballots, question).order).toEqual([['B'], ['A']]);
  const worst = counted('majority-judgment', ballots, { ...question, missing: 'worst' });
  expect(worst).toMatchObject({ missing: 'worst', order: [['A'], ['B']], ballots: 3 });
});

const rankings = (groups: readonly (readonly [number, string])[], options: readonly string[]): Ballot[] =>
  groups.flatMap(([times, text]) =>
    new Array<Ballot>(times).fill(options.map((name) => text.indexOf(name) + 1 || null)),
  );

test('Schulze’s own example of 45 voters', () => {
  // M. Schulze, A new monotonic, clone-independent… method, 2011, example 1.
  const options = ['A', 'B', 'C', 'D', 'E'];
  const groups = [
    [5, 'ACBED'],
    [5, 'ADECB'],
    [8, 'BEDAC'],
    [3, 'CABED'],
    [7, 'CAEBD'],
    [2, 'CBADE'],
    [7, 'DCEBA'],
    [8, 'EBADC'],
  ] as const;
  const result = counted('schulze', rankings(groups, options), { options });
  expect(result.order).toEqual([['E'], ['A'], ['C'], ['B'], ['D']]);
  expect(result.condorcetWinner).toBeNull();
  expect(result.preferences[0]).toEqual([0, 20, 26, 30, 22]);
});

test('options that nothing parts stay together, and unranked ones come last or are left aside', () => {
  const options = ['A', 'B', 'C'];
  expect(counted('schulze', [[1, 1, null]], { options }).order).toEqual([['A', 'B'], ['C']]);
  expect(counted('schulze', [[1, 1, null]], { options, unranked: 'ignored' }).order).toEqual([
    ['A', 'B', 'C'],
  ]);
});

test('transferable votes: surplus, exclusion, last seats', () => {
  // Twenty guests choose three dishes, after Wikipedia's example, recounted under the Scottish rules.
  const options = ['O', 'P', 'H', 'S', 'C'];
  const groups = [
    [4, 'O'],
    [2, 'PO'],
    [8, 'CS'],
    [4, 'CH'],
    [1, 'S'],
    [1, 'H'],
  ] as const;
  const result = counted('stv', rankings(groups, options), { options, seats: 3, lot: options });
  expect(result.quota).toBe(6);
  expect(result.elected).toEqual(['C', 'O', 'S']);
  // Surplus of 6 over 12 papers: each worth 0.5, so S gets 4 and H gets 2.
  expect(result.stages[1]).toMatchObject({ action: 'surplus', option: 'C', votes: { S: 5, H: 3, C: 6 } });
});

test('majorities count expressed votes only, to the vote', () => {
  const words = [...new Array<string>(13).fill('pour'), ...new Array<string>(5).fill('contre'), 'abstention'];
  const ballots = words.map((word) => [word]);
  const question = { options: ['Budget'], majority: 'qualified', threshold: [2, 3] } as const;
  expect(counted('majority', ballots, question).options[0]).toMatchObject({
    expressed: 18,
    needed: 12,
    adopted: true,
  });
  const tied = counted('majority', [['pour'], ['contre']], { options: ['Budget'] });
  expect(tied.options[0]?.adopted).toBe(false);
});

test('silence is no consent, one objection is enough', () => {
  const options = ['Texte'];
  const verdict = (...words: string[]) =>
    counted(
      'consent',
      words.map((word) => [word]),
      { options },
    ).options[0]?.verdict;
  expect(verdict('consentement', 'réserve', 'abstention')).toBe('consented');
  expect(verdict('consentement', '')).toBe('incomplete');
  expect(verdict('abstention')).toBe('incomplete');
  expect(verdict('consentement', 'objection', '')).toBe('objected');
});

test('Régnier’s abacus sets white and black aside and orders by mean, then by number expressed', () => {
  const [ballots, options] = columns({
    S1: ['5', '5', '4', '4', '3'],
    S2: ['5', '5', '1', '1', 'white'],
    S3: ['black', 'black', '3', '2', '4'],
    S4: ['4', '4', '4', '3', '4'],
  });
  const result = counted('regnier', ballots, { options });
  expect(result.order).toEqual([['S1'], ['S4'], ['S2'], ['S3']]);
  expect(result.options.map(({ mean, expressed }) => [mean, expressed])).toEqual([
    [4.2, 5],
    [3.8, 5],
    [3, 4],
    [3, 3],
  ]);
});

test('Régnier’s abacus of a group of eighteen: mean and spread', () => {
  const colours = [
    [9, 'vert foncé'],
    [6, 'vert clair'],
    [2, 'orange'],
    [1, 'Rouge foncé'],
  ] as const;
  const ballots = colours.flatMap(([times, colour]) => new Array<Ballot>(times).fill([colour]));
  const row = counted('regnier', ballots, { options: ['Rester public'] }).options[0];
  expect(row?.mean).toBeCloseTo(4.22, 2);
  expect(row?.standardDeviation).toBeCloseTo(1.03, 2);
});

test('majority judgment of a rhythm by nineteen people', () => {
  const grades = ['À rejeter', 'Insuffisant', 'Passable', 'Assez bien', 'Bien', 'Très bien'];
  const tallies = {
    actuel: [1, 2, 4, 6, 4, 2],
    troisSemaines: [0, 2, 4, 5, 6, 2],
    hebdomadaire: [7, 5, 3, 2, 1, 1],
    quatorzeJours: [0, 1, 3, 5, 6, 4],
  };
  const [ballots, options] = columns(
    Object.fromEntries(
      Object.entries(tallies).map(([name, counts]) => [
        name,
        counts.flatMap((n, grade) => new Array<number>(n).fill(grade)),
      ]),
    ),
  );
  const result = counted('majority-judgment', ballots, { options, grades });
  expect(result.order).toEqual([['quatorzeJours'], ['troisSemaines'], ['actuel'], ['hebdomadaire']]);
  expect(result.options.map(({ grade, rounds }) => [grade, rounds[0]?.above, rounds[0]?.below])).toEqual([
    ['Assez bien', 6, 7],
    ['Assez bien', 8, 6],
    ['Insuffisant', 7, 7],
    ['Bien', 4, 9],
  ]);
});

test('gradients, fists, dots, scores and colours', () => {
  const options = ['A', 'B'];
  expect(
    counted(
      'gradients',
      [
        [1, 8],
        ['Veto', 1],
      ],
      { options },
    ).options,
  ).toMatchObject([
    { vetoes: 1, support: 0.5, median: 'Veto' },
    { vetoes: 1, support: 0.5, median: 'Veto' },
  ]);
  expect(
    counted(
      'fist-to-five',
      [
        [5, 0],
        [3, 5],
      ],
      { options },
    ).options.map((row) => row.verdict),
  ).toEqual(['passes', 'blocked']);
  expect(
    counted(
      'dots',
      [
        [3, 1],
        [0, 2],
      ],
      { options, budget: 5 },
    ),
  ).toMatchObject({ unused: 4, order: [['A', 'B']] });
  expect(
    counted(
      'score',
      [
        [10, 4],
        [null, 5],
      ],
      { options },
    ).order,
  ).toEqual([['A'], ['B']]);
  expect(
    counted(
      'colours',
      [
        ['vert', 'rouge'],
        ['orange', 'vert'],
      ],
      { options },
    ).order,
  ).toEqual([['A'], ['B']]);
});

test('nominations keep reasons and changes, and order nobody', () => {
  const ballots = [
    ['Claude', 'connaît le dossier', 'Dominique', 'a plus de temps'],
    ['Dominique', 'écoute', '', ''],
  ];
  const result = counted('nominations', ballots, {
    options: ['personne', 'raison', 'report', 'raison du report'],
  });
  expect(result).toMatchObject({ changes: 1, order: [] });
  expect(result.people.map(({ person, before, after }) => [person, before, after])).toEqual([
    ['Claude', 1, 0],
    ['Dominique', 1, 2],
  ]);
});

test('what cannot be counted is named by ballot and option', () => {
  const options = ['A', 'B', 'C'];
  expect(
    tally(
      'schulze',
      [
        [1, 2, 3],
        [1, 4, 2],
      ],
      { options, strict: true },
    ),
  ).toMatchObject({ ok: false, error: { row: 2, column: 'B' } });
  expect(tally('schulze', [[1, 3, null]], { options, strict: true })).toMatchObject({
    ok: false,
    error: { row: 1, column: 'B' },
  });
  expect(tally('stv', [[1, 1, 2]], { options, strict: true })).toMatchObject({
    ok: false,
    error: { row: 1, column: 'B' },
  });
  expect(tally('dots', [[5, 5, 5]], { options, budget: 7 })).toMatchObject({ ok: false, error: { row: 1 } });
  expect(tally('score', [[1, 2]], { options })).toMatchObject({ ok: false, error: { row: 1 } });
  expect(tally('score', [], { options: ['A', 'A'] })).toMatchObject({ ok: false, error: { column: 'A' } });
});

test('a quorum is reported, not hidden', () => {
  const result = counted('score', [[1]], { options: ['A'], quorum: 2 });
  expect(result.quorum).toEqual({ needed: 2, met: false });
});
