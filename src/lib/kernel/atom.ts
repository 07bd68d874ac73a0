import type { Instant } from './civil.ts';

/** Something published, for whoever follows a site without visiting it. Texts are plain. */
export interface AtomEntry {
  /** The same for ever, as a URI. */
  id: string;
  title: string;
  link: string;
  publishedAt: Instant;
  /** Later than `publishedAt` once it was corrected. */
  updatedAt: Instant;
  summary: string;
}

export interface AtomFeed {
  id: string;
  title: string;
  /** The page whose news this is. */
  page: string;
  /** The address of the feed itself. */
  self: string;
  author: string;
  language: string;
  /** When nothing was published yet, since when that has been so. */
  since: Instant;
  entries: readonly AtomEntry[];
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text and attribute values alike; what XML 1.0 forbids is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? '');

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const entryLines = ({ id, title, link, publishedAt, updatedAt, summary }: AtomEntry): string[] => [
  '<entry>',
  element('id', id),
  element('title', title),
  `<link rel="alternate" type="text/html" href="${escaped(link)}"/>`,
  element('published', publishedAt),
  element('updated', updatedAt),
  element('summary', summary),
  '</entry>',
];

/** A feed (RFC 4287), its entries in the order given, updated when the last of them was. */
export const writeAtom = (feed: AtomFeed): string => {
  const updatedAt = feed.entries.reduce(
    (latest, entry) => (entry.updatedAt > latest ? entry.updatedAt : latest),
    feed.since,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">`,
    element('id', feed.id),
    element('title', feed.title),
    element('updated', updatedAt),
    `<author>${element('name', feed.author)}</author>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    ...feed.entries.flatMap(entryLines),
    '</feed>',
    '',
  ].join('\n');
};
