import { expect, test } from 'vitest';
import { inWords } from './causes.ts';

const raw = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: raw`), { code, ...more });

test.each([
  [raw('ENOENT', { path: '/x/y' }), '/x/y n’existe pas'],
  [raw('EACCES', { path: '/x' }), 'n’a pas le droit'],
  [raw('ENOSPC'), 'Le disque est plein'],
  [raw('EADDRNOTAVAIL', { address: '192.0.2.1', port: 80 }), '192.0.2.1:80 n’est pas une adresse'],
  [raw('28P01'), 'mot de passe'],
  [new AggregateError([raw('ECONNREFUSED', { address: '::1', port: 5432 })]), 'Rien ne répond à ::1:5432'],
  [new Error('Une phrase de la maison.'), 'Une phrase de la maison.'],
])('%o in words', (error, words) => {
  expect(inWords(error)).toContain(words);
  expect(inWords(error)).not.toContain('raw');
});
