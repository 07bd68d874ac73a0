import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const planted = join(root, 'src/lib/governance/actions/planted.ts');

/** What the compiler says of a file that would stand among the rules of actions. */
const compilerSays = (source: string): string[] => {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.esnext.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === planted || fileExists(file);
  host.getSourceFile = (file, version, ...rest) =>
    file === planted
      ? ts.createSourceFile(file, source, version, true)
      : getSourceFile.call(host, file, version, ...rest);
  const program = ts.createProgram([planted], options, host);
  const file = program.getSourceFile(planted);
  return program
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

const write = (fields: string): string =>
  `import type { ActionCommand } from './commands.ts';\nexport const sent: ActionCommand = { type: 'DropAction', ${fields} };\n`;

test('a field written as its command declares it compiles', () => {
  expect(compilerSays(write("action: 'a', reason: 'r'"))).toEqual([]);
});

test('a misspelt field does not compile, nor one left out', () => {
  expect(compilerSays(write("action: 'a', reasn: 'r'")).join()).toContain('reasn');
  expect(compilerSays(write("action: 'a'")).join()).toContain('reason');
});
