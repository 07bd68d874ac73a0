import { expect, test } from 'vitest';
import { patient, refreshes } from './patience.ts';

const page = 'https://commune.exemple.fr/seances/7/salle?fait=arrive#fait';
const waits = (input: RequestInfo | URL) => refreshes(input, page);

/** A network that answers so, one after the other; `null` is no answer at all. */
const network = (answers: (number | null)[]) => {
  const paused: number[] = [];
  const fetcher = () => {
    const status = answers.shift();
    return status ? Promise.resolve(new Response('', { status })) : Promise.reject(new TypeError('Failed'));
  };
  const pause = (failures: number) => Promise.resolve(void paused.push(failures));
  return { paused, fetch: patient(fetcher, { waits, pause }) };
};

test('a page that refreshes itself waits through a tunnel and a restart', async () => {
  const { fetch, paused } = network([null, null, 503, 200]);
  const response = await fetch(
    'https://commune.exemple.fr/seances/7/salle/__data.json?x-sveltekit-invalidated=01',
  );
  expect([response.status, paused]).toEqual([200, [0, 1, 2]]);
});

test('what the server says is heard at once, and other requests fail as usual', async () => {
  expect((await network([403]).fetch('/seances/7/salle/__data.json')).status).toBe(403);
  expect((await network([503]).fetch('/decisions/__data.json')).status).toBe(503);
  await expect(network([null]).fetch('/seances/7/salle?/arrive')).rejects.toThrow('Failed');
  await expect(network([null]).fetch('https://ailleurs.fr/seances/7/salle/__data.json')).rejects.toThrow(
    'Failed',
  );
});
