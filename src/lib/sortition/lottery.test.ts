import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fetchBeacon, quicknetClient } from 'drand-client';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commit, drawPanel } from './lottery.ts';
import type { Pool } from './pool.ts';
import {
  commitmentOf,
  faultsOf,
  isRoundSignature,
  quicknet,
  readBundle,
  sha256,
  timeOfRound,
  type Announced,
  type Bundle,
} from './verify.ts';

/** What quicknet published at its round 123 (api.drand.sh). */
const round = 123;
const signature =
  'b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92';
const quicknetInfo = {
  public_key: quicknet.publicKey,
  period: quicknet.period,
  genesis_time: quicknet.genesis,
  hash: quicknet.chain,
  groupHash: '',
  schemeID: 'bls-unchained-g1-rfc9380',
  metadata: { beaconID: 'quicknet' },
};
const beforeRound = timeOfRound(round) - 60;

const pool: Pool = {
  features: ['genre'],
  quotas: [
    { feature: 'genre', value: 'f', min: 1, max: 1 },
    { feature: 'genre', value: 'h', min: 1, max: 1 },
  ],
  people: ['f', 'f', 'f', 'h', 'h'].map((value, index) => ({
    id: `p${index}`,
    values: [value],
    household: index > 1 && index < 4 ? 'ensemble' : null,
  })),
};
const pairs = [
  ['p0', 'p3'],
  ['p0', 'p4'],
  ['p1', 'p3'],
  ['p1', 'p4'],
  ['p2', 'p4'],
];
const panels = [...pairs, ...pairs];

const settled = (announced: Announced, now = 0): Bundle => {
  const bundle = commit(pool, 2, panels, announced, now);
  if (!bundle.ok) throw new Error(bundle.error.fr);
  return bundle.value;
};

const drawnFrom = (bundle: Bundle, value: string): Bundle => {
  const drawn = drawPanel(bundle, value);
  if (!drawn.ok) throw new Error(drawn.error.fr);
  return drawn.value;
};

const digits: Announced = { kind: 'digits', count: 1, occasion: 'en mairie, le 3 mai' };
const drand: Announced = { kind: 'drand', chain: quicknet.chain, round };

describe('a drand round', () => {
  test('is recognised as drand’s own client recognises it', async () => {
    const randomness = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex');
    const { options, chain } = quicknetClient();
    // Only what the network would answer is given; the check is the client's own.
    const answer = () => Promise.resolve({ round, randomness, signature });
    const info = () => Promise.resolve(quicknetInfo);
    const client = { options, latest: answer, get: answer, chain: () => ({ ...chain, baseUrl: '', info }) };
    await expect(fetchBeacon(client, round)).resolves.toMatchObject({ round });
    expect(isRoundSignature(round, signature)).toBe(true);
  });

  test.each([
    ['another round', 124, signature],
    ['a signature off by one digit', round, signature.replace('b75c69', 'b75c68')],
    ['a signature off by its last digit', round, signature.replace(/2$/, '3')],
    ['the same point with another sign', round, signature.replace(/^b/, '9')],
    ['the point at infinity', round, `c0${'0'.repeat(94)}`],
    ['no signature', round, ''],
  ])('%s is not its signature', (_, asked, text) => {
    expect(isRoundSignature(asked, text)).toBe(false);
  });

  test('points at a panel that anybody finds again', () => {
    const drawn = drawnFrom(settled(drand, beforeRound), signature);
    expect(faultsOf(drawn)).toEqual([]);
    expect(drawn.outcome?.panel).toEqual(panels[drawn.outcome?.index ?? -1]);
  });

  test('must be to come when it is announced, within ten years', () => {
    expect(commit(pool, 2, panels, drand, timeOfRound(round)).ok).toBe(false);
    expect(commit(pool, 2, panels, { ...drand, round: 999_999_999_999_999 }, beforeRound).ok).toBe(false);
  });
});

