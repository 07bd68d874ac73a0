import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** What the compiler says of a file that would stand at `path` among the sources. */
export const compilerSays = (path: string, source: string): string[] => {
  const planted = join(root, path);
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
