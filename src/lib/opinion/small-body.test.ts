import { expect, test } from 'vitest';
import { gather, type Vote } from './gathering.ts';
import { conversation } from './samples.ts';
import { smallBody } from './small-body.ts';

const sheets: Readonly<Record<string, string>> = {
  ana: '+++-',
  bob: '+++0',
  cy: '++--',
  dan: '+0-+',
  eve: '+ -+',
};

const votes = Object.entries(sheets).flatMap(([participant, sheet]) =>
  [...sheet].flatMap((sign, at): Vote[] =>
    sign === ' '
      ? []
      : [{ participant, statement: `s${at}`, vote: sign === '+' ? 1 : sign === '-' ? -1 : 0 }],
  ),
);

test('a small body sees who answers like whom, what it shares and what divides it, as counts', () => {
  const view = smallBody(gather(votes));
  expect(view?.people).toEqual(['ana', 'bob', 'cy', 'dan', 'eve']);
  expect(view?.agreement[0]).toEqual([
    null,
    { shared: 4, alike: 3, opposed: 0 },
    { shared: 4, alike: 3, opposed: 1 },
    { shared: 4, alike: 1, opposed: 2 },
    { shared: 3, alike: 1, opposed: 2 },
  ]);
  expect(view?.agreement[4]?.[0]).toEqual(view?.agreement[0]?.[4]);
  expect(view?.consensual.map(({ statement }) => statement)).toEqual(['s0', 's1', 's2']);
  expect(view?.dividing).toEqual([
    { statement: 's2', agree: 2, disagree: 3, pass: 0 },
    { statement: 's3', agree: 2, disagree: 2, pass: 1 },
  ]);
});

test('statements set aside, or that few answered, are not compared', () => {
  const more = gather([{ participant: 'ana', statement: 's9', vote: 1 }], gather(votes));
  const view = smallBody(more, new Set(['s2']));
  const told = [...(view?.consensual ?? []), ...(view?.dividing ?? [])].map(({ statement }) => statement);
  expect(new Set(told)).toEqual(new Set(['s0', 's1', 's3']));
  expect(view?.agreement[0]?.[1]).toEqual({ shared: 3, alike: 2, opposed: 0 });
});

test('only bodies of 5 to 40 people', () => {
  const of = (people: number) => smallBody(gather(conversation(people, 6, 2, 1, 0, 1)));
  expect([4, 5, 40, 41].map((people) => of(people)?.people.length ?? null)).toEqual([null, 5, 40, null]);
});
