import { expect, test } from 'vitest';
import { compilerSays } from './support/planted.ts';

const said = (source: string): string => compilerSays('src/lib/governance/actions/planted.ts', source).join();
const write = (fields: string): string =>
  `import type { ActionCommand } from './commands.ts';\nexport const sent: ActionCommand = { type: 'DropAction', ${fields} };\n`;

test('a field written as its command declares it compiles', () => {
  expect(said(write("action: 'a', reason: 'r'"))).toBe('');
});

test('a misspelt field does not compile, nor one left out', () => {
  expect(said(write("action: 'a', reasn: 'r'"))).toContain('reasn');
  expect(said(write("action: 'a'"))).toContain('reason');
});

const declare = (readers: string): string => `import { defineRead, found } from '../ask.ts';
import { nothing } from '../parameters.ts';
import { anybody, person } from '../readers.ts';
export const planted = defineRead({
  name: 'planted',
  path: '/planted',
  summary: 'Planted.',
  parameters: nothing,
  ${readers}
  read: ({ viewer }) => found({ length: viewer.length }),
});
export const open = anybody;
export const closed = person;
`;

test('a read that admits nobody in particular does not compile', () => {
  const read = (readers: string) =>
    compilerSays('src/lib/server/application/actions/planted.ts', declare(readers));
  expect(read('readers: person,')).toEqual([]);
  expect(read('').join()).toContain('readers');
  // Nor one that is open to all and takes whoever asks for somebody.
  expect(read('readers: anybody,').join()).toContain('null');
});
