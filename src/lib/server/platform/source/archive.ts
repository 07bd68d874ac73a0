import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What the source is made of: folders taken whole, then files. What an installation keeps or builds is not. */
const folders = [
  'src',
  'bin',
  'bench',
  'demo',
  'docs',
  'messages',
  'migrations',
  'project.inlang',
  'tests',
  '.ci',
];
const files =
  /^(package(-lock)?\.json|tsconfig\.json|knip\.json|README\.md|CONTRIBUTING\.md|LICENSE|[\w.-]+\.config\.[jt]s|vite\.messages\.ts|\.(gitignore|npmrc|nvmrc|prettierrc\S*|prettierignore|dependency-cruiser\S*))$/;
/** Written again by the build, from what is in the archive. */
const made = /(^|\/)(paraglide|\.svelte-kit|node_modules|cache)\//;

const sourceFiles = (root: string): string[] =>
  readdirSync(root, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isFile()) return files.test(entry.name) ? [entry.name] : [];
      if (!folders.includes(entry.name)) return [];
      return readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })
        .filter((inside) => inside.isFile())
        .map((inside) =>
          join(inside.parentPath, inside.name)
            .slice(root.length + 1)
            .split(sep)
            .join('/'),
        );
    })
    .filter((path) => !made.test(path))
    .sort();

const block = 512;

/** The header of one file in the ustar format (POSIX.1-1988): everyone may read it, nobody owns it. */
const header = (path: string, size: number): Buffer<ArrayBuffer> => {
  const bytes = Buffer.alloc(block);
  // A path of more than 100 bytes is cut at a slash: its end is the name, its beginning the prefix.
  const cut = Buffer.byteLength(path) > 100 ? path.indexOf('/', path.length - 100) : -1;
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;
  bytes.write(path.slice(cut + 1), 0);
  bytes.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12), 100);
  bytes.write(`${' '.repeat(8)}0`, 148);
  bytes.write('ustar\x0000', 257);
  if (cut > 0) bytes.write(path.slice(0, cut), 345);
  bytes.write(
    octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  return bytes;
};

/**
 * The source that this installation runs, as the pieces of a tar archive: what section 13 of the AGPL has
 * us offer to whoever uses it over a network.
 * @param root folder of the installation
 * @param name folder that the archive opens into
 */
export async function* sourceArchive(root: string, name = 'collegiale'): AsyncGenerator<Buffer<ArrayBuffer>> {
  for (const path of sourceFiles(root)) {
    const content = Buffer.from(await readFile(join(root, path)));
    yield header(`${name}/${path}`, content.length);
    yield content;
    yield Buffer.alloc((block - (content.length % block)) % block);
  }
  yield Buffer.alloc(2 * block);
}
