import { expect, test } from 'vitest';
import { readForm } from './form-command.ts';
import { registry } from './registry.ts';

const filled = (...entries: readonly (readonly [string, string])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};

test('texts are trimmed, with plain ends of lines; what a form does not hold is empty', () => {
  expect(
    readForm('NoteProgress', filled(['action', 'a'], ['text', '  un\r\ndeux '], ['autre', 'x'])),
  ).toEqual({
    action: 'a',
    text: 'un\ndeux',
  });
  expect(readForm('NoteProgress', filled())).toEqual({ action: '', text: '' });
});

test.each([
  ['1 200', 1200],
  ['1\u202f200,50 €', 1200.5],
  ['', null],
  ['environ mille', 'environ mille'],
])('an amount written « %s » is %j', (text, amount) => {
  expect(readForm('RaiseSubject', filled(['unbudgetedEuros', text]))['unbudgetedEuros']).toBe(amount);
});

test('several values under a name are a list, and so are the lines of a text area', () => {
  const read = readForm('OpenAction', filled(['dependsOn', 'a'], ['dependsOn', ''], ['dependsOn', 'b\nc']));
  expect(read['dependsOn']).toEqual(['a', 'b', 'c']);
  expect(readForm('OpenAction', filled())['dependsOn']).toEqual([]);
});

test('the shape of a choice is that of what was chosen; none chosen is none, an unknown one is told', () => {
  const basis = (...entries: readonly (readonly [string, string])[]) =>
    readForm('RaiseSubject', filled(...entries))['basis'];
  expect(basis(['basis.kind', 'executes'], ['basis.decision', 'd'])).toEqual({
    kind: 'executes',
    decision: 'd',
  });
  expect(basis(['basis.kind', 'runningAffairs'], ['basis.decision', 'd'])).toEqual({
    kind: 'runningAffairs',
  });
  expect(basis(['basis.kind', ''], ['basis.decision', 'd'])).toBeNull();
  expect(basis(['basis.kind', 'habit'])).toEqual({ kind: 'habit' });
});

test('rows are read in the order of their numbers', () => {
  const read = readForm(
    'RecordMeasures',
    filled(['results.1.measure', 'b'], ['results.0.measure', 'a'], ['results.0.result', '12']),
  );
  expect(read['results']).toEqual([
    { measure: 'a', result: '12', reason: undefined },
    { measure: 'b', result: undefined, reason: undefined },
  ]);
});

test('a box says yes or no; a choice left open says neither', () => {
  const admissible = (...values: readonly string[]) =>
    readForm('JudgeAdmissibility', filled(...values.map((value) => ['admissible', value] as const)))[
      'admissible'
    ];
  expect(admissible('no', 'yes')).toBe(true);
  expect(admissible('no')).toBe(false);
  expect(admissible()).toBeUndefined();
});

test('an object that may be absent is there once a field of it is filled, or when its own box says so', () => {
  const terms = (...entries: readonly (readonly [string, string])[]) =>
    readForm('ReviseDraft', filled(...entries))['terms'];
  const none = { carriedBy: '', reviewOn: '' };
  expect(terms(['terms.carriedBy', ''], ['terms.trial', 'no'])).toBeNull();
  expect(terms(['terms.reviewOn', '2027-01-01'])).toEqual({ ...none, reviewOn: '2027-01-01', trial: null });
  expect(terms(['terms.trial', 'no'], ['terms.trial', 'yes'])).toEqual({
    ...none,
    trial: { endsOn: '', measures: [] },
  });
  expect(
    terms(['terms.carriedBy', 'x'], ['terms.trial', 'no'], ['terms.trial.endsOn', '2027-01-01']),
  ).toEqual({
    ...none,
    carriedBy: 'x',
    trial: null,
  });
});

test('optional fields that a form does not ask are not said', () => {
  const revised = readForm('ReviseDraft', filled(['title', 'x']));
  expect(revised).toMatchObject({ title: 'x', terms: null });
  expect(revised).not.toHaveProperty('scope');
});

test('a form that sends an unknown command is a mistake of programming', () => {
  expect(() => readForm('AbolishMayor', filled())).toThrow('AbolishMayor');
});

/** The paths at which something holds a field that nobody said. */
const unsaid = (value: unknown, path: string): string[] =>
  value === undefined
    ? [path]
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => unsaid(inner, `${path}.${key}`))
      : [];

test('what a form may leave out and does not say is not there, for every command', () => {
  for (const type of registry.commands.keys()) expect(unsaid(readForm(type, filled()), type)).toEqual([]);
  const amended = readForm('AmendProposal', filled(['text', 'Autrement.']));
  expect(Object.keys(amended)).not.toContain('effect');
});
