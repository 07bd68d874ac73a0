import { afterEach, expect, test, vi } from 'vitest';
import { lineOf, logError } from './log.ts';

afterEach(() => vi.restoreAllMocks());

test('one line, with time, level, commune and reference', () => {
  const line = lineOf('warning', 'deux\nlignes', { reference: 'ab12', commune: 'c1' });
  expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z warning commune=c1 reference=ab12 deux lignes$/);
});

test('tells causes and where, without an address nor the password of a database', () => {
  const written: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void written.push(line));
  const cause = Object.assign(new Error('550 <awa.sarr@exemple.fr> unknown'), { code: 'EENVELOPE' });
  logError('GET /x', new Error('postgres://a:secret@base/x', { cause }));
  const [line = ''] = written;
  expect(line.split('\n')).toHaveLength(1);
  expect(line).toContain('(EENVELOPE)');
  expect(line).toContain('log.test.ts');
  expect(line).not.toMatch(/awa\.sarr|secret/);
});
