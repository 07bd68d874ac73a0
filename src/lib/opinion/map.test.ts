import { expect, test } from 'vitest';
import { gather, type Vote } from './gathering.ts';
import { opinionMap } from './map.ts';

/** Two camps of 30 that answer 20 statements oppositely, each person differing on a few. */
const camps = (): Vote[] =>
  Array.from({ length: 60 }, (_, person) =>
    Array.from({ length: 20 }, (_s, statement): Vote => {
      const side = (person % 2 === 0) === (statement % 2 === 0);
      const differs = (person * 31 + statement * 17) % 11 === 0;
      return { participant: `${person}`, statement: `${statement}`, vote: side === differs ? -1 : 1 };
    }),
  ).flat();

test('two camps are found, whatever the order of the rows', () => {
  const map = opinionMap(gather(camps()));
  expect(map.groups.map(({ size }) => size)).toEqual([30, 30]);
  for (const { participant, group } of map.placed)
    expect(group).toBe(
      map.placed.find((other) => Number(other.participant) % 2 === Number(participant) % 2)?.group,
    );
  expect(opinionMap(gather(camps().reverse()))).toEqual(map);
});

test('a handful of people is called noise and its groups are hidden', () => {
  const map = opinionMap(gather(camps().filter((vote) => Number(vote.participant) < 6)));
  expect(map).toMatchObject({ noise: 'few', groups: [], counted: 6 });
  expect(map.placed.every(({ group }) => group === null)).toBe(true);
});
