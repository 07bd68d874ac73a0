import { expect, test } from 'vitest';
import { clientOf, networkOf } from './client-address.ts';

test.each([
  ['nobody between', '203.0.113.7', undefined, 0, '203.0.113.7'],
  ['an invented header, straight from the network', '203.0.113.7', '1.2.3.4', 0, '203.0.113.7'],
  ['a declared proxy', '127.0.0.1', '198.51.100.4', 1, '198.51.100.4'],
  ['what was said before the declared proxy', '127.0.0.1', '1.2.3.4, 198.51.100.4', 1, '198.51.100.4'],
  ['two declared proxies', '10.0.0.2', '1.2.3.4, 198.51.100.4, 10.0.0.9', 2, '198.51.100.4'],
  ['a proxy that is not declared', '::ffff:127.0.0.1', '198.51.100.4', 0, null],
  ['a declared proxy that says nothing', '127.0.0.1', undefined, 1, null],
  ['a declared proxy that says anything', '127.0.0.1', 'unknown', 1, null],
  ['this machine', '127.0.0.1', undefined, 0, '127.0.0.1'],
])('%s', (_case, peer, header, proxies, address) =>
  expect(clientOf(peer, header, proxies).address).toBe(address),
);

test('a proxy in front that is not declared is told', () => {
  expect(clientOf('127.0.0.1', '198.51.100.4', 0).undeclared).toBe(true);
  expect(clientOf('127.0.0.1', '198.51.100.4', 1).undeclared).toBe(false);
  expect(clientOf('203.0.113.7', '198.51.100.4', 0).undeclared).toBe(false);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:1:aaaa::1', '2001:db8:0:1::/64'],
  ['2001:DB8::1:0:0:1', '2001:db8:0:0::/64'],
  ['2001:db8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
  ['::1', '0:0:0:0::/64'],
])('the network of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

/** What reading a header of so many signs costs, in ms: the least of three, so that only the work counts. */
const costOf = (signs: number): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const began = performance.now();
      clientOf('127.0.0.1', `${'%'.repeat(signs)}${'\t'.repeat(signs)}`, 1);
      return performance.now() - began;
    }),
  );

// Ten times as long costs about ten times as much; a quadratic reading, a hundred times.
test('a header costs what it weighs', () =>
  expect(costOf(80_000)).toBeLessThan(50 * Math.max(costOf(8_000), 0.1)));
