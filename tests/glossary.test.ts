import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const governance = join(root, 'src/lib/governance');

/** Words of the first columns of the glossary's tables, in lower case. */
const glossaryWords = (markdown: string): Set<string> => {
  const cells = markdown
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|')[1] ?? '');
  const codes = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? ''));
  return new Set(codes.map((code) => code.toLowerCase()));
};

/** Names of events and commands, as a noun declares them: `type: 'SubjectRaised'`, `RaiseSubject: command(`. */
const declaredNames = (source: string): string[] =>
  [...source.matchAll(/\btype: '([A-Z][A-Za-z]*)'|\b([A-Z][A-Za-z]*): (?:command|reaction)\(/g)].map(
    (found) => found[1] ?? found[2] ?? '',
  );

const wordsOf = (name: string): string[] =>
  name.split(/(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());

const unexplained = (names: readonly string[], known: ReadonlySet<string>): string[] =>
  names.flatMap((name) =>
    wordsOf(name)
      .filter((word) => !known.has(word))
      .map((word) => `${word} (${name})`),
  );

const declaring = { commands: /= \{\n {2}\w+: (?:command|reaction)\(/, events: /export type \w+Event\b/ };
const sources = globSync('*/**/*.ts', { cwd: governance })
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => ({ path, source: readFileSync(join(governance, path), 'utf8') }));
const declaredIn = (what: keyof typeof declaring) =>
  sources.filter(({ source }) => declaring[what].test(source));
const nounsOf = (files: typeof sources) => new Set(files.map(({ path }) => path.split(/[\\/]/)[0]));

describe('the glossary', () => {
  const known = glossaryWords(readFileSync(join(root, 'docs/glossary.md'), 'utf8'));

  test('is read where every noun declares its names', () => {
    const nouns = new Set(globSync('*/index.ts', { cwd: governance }).map((path) => path.split(/[\\/]/)[0]));
    expect(nounsOf(declaredIn('commands'))).toEqual(nouns);
    expect(nounsOf(declaredIn('events'))).toEqual(nouns);
  });

  const files = [...declaredIn('commands'), ...declaredIn('events')];
  test.each(files)('explains every word of the commands and events of $path', ({ source }) => {
    const names = declaredNames(source);
    expect(names.length).toBeGreaterThan(0);
    expect(unexplained(names, known)).toEqual([]);
  });

  test('a word it does not explain is caught', () => {
    const planted = declaredNames("| { readonly type: 'SubjectFrobnicated' } FrobnicateSubject: command(");
    expect(unexplained(planted, known)).toEqual([
      'frobnicated (SubjectFrobnicated)',
      'frobnicate (FrobnicateSubject)',
    ]);
  });
});
