import { expect, test } from 'vitest';
import { fillingOf } from './refused.ts';

const refused = {
  form: 'park',
  message: 'Dites pourquoi.',
  fields: { until: 'Écrivez la date comme 2026-12-31.' },
  values: { until: ['demain'], days: ['no', 'yes'], reason: [''] },
};

test('a form that came back holds what was typed, even nothing, and says what is wrong where it is', () => {
  const { field, choice } = fillingOf('park', refused);
  const error = 'Écrivez la date comme 2026-12-31.';
  expect(field('until', '2027-01-01')).toEqual({ name: 'until', scope: 'park', value: 'demain', error });
  expect(field('reason', 'la même').value).toBe('');
  expect(field('added', 'depuis').value).toBeUndefined();
  expect(choice('days').chosen).toEqual(['no', 'yes']);
  expect(choice('unticked', ['yes']).chosen).toEqual([]);
});

test('any other form holds what it holds first', () => {
  const { field, choice } = fillingOf('move', null);
  expect(field('until', '2027-01-01')).toMatchObject({ value: '2027-01-01', error: undefined });
  expect(choice('days', ['yes']).chosen).toEqual(['yes']);
});
