/** Every rule can be asked and answered in words, in both languages. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFacts } from './facts.ts';
import { readCases } from './cases.ts';
import { lawKnownOn } from './known.ts';
import { answer, themes } from './table.ts';
import { choiceWords, factWords } from './words/facts.ts';
import { valuesInWords } from './words/in-words.ts';

const entries = themes.flatMap((theme) => theme.entries);
const read = readCases(readFileSync(new URL('./examples.json', import.meta.url), 'utf8'));

test.each(entries)('$name: its example is answered', ({ name, example }) => {
  const answered = answer(name, example);
  expect(answered.ok).toBe(true);
});

test.each(entries)('$name: each fact has its words, each choice too', ({ rule }) => {
  for (const [name, { control }] of Object.entries(rule.shape)) {
    expect(factWords[name], name).toBeDefined();
    if (control.kind === 'choice')
      for (const word of control.options)
        if (!/^\d$/.test(word)) expect(choiceWords[word], word).toBeDefined();
  }
});

test('each value of each worked case has its words', () => {
  expect(read.ok).toBe(true);
  for (const { rule, input, date } of read.ok ? read.value : []) {
    const answered = answer(rule, input, date ?? lawKnownOn);
    if (!answered.ok) continue;
    const names = Object.keys(answered.value.value as object).filter((name) => !/^item\d+$/.test(name));
    const words = valuesInWords(
      Object.fromEntries(
        names.map((name) => [name, (answered.value.value as Record<string, unknown>)[name]]),
      ),
      'fr',
    );
    // Camel case is how the code names a value: no reader of French meets it.
    for (const word of words) expect(word.name, rule).not.toMatch(/[a-z][A-Z]/);
    for (const word of words) expect(word.text, rule).not.toMatch(/undefined|\[object/);
  }
});

test.each(entries)('$name: what the example shows in a form is read back as it was', ({ rule, example }) => {
  for (const [name, field] of Object.entries(rule.shape)) {
    if (!(name in example)) continue;
    expect(field.typed(field.shown(example[name]))).toEqual(example[name]);
  }
  expect(readFacts(rule.shape, example).ok).toBe(true);
});

test('numbers, yes and no are typed as people type them', () => {
  const count = entries.find(({ name }) => name === 'quorum')?.rule.shape['enExercice'];
  expect(count?.typed('1 460')).toBe(1460);
  expect(count?.typed('1\u202f460')).toBe(1460);
  expect(count?.typed('douze')).toBe('douze');
  const flag = entries.find(({ name }) => name === 'act.takesNote')?.rule.shape['voteRequired'];
  expect([flag?.typed('Oui'), flag?.typed('no'), flag?.typed('peut-être')]).toEqual([
    true,
    false,
    'peut-être',
  ]);
});

test('every doubt is said in both languages', () => {
  for (const { name, example } of entries) {
    const answered = answer(name, example);
    const doubt = answered.ok ? answered.value.doubt : null;
    if (doubt !== null) expect([doubt.fr, doubt.en].every((said) => said.endsWith('.'))).toBe(true);
  }
});

test.each([
  ['convocation.alsaceMoselle', { departement: '68', populationMunicipale: 12_000, meeting: '2026-04-02' }],
  ['convocation.lastSendDate', { departement: '67', populationMunicipale: 800, meeting: '2026-04-02' }],
  ['proxy.duration', { sessions: [1, 2, 3, 4], maternity: true }],
  ['budget.calendar', { firstSitting: '2027-04-08' }],
  ['publish.register', { populationMunicipale: 900 }],
  ['council.strength', { populationMunicipale: 3600, communeNouvelle: true }],
  ['council.size', { populationMunicipale: 3600, codeCommune: '97608' }],
  ['accounts.vote', { pour: 1, contre: 0 }, '2027-05-01'],
  ['vote.nomination', { candidates: { Inès: 3 }, round: 1 }],
  ['delegation.limitsMissing', { item: 30, thresholdEuros: 50 }],
  ['vote.nomination', { candidates: { Inès: 0 }, post: 'commission' }],
  ['commission.tenderBoard', { populationMunicipale: 3500 }],
])('%s %j: doubtful, and the answer says so', (name, facts, date?: string) => {
  const answered = answer(name, facts, date ?? lawKnownOn);
  expect(answered.ok && answered.value.doubt).toBeTruthy();
});
