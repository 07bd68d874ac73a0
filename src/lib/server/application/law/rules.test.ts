import { expect, test } from 'vitest';
import { addressOf, checkRule, ruleList } from './rules.ts';

const asked = (facts: Record<string, string>) => new Map(Object.entries(facts));

test('every rule is listed by theme in both languages, and answers its example', () => {
  for (const tongue of ['fr', 'en'] as const)
    for (const { rules } of ruleList(tongue).themes)
      for (const { name, title } of rules) {
        expect(title).not.toBe('');
        const check = checkRule(name, new Map(), tongue);
        expect(check, name).toMatchObject({ example: true, refusal: null });
        expect(check?.answer?.calculation).not.toBe('');
      }
});

test('changed figures change the answer, typed as people type them', () => {
  const check = checkRule('council.size', asked({ populationMunicipale: '3 500' }), 'fr');
  expect(check?.example).toBe(false);
  expect(check?.answer?.values[0]).toEqual({ name: 'Sièges', text: '27' });
  expect(check?.answer?.article).toBe('L2121-2 ; L2122-2 ; L2121-17');
});

test('what is wrong stands at its question, and what was typed is kept', () => {
  const check = checkRule('quorum', asked({ enExercice: 'douze', present: '7' }), 'fr');
  expect(check?.answer).toBeNull();
  const [members, present] = check?.questions ?? [];
  expect(members).toMatchObject({ value: 'douze', error: expect.stringContaining('nombre entier') });
  expect(present).toMatchObject({ value: '7', error: undefined });
});

test('a missing fact is asked for by the rule that needs it, in the reader’s language', () => {
  const check = checkRule('convocation.lastSendDate', asked({ meeting: '2026-04-02' }), 'en');
  const population = check?.questions.find(({ name }) => name === 'populationMunicipale');
  expect(population?.error).toBe('The field “population municipale, frozen at the renewal” is missing.');
});

test('lists, names and yes or no are read from a form', () => {
  const draw = checkRule('vote.proportional', asked({ lists: 'A : 20\nB : 7', seats: '5' }), 'fr');
  expect(draw?.answer?.values).toContainEqual({ name: 'Sièges', text: 'A : 4 ; B : 1' });
  const note = checkRule('act.takesNote', asked({ voteRequired: 'oui' }), 'en');
  expect(note?.answer?.values).toEqual([{ name: 'Warning', text: 'yes' }]);
});

test('the day chooses the law, and a day before its table is refused there', () => {
  const before = checkRule(
    'petition.threshold',
    asked({ registeredElectors: '800', droit: '2021-05-01' }),
    'fr',
  );
  expect(before?.answer?.values).toEqual([{ name: 'Requis', text: '160' }]);
  const old = checkRule(
    'petition.threshold',
    asked({ registeredElectors: '800', droit: '1990-01-01' }),
    'fr',
  );
  expect(old?.day.error).toContain('1990-01-01');
});

test('an address bears facts that are read back as they were', () => {
  const address = addressOf('council.strength', {
    populationMunicipale: 1460,
    sieges: 15,
    electedMembers: 14,
  });
  const { pathname, searchParams } = new URL(address, 'https://commune.example');
  expect(pathname).toBe('/verifier-une-regle/council.strength');
  const check = checkRule('council.strength', new Map(searchParams), 'fr');
  expect(check?.answer?.values).toContainEqual({ name: 'Membres en exercice', text: '14' });
});

test('no rule has a name that nobody gave', () => {
  expect(checkRule('council.taille', new Map(), 'fr')).toBeNull();
});
