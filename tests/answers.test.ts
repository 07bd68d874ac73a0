import { expect, test } from 'vitest';
import { reads } from '#lib/server/application/asks.ts';
import { answersOfReads } from './support/answers-of-reads.ts';

const read = answersOfReads();

test('each declared read has the schema of what it answers', () => {
  expect(Object.keys(read.answers).toSorted()).toEqual(reads.map(({ name }) => name).toSorted());
});

/** Written again by `npm run docs:answers`. */
test('the schemas of answers in the document of the API are those of the types', async () => {
  const written = `${JSON.stringify(read, null, 1)}\n`;
  await expect(written).toMatchFileSnapshot('../src/lib/server/application/api/answers.json');
});
