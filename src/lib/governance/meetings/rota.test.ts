import { expect, test } from 'vitest';
import { facilitationRota } from './rota.ts';

const rules = { windowMeetings: 6, maxSharePercent: 50 };

test('whoever facilitated least in the window comes first, then longest ago', () => {
  const places = facilitationRota(['eva', 'bob', 'eva', 'eva', 'bob'], ['bob', 'eva', 'cleo'], rules);
  expect(places).toEqual([
    { person: 'cleo', times: 0, share: 17, beyond: false },
    { person: 'bob', times: 2, share: 50, beyond: false },
    { person: 'eva', times: 3, share: 67, beyond: true },
  ]);
  expect(facilitationRota(['bob', 'eva'], ['bob', 'eva'], rules).map(({ person }) => person)).toEqual([
    'eva',
    'bob',
  ]);
});

test('meetings before the window do not count, nor does a first meeting warn', () => {
  const [place] = facilitationRota(['a', 'a', 'a', 'a', 'a', 'eva', 'eva'], ['eva'], rules);
  expect(place).toEqual({ person: 'eva', times: 0, share: 17, beyond: false });
  expect(facilitationRota([], ['eva'], rules)).toEqual([
    { person: 'eva', times: 0, share: 100, beyond: false },
  ]);
  expect(facilitationRota([null, null], [], rules)).toEqual([]);
});
