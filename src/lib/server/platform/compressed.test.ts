import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compressed.ts';

const words = 'Le groupe majoritaire se réunit mardi. '.repeat(200);
const asked = (coding: string): Request =>
  new Request('http://localhost/', { headers: { 'accept-encoding': coding } });
const page = (type = 'text/html; charset=utf-8', body = words): Response =>
  new Response(body, { status: 409, headers: { 'content-type': type } });

test.each(['gzip, deflate, br', 'br;q=1.0, gzip;q=0.8', 'gzip'])(
  'a page is packed for « %s »',
  async (coding) => {
    const sent = await compressed(asked(coding), page());
    expect([sent.status, sent.headers.get('content-encoding'), sent.headers.get('vary')]).toEqual([
      409,
      'gzip',
      'accept-encoding',
    ]);
    const packed = Buffer.from(await sent.arrayBuffer());
    expect(packed.length).toBeLessThan(words.length / 10);
    expect(gunzipSync(packed).toString()).toBe(words);
  },
);

test.each(['', 'br', 'gzip;q=0', 'identity', 'gzip;q=0.000'])('as it is for « %s »', async (coding) => {
  const sent = await compressed(asked(coding), page());
  expect([sent.headers.get('content-encoding'), await sent.text()]).toEqual([null, words]);
});

test('what is small, a stream of events, or packed already, leaves as it is', async () => {
  for (const response of [
    page('text/html', 'Bonjour'),
    page('text/event-stream'),
    page('application/gzip'),
  ]) {
    const sent = await compressed(asked('gzip'), response);
    expect(sent.headers.get('content-encoding')).toBeNull();
    expect((await sent.text()).length).toBeGreaterThan(0);
  }
  const nothing = new Response(null, { status: 304, headers: { 'content-type': 'text/html' } });
  expect(await compressed(asked('gzip'), nothing)).toBe(nothing);
});
