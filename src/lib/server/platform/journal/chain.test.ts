import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import type { EventDraft, Head } from './chain.ts';
import { chainBreak, chainFrom } from './chain.ts';

const communeId = '3d0f7c1e-51e7-4d51-9d57-0c9a3a3f7d10';
const genesis: Head = { position: 0, hash: Buffer.alloc(0) };
const event = (streamVersion: number, content: Record<string, unknown> = {}): EventDraft => ({
  stream: 'subject:1',
  streamVersion,
  type: 'SubjectRaised',
  typeVersion: 1,
  content,
  actor: 'system',
  commandKey: '9a4e0d1c-7f5e-4c39-8a54-8e5c4f9f0a11',
  recordedAt: '2026-04-01T08:00:00.000Z',
});

describe('canonical JSON', () => {
  test('is the same whatever the order of keys, and reads back as the value', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      const fields = Object.entries(value).reverse();
      return Object.fromEntries(fields.map(([key, field]) => [key, shuffled(field)]));
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('writes what JSON leaves out as JSON does', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, -0], é: '\u2028' })).toBe(
      '{"a":[null,0],"é":"\u2028"}',
    );
  });
});

describe('the chain', () => {
  const rows = chainFrom(communeId, genesis, [event(1), event(2, { amount: 2 }), event(3)]);

  test('follows its head and holds', () => {
    let head = genesis;
    for (const row of rows) {
      expect(chainBreak(communeId, head, row)).toBeNull();
      head = row;
    }
    expect(head.position).toBe(3);
  });

  test('is another in another commune', () => {
    const [first] = rows;
    expect(first && chainBreak('another', genesis, first)).toBe('altered');
  });

  test('tells a missing row, a row moved elsewhere, and each field altered', () => {
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('three rows were chained');
    expect(chainBreak(communeId, first, third)).toBe('missing');
    expect(chainBreak(communeId, first, { ...second, previousHash: third.hash })).toBe('unlinked');
    const altered = [
      { content: { amount: 3 } },
      { actor: 'person:1' },
      { type: 'SubjectClosed' },
      { typeVersion: 2 },
      { stream: 'subject:2' },
      { streamVersion: 9 },
      { commandKey: '00000000-0000-4000-8000-000000000000' },
      { recordedAt: '2026-04-01T08:00:00.001Z' },
    ];
    for (const change of altered)
      expect(chainBreak(communeId, first, { ...second, ...change })).toBe('altered');
  });
});