describe('a published lottery', () => {
  const drawn = drawnFrom(settled(digits), '7');

  test('is accepted as it was published', () => {
    expect(faultsOf(drawn)).toEqual([]);
    expect(drawn.outcome).toEqual({ value: '7', index: 7, panel: panels[7] });
  });

  const [first, ...others] = drawn.people;
  const changed: readonly (readonly [string, Partial<Bundle>])[] = [
    ['an attribute of one person', { people: [{ ...first, values: ['h'] } as never, ...others] }],
    ['a household', { people: [{ ...first, household: 'ensemble' } as never, ...others] }],
    ['a quota', { quotas: drawn.quotas.map((quota) => ({ ...quota, max: 2 })) }],
    ['the panel drawn', { outcome: { value: '7', index: 7, panel: ['p0', 'p4'] } }],
    ['its number', { outcome: { value: '7', index: 2, panel: panels[2] ?? [] } }],
    ['the digits', { outcome: { value: '6', index: 7, panel: panels[7] ?? [] } }],
    ['the order of panels', { panels: drawn.panels.toReversed() }],
    ['the announced randomness', { announced: { ...digits, occasion: 'ailleurs' } }],
    [
      'the commitment',
      { commitment: drawn.commitment.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
    ],
  ];
  test.each(changed)('is refused with %s changed', (_, change) => {
    expect(faultsOf({ ...drawn, ...change })).not.toEqual([]);
  });

  test.each([
    ['a quota broken', ['p0', 'p1'], /compte 2 « f »/],
    ['two people of a household', ['p2', 'p3'], /d’un même foyer/],
    ['somebody twice', ['p0', 'p0'], /2 personnes différentes/],
    ['a stranger', ['p0', 'x'], /« x », qui n’est pas dans la liste/],
  ])('is refused with %s, even committed to', (_, panel, reason) => {
    const { outcome: __, ...rest } = drawn;
    const wrong = { ...rest, panels: [panel, ...drawn.panels.slice(1)] };
    const faults = faultsOf({ ...wrong, commitment: commitmentOf(wrong) });
    expect(faults).toEqual([
      { fr: expect.stringMatching(reason), en: expect.stringMatching(/^panel no. 0 /) },
    ]);
  });
});

test('digits must point at each panel once', () => {
  expect(commit(pool, 2, pairs, digits, 0).ok).toBe(false);
  expect(drawPanel(settled(digits), '42').ok).toBe(false);
});

test('people in another order of keys keep the commitment', () => {
  const bundle = settled(digits);
  const people = bundle.people.map(({ id, values, household }) => ({ household, values, id }));
  expect(commitmentOf({ ...bundle, people })).toBe(bundle.commitment);
});

test('its SHA-256 is Node’s, whatever the length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(sha256(bytes))).toEqual(createHash('sha256').update(bytes).digest());
    }),
  );
  expect(Buffer.from(sha256('é', Uint8Array.of(1))).toString('hex')).toBe(
    createHash('sha256').update('é').update(Uint8Array.of(1)).digest('hex'),
  );
});

describe('a file', () => {
  const whole = drawnFrom(settled(digits), '7');
  const text = JSON.stringify(whole);

  test('is read as it was written, with or without a byte-order mark', () => {
    expect(readBundle(text)).toEqual(whole);
    expect(readBundle(`\uFEFF${text}`)).toEqual(whole);
  });

  const wrong: readonly (readonly [string, object])[] = [
    ['a round that is no number', { announced: { ...drand, round: '123' } }],
    ['a round at the end of time', { announced: { ...drand, round: 2 ** 52 } }],
    ['a count of digits made of signs', { announced: { ...digits, count: '1}|.{1' } }],
    ['a quota that is no number', { quotas: [{ feature: 'genre', value: 'f', min: 'x', max: null }] }],
    ['a household of nobody', { people: [{ id: 'p0', values: ['f'], household: '' }] }],
    ['an outcome without value', { outcome: { index: 0, panel: [] } }],
    ['no panels', { panels: null }],
  ];
  test.each(wrong)('with %s is not a bundle', (_, change) => {
    expect(readBundle(JSON.stringify({ ...whole, ...change }))).toBeNull();
  });

  const senseless: readonly (readonly [string, Partial<Bundle>])[] = [
    ['an empty list of panels', { panels: [] }],
    ['panels of nobody', { size: 0, panels: [[]] }],
    ['a quota on no feature', { quotas: [{ feature: 'âge', value: 'x', min: 0, max: 9 }] }],
    ['somebody without a value', { people: whole.people.map((person) => ({ ...person, values: [] })) }],
    ['a feature twice', { features: ['genre', 'genre'] }],
  ];
  test.each(senseless)('that commits to %s is refused', (_, change) => {
    const bundle = { ...whole, ...change };
    expect(faultsOf({ ...bundle, commitment: commitmentOf(bundle) })).not.toEqual([]);
  });
});

describe('alone in a folder', () => {
  const run = promisify(execFile);
  const verify = async (bundle: string): Promise<{ code: number; said: string }> => {
    const folder = mkdtempSync(join(tmpdir(), 'verify-'));
    copyFileSync(join(import.meta.dirname, 'verify.ts'), join(folder, 'verify.ts'));
    writeFileSync(join(folder, 'bundle.json'), bundle);
    try {
      const { stdout } = await run(process.execPath, ['verify.ts', 'bundle.json'], { cwd: folder });
      return { code: 0, said: stdout };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  test('the verifier accepts, refuses, and says what is no lottery', async () => {
    const drawn = drawnFrom(settled(drand, beforeRound), signature);
    expect(await verify(JSON.stringify(drawn))).toMatchObject({ code: 0 });
    const outcome = { ...drawn.outcome, value: signature.replace(/2$/, '3') };
    const refused = await verify(JSON.stringify({ ...drawn, outcome }));
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.said).toContain('la signature n’est pas celle du tour 123');
    expect(await verify('{}')).toMatchObject({ code: 2 });
  });
});
