import { expect, test } from 'vitest';
import fc from 'fast-check';
import { addressOf, filterOf } from './filter.ts';

const body = '3f2c1c1e-0000-8000-a000-000000000001';
const read = (query: string) => filterOf(new URLSearchParams(query), [body]);

test('an address says all that was asked, and is read back the same', () => {
  const filter = read(
    `q=école&instance=${body}&nature=political&etat=inForce&theme=budget&du=2026-01-01&au=2026-12-31`,
  );
  expect(filter).toEqual({
    words: 'école',
    body,
    nature: 'political',
    status: 'inForce',
    matter: 'budget',
    from: '2026-01-01',
    to: '2026-12-31',
    page: 1,
  });
  const address = addressOf(filter, 3);
  expect(read(address.slice(address.indexOf('?')))).toEqual({ ...filter, page: 3 });
});

test('what an address says wrongly is left aside', () => {
  const nothing = read('');
  for (const wrong of [
    'nature=autre&etat=&theme=toString',
    'instance=%00&q=%00',
    'instance=3f2c1c1e-0000-8000-a000-000000000002',
    'du=hier&au=2026-02-30',
    'du=0000-00-00&au=9999-12-31',
    'page=-3',
    'page=NaN&page=2',
    'page[]=2&q[]=a',
  ])
    expect(read(wrong), wrong).toEqual(nothing);
  expect(read('page=1e9').page).toBe(100_000);
  expect(read('page=Infinity').page).toBe(100_000);
});

test('whatever is typed, there is a filter, and its address is stable', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('q', 'page', 'du', 'theme', 'etat'), fc.string())),
      (pairs) => {
        const filter = filterOf(new URLSearchParams(pairs), []);
        const address = addressOf(filter, filter.page);
        const query = address.includes('?') ? address.slice(address.indexOf('?')) : '';
        expect(filterOf(new URLSearchParams(query), [])).toEqual(filter);
      },
    ),
  );
});
