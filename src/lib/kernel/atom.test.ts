import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeAtom, type AtomEntry, type AtomFeed } from './atom.ts';
import { anyText } from '../../../tests/support/any-text.ts';

/** A reader of XML for the little that a feed uses; it throws at what is not well formed. */
const read = (xml: string): { path: string; attributes: string; text: string }[] => {
  const body = xml.replace('<?xml version="1.0" encoding="utf-8"?>\n', '');
  expect(body).not.toBe(xml);
  const open: string[] = [];
  const found: { path: string; attributes: string; text: string }[] = [];
  let text = '';
  for (const [token] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    const [, close, name, attributes = '', empty] =
      /^<(\/?)([a-z]+)((?: [a-z:]+="[^"<]*")*)(\/?)>$/s.exec(token) ?? [];
    if (name === undefined) {
      expect(token).not.toMatch(/^<|&(?!(?:amp|lt|gt|quot|#39);)/);
      text += token;
      continue;
    }
    if (close === '') open.push(name);
    if (close !== '' || empty !== '') {
      found.push({ path: open.join('/'), attributes, text });
      expect(open.pop()).toBe(name);
    }
    text = '';
  }
  expect([open, text.trim()]).toEqual([[], '']);
  return found;
};
const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const entry = (more: Partial<AtomEntry> = {}): AtomEntry => ({
  id: 'urn:uuid:1',
  title: 'Séance du 8 septembre',
  link: 'https://exemple.fr/seances/1',
  publishedAt: '2026-09-14T18:00:00.000Z',
  updatedAt: '2026-09-14T18:00:00.000Z',
  summary: 'Trois décisions',
  ...more,
});
const feed = (...entries: AtomEntry[]): AtomFeed => ({
  id: 'https://exemple.fr/seances/releves.atom',
  title: 'Relevés',
  page: 'https://exemple.fr/seances',
  self: 'https://exemple.fr/seances/releves.atom?instance=a&b=1',
  author: 'Valbrune',
  language: 'fr',
  since: '2026-03-21T00:00:00.000Z',
  entries,
});

test('a feed has what RFC 4287 requires of it and of each entry', () => {
  const elements = read(
    writeAtom(feed(entry({ updatedAt: '2026-09-28T18:00:00.000Z' }), entry({ id: 'urn:uuid:2' }))),
  );
  const texts = (path: string) => elements.filter((one) => one.path === path).map(({ text }) => plain(text));
  expect(texts('feed/id')).toHaveLength(1);
  expect(texts('feed/title')).toEqual(['Relevés']);
  expect(texts('feed/updated')).toEqual(['2026-09-28T18:00:00.000Z']);
  expect(texts('feed/author/name')).toEqual(['Valbrune']);
  expect(texts('feed/entry/id')).toEqual(['urn:uuid:1', 'urn:uuid:2']);
  for (const name of ['title', 'published', 'updated', 'summary'])
    expect(texts(`feed/entry/${name}`)).toHaveLength(2);
  const links = elements.filter(({ path }) => path === 'feed/link').map(({ attributes }) => attributes);
  expect(links.filter((attributes) => attributes.includes('rel="self"'))).toHaveLength(1);
  expect(links.join()).toContain('instance=a&amp;b=1');
});

test('a feed without entries says since when', () => {
  expect(writeAtom(feed())).toContain('<updated>2026-03-21T00:00:00.000Z</updated>');
});

test('any text gives a well-formed feed, and is read back without what XML forbids', () => {
  fc.assert(
    fc.property(anyText(80), (title) => {
      const found = read(writeAtom(feed(entry({ title })))).find(({ path }) => path === 'feed/entry/title');
      const kept = [...title.toWellFormed()].filter((character) => {
        const point = character.codePointAt(0) ?? 0;
        return (point >= 0x20 && point !== 0xfffe && point !== 0xffff) || '\t\n\r'.includes(character);
      });
      expect(plain(found?.text ?? '')).toBe(kept.join(''));
    }),
    { numRuns: 500 },
  );
});
