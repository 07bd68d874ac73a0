/**
 * Checks a lottery by itself: `node verify.ts bundle.json`, with `en` after it to be told in English. One file, to be read and kept apart from Collégiale,
 * which needs Node or a browser and nothing else; that is why it is long and shares nothing. It redoes, offline:
 *
 * 1. every panel keeps the size, the quotas and the households;
 * 2. the commitment is the SHA-256 of the pool, the quotas, the panels and the announced randomness;
 * 3. the randomness is the announced one: the signature of drand's round, or digits of the announced number;
 * 4. the panel drawn is the one that this randomness points at.
 *
 * It cannot know when the commitment was published: it prints it, with the time of the round, so that whoever
 * checks can see that it was public before.
 */
/** Where the randomness will come from, named before it exists. */
export type Announced =
  | { readonly kind: 'drand'; readonly chain: string; readonly round: number }
  | { readonly kind: 'digits'; readonly count: number; readonly occasion: string };

/** What was drawn: drand's signature in hexadecimal, or the digits in their order. */
export interface Outcome {
  readonly value: string;
  /** Place of the panel in `panels`, from 0. */
  readonly index: number;
  readonly panel: readonly string[];
}

/** A lottery as settled: all but `notice`, `commitment` and `outcome` is committed to. */
export interface Bundle {
  /** Who may read it. */
  readonly notice?: string;
  readonly format: 'collegiale-lottery-1';
  readonly code: string;
  readonly size: number;
  readonly features: readonly string[];
  readonly quotas: readonly {
    readonly feature: string;
    readonly value: string;
    readonly min: number;
    readonly max: number;
  }[];
  readonly people: readonly {
    readonly id: string;
    readonly values: readonly string[];
    readonly household: string | null;
  }[];
  /** Panels of equal probability: identifiers. */
  readonly panels: readonly (readonly string[])[];
  readonly announced: Announced;
  readonly commitment: string;
  readonly outcome?: Outcome;
}

/** The greatest whole number whose power of that degree is at most `value`. */
const wholeRoot = (value: bigint, degree: bigint): bigint => {
  let found = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) if ((found + bit) ** degree <= value) found += bit;
  return found;
};

const isPrime = (n: number): boolean => {
  for (let by = 2; by * by <= n; by++) if (n % by === 0) return false;
  return true;
};

/** First 32 bits of the fractional parts of the roots of the first primes: SHA-256's constants (FIPS 180-4). */
const fractions = (count: number, degree: bigint): Uint32Array => {
  const primes = [...Array(312).keys()].filter((n) => n > 1 && isPrime(n)).slice(0, count);
  return Uint32Array.from(primes, (prime) =>
    Number(BigInt.asUintN(32, wholeRoot(BigInt(prime) << (32n * degree), degree))),
  );
};

const roundConstants = fractions(64, 3n);
const firstState = fractions(8, 2n);
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Takes a block of 64 bytes, as sixteen numbers at the start of `w`, into the state. */
const compress = (state: Uint32Array, w: Uint32Array): void => {
  for (let t = 16; t < 64; t++) {
    const [early, late] = [w[t - 15] ?? 0, w[t - 2] ?? 0];
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    w[t] = (w[t - 16] ?? 0) + small + (w[t - 7] ?? 0) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const mixed = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + mixed + (roundConstants[t] ?? 0) + (w[t] ?? 0)) | 0;
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + word;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const inBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** SHA-256 (FIPS 180-4) of the parts one after the other; texts in UTF-8. */
export const sha256 = (...parts: readonly (string | Uint8Array)[]): Uint8Array => {
  const message = joined(parts.map((part) => (typeof part === 'string' ? inBytes(part) : part)));
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  const state = firstState.slice();
  const block = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let t = 0; t < 16; t++) block[t] = view.getUint32(at + t * 4);
    compress(state, block);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [at, word] of state.entries()) digest.setUint32(at * 4, word);
  return new Uint8Array(digest.buffer);
};

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${hexOf(bytes) || '0'}`);

/** JSON with keys in order and no space: one text for one meaning. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
};

/** SHA-256, in hexadecimal, of everything that must be settled before the randomness exists. */
export const commitmentOf = (bundle: Omit<Bundle, 'commitment' | 'outcome'>): string => {
  const { format, code, size, features, quotas, people, panels, announced } = bundle;
  return hexOf(sha256(canonical({ format, code, size, features, quotas, people, panels, announced })));
};

/** The drand network « quicknet » (League of Entropy): a round every 3 seconds, signed by no one alone. */
export const quicknet = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  /** Seconds since 1970. */
  genesis: 1692803367,
  period: 3,
};

/** When a round is published, in seconds since 1970. */
export const timeOfRound = (round: number): number => quicknet.genesis + (round - 1) * quicknet.period;

// --- The curve BLS12-381 (RFC 9380, and draft-irtf-cfrg-pairing-friendly-curves), in whole numbers alone ---

const p = 0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaabn;
const order = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n;
/** The curve's parameter, without its sign. */
const parameter = 0xd201000000010000n;

const mod = (a: bigint): bigint => {
  const rest = a % p;
  return rest < 0n ? rest + p : rest;
};

const power = (base: bigint, exponent: bigint): bigint => {
  let [result, square] = [1n, mod(base)];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
};

const inverse = (a: bigint): bigint => power(a, p - 2n);

/** p ≡ 3 (mod 4): the power (p + 1) / 4 is a root where there is one. */
const root = (a: bigint): bigint | null => {
  const found = power(a, (p + 1n) / 4n);
  return mod(found * found - a) === 0n ? found : null;
};

/** a + b·i, with i² = −1. */
type Complex = readonly [bigint, bigint];

const zero: Complex = [0n, 0n];
const one: Complex = [1n, 0n];
const add = (a: Complex, b: Complex): Complex => [mod(a[0] + b[0]), mod(a[1] + b[1])];
const minus = (a: Complex, b: Complex): Complex => [mod(a[0] - b[0]), mod(a[1] - b[1])];
const times = (a: Complex, b: Complex): Complex => [
  mod(a[0] * b[0] - a[1] * b[1]),
  mod(a[0] * b[1] + a[1] * b[0]),
];
const scaled = (a: Complex, by: bigint): Complex => [mod(a[0] * by), mod(a[1] * by)];
const inverted = (a: Complex): Complex => {
  const norm = inverse(a[0] * a[0] + a[1] * a[1]);
  return [mod(a[0] * norm), mod(-a[1] * norm)];
};

const complexRoot = (a: Complex): Complex | null => {
  const norm = root(mod(a[0] * a[0] + a[1] * a[1]));
  if (norm === null) return null;
  const half = inverse(2n);
  for (const sign of [norm, p - norm]) {
    const real = root(mod((a[0] + sign) * half));
    if (real === null || real === 0n) continue;
    const found: Complex = [real, mod(a[1] * half * inverse(real))];
    if (times(found, found).join() === a.join()) return found;
  }
  const imaginary = root(mod(-a[0]));
  return imaginary !== null && a[1] === 0n ? [0n, imaginary] : null;
};

/** A point in affine coordinates; null is the point at infinity. G1 lives in [x, 0], G2 on its twist. */
type Point = readonly [Complex, Complex] | null;

const slopeOf = (a: NonNullable<Point>, b: NonNullable<Point>): Complex | null => {
  if (a[0].join() !== b[0].join()) return times(minus(b[1], a[1]), inverted(minus(b[0], a[0])));
  if (a[1].join() !== b[1].join() || a[1].join() === zero.join()) return null;
  return times(scaled(times(a[0], a[0]), 3n), inverted(scaled(a[1], 2n)));
};

const along = (a: NonNullable<Point>, b: NonNullable<Point>, slope: Complex): NonNullable<Point> => {
  const x = minus(minus(times(slope, slope), a[0]), b[0]);
  return [x, minus(times(slope, minus(a[0], x)), a[1])];
};

const sum = (a: Point, b: Point): Point => {
  if (!a) return b;
  if (!b) return a;
  const slope = slopeOf(a, b);
  return slope && along(a, b, slope);
};

const multiple = (point: Point, count: bigint): Point => {
  let result: Point = null;
  let double = point;
  for (let left = count; left > 0n; left >>= 1n) {
    if (left & 1n) result = sum(result, double);
    double = sum(double, double);
  }
  return result;
};

const signBit = 0x20;

/** A compressed point of G1 (48 bytes) or G2 (96 bytes); null if it is not one of the group. */
const readPoint = (hex: string, coordinates: 1 | 2): NonNullable<Point> | null => {
  if (!new RegExp(`^[0-9a-f]{${coordinates * 96}}$`).test(hex)) return null;
  const bytes = bytesOf(hex);
  const flags = bytes[0] ?? 0;
  if ((flags & 0xc0) !== 0x80) return null;
  bytes[0] = flags & 0x1f;
  const halves = [numberOf(bytes.subarray(0, 48)), numberOf(bytes.subarray(48))] as const;
  if (halves.some((half) => half >= p)) return null;
  const x: Complex = coordinates === 1 ? [halves[0], 0n] : [halves[1], halves[0]];
  const constant: Complex = coordinates === 1 ? [4n, 0n] : [4n, 4n];
  const y = complexRoot(add(times(times(x, x), x), constant));
  // A rational coordinate whose square root is imaginary belongs to another curve.
  if (!y || (coordinates === 1 && y[1] !== 0n)) return null;
  const larger = (y[1] === 0n ? y[0] : y[1]) > (p - 1n) / 2n;
  const point: Point = [x, larger === ((flags & signBit) !== 0) ? y : minus(zero, y)];
  return multiple(point, order) === null ? point : null;
};

/** Coefficients, from the constant term upwards, of the 11-isogeny onto the curve: RFC 9380, appendix E.2. */
const isogeny = {
  xNumerator: [
    0x11a05f2b1e833340b809101dd99815856b303e88a2d7005ff2627b56cdb4e2c85610c2d5f2e62d6eaeac1662734649b7n,
    0x17294ed3e943ab2f0588bab22147a81c7c17e75b2f6a8417f565e33c70d1e86b4838f2a6f318c356e834eef1b3cb83bbn,
    0xd54005db97678ec1d1048c5d10a9a1bce032473295983e56878e501ec68e25c958c3e3d2a09729fe0179f9dac9edcb0n,
    0x1778e7166fcc6db74e0609d307e55412d7f5e4656a8dbf25f1b33289f1b330835336e25ce3107193c5b388641d9b6861n,
    0xe99726a3199f4436642b4b3e4118e5499db995a1257fb3f086eeb65982fac18985a286f301e77c451154ce9ac8895d9n,
    0x1630c3250d7313ff01d1201bf7a74ab5db3cb17dd952799b9ed3ab9097e68f90a0870d2dcae73d19cd13c1c66f652983n,
    0xd6ed6553fe44d296a3726c38ae652bfb11586264f0f8ce19008e218f9c86b2a8da25128c1052ecaddd7f225a139ed84n,
    0x17b81e7701abdbe2e8743884d1117e53356de5ab275b4db1a682c62ef0f2753339b7c8f8c8f475af9ccb5618e3f0c88en,
    0x80d3cf1f9a78fc47b90b33563be990dc43b756ce79f5574a2c596c928c5d1de4fa295f296b74e956d71986a8497e317n,
    0x169b1f8e1bcfa7c42e0c37515d138f22dd2ecb803a0c5c99676314baf4bb1b7fa3190b2edc0327797f241067be390c9en,
    0x10321da079ce07e272d8ec09d2565b0dfa7dccdde6787f96d50af36003b14866f69b771f8c285decca67df3f1605fb7bn,
    0x6e08c248e260e70bd1e962381edee3d31d79d7e22c837bc23c0bf1bc24c6b68c24b1b80b64d391fa9c8ba2e8ba2d229n,
  ],
  xDenominator: [
    0x8ca8d548cff19ae18b2e62f4bd3fa6f01d5ef4ba35b48ba9c9588617fc8ac62b558d681be343df8993cf9fa40d21b1cn,
    0x12561a5deb559c4348b4711298e536367041e8ca0cf0800c0126c2588c48bf5713daa8846cb026e9e5c8276ec82b3bffn,
    0xb2962fe57a3225e8137e629bff2991f6f89416f5a718cd1fca64e00b11aceacd6a3d0967c94fedcfcc239ba5cb83e19n,
    0x3425581a58ae2fec83aafef7c40eb545b08243f16b1655154cca8abc28d6fd04976d5243eecf5c4130de8938dc62cd8n,
    0x13a8e162022914a80a6f1d5f43e7a07dffdfc759a12062bb8d6b44e833b306da9bd29ba81f35781d539d395b3532a21en,
    0xe7355f8e4e667b955390f7f0506c6e9395735e9ce9cad4d0a43bcef24b8982f7400d24bc4228f11c02df9a29f6304a5n,
    0x772caacf16936190f3e0c63e0596721570f5799af53a1894e2e073062aede9cea73b3538f0de06cec2574496ee84a3an,
    0x14a7ac2a9d64a8b230b3f5b074cf01996e7f63c21bca68a81996e1cdf9822c580fa5b9489d11e2d311f7d99bbdcc5a5en,
    0xa10ecf6ada54f825e920b3dafc7a3cce07f8d1d7161366b74100da67f39883503826692abba43704776ec3a79a1d641n,
    0x95fc13ab9e92ad4476d6e3eb3a56680f682b4ee96f7d03776df533978f31c1593174e4b4b7865002d6384d168ecdd0an,
    0x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001n,
  ],
  yNumerator: [
    0x90d97c81ba24ee0259d1f094980dcfa11ad138e48a869522b52af6c956543d3cd0c7aee9b3ba3c2be9845719707bb33n,
    0x134996a104ee5811d51036d776fb46831223e96c254f383d0f906343eb67ad34d6c56711962fa8bfe097e75a2e41c696n,
    0xcc786baa966e66f4a384c86a3b49942552e2d658a31ce2c344be4b91400da7d26d521628b00523b8dfe240c72de1f6n,
    0x1f86376e8981c217898751ad8746757d42aa7b90eeb791c09e4a3ec03251cf9de405aba9ec61deca6355c77b0e5f4cbn,
    0x8cc03fdefe0ff135caf4fe2a21529c4195536fbe3ce50b879833fd221351adc2ee7f8dc099040a841b6daecf2e8fedbn,
    0x16603fca40634b6a2211e11db8f0a6a074a7d0d4afadb7bd76505c3d3ad5544e203f6326c95a807299b23ab13633a5f0n,
    0x4ab0b9bcfac1bbcb2c977d027796b3ce75bb8ca2be184cb5231413c4d634f3747a87ac2460f415ec961f8855fe9d6f2n,
    0x987c8d5333ab86fde9926bd2ca6c674170a05bfe3bdd81ffd038da6c26c842642f64550fedfe935a15e4ca31870fb29n,
    0x9fc4018bd96684be88c9e221e4da1bb8f3abd16679dc26c1e8b6e6a1f20cabe69d65201c78607a360370e577bdba587n,
    0xe1bba7a1186bdb5223abde7ada14a23c42a0ca7915af6fe06985e7ed1e4d43b9b3f7055dd4eba6f2bafaaebca731c30n,
    0x19713e47937cd1be0dfd0b8f1d43fb93cd2fcbcb6caf493fd1183e416389e61031bf3a5cce3fbafce813711ad011c132n,
    0x18b46a908f36f6deb918c143fed2edcc523559b8aaf0c2462e6bfe7f911f643249d9cdf41b44d606ce07c8a4d0074d8en,
    0xb182cac101b9399d155096004f53f447aa7b12a3426b08ec02710e807b4633f06c851c1919211f20d4c04f00b971ef8n,
    0x245a394ad1eca9b72fc00ae7be315dc757b3b080d4c158013e6632d3c40659cc6cf90ad1c232a6442d9d3f5db980133n,
    0x5c129645e44cf1102a159f748c4a3fc5e673d81d7e86568d9ab0f5d396a7ce46ba1049b6579afb7866b1e715475224bn,
    0x15e6be4e990f03ce4ea50b3b42df2eb5cb181d8f84965a3957add4fa95af01b2b665027efec01c7704b456be69c8b604n,
  ],
  yDenominator: [
    0x16112c4c3a9c98b252181140fad0eae9601a6de578980be6eec3232b5be72e7a07f3688ef60c206d01479253b03663c1n,
    0x1962d75c2381201e1a0cbd6c43c348b885c84ff731c4d59ca4a10356f453e01f78a4260763529e3532f6102c2e49a03dn,
    0x58df3306640da276faaae7d6e8eb15778c4855551ae7f310c35a5dd279cd2eca6757cd636f96f891e2538b53dbf67f2n,
    0x16b7d288798e5395f20d23bf89edb4d1d115c5dbddbcd30e123da489e726af41727364f2c28297ada8d26d98445f5416n,
    0xbe0e079545f43e4b00cc912f8228ddcc6d19c9f0f69bbb0542eda0fc9dec916a20b15dc0fd2ededda39142311a5001dn,
    0x8d9e5297186db2d9fb266eaac783182b70152c65550d881c5ecd87b6f0f5a6449f38db9dfa9cce202c6477faaf9b7acn,
    0x166007c08a99db2fc3ba8734ace9824b5eecfdfa8d0cf8ef5dd365bc400a0051d5fa9c01a58b1fb93d1a1399126a775cn,
    0x16a3ef08be3ea7ea03bcddfabba6ff6ee5a4375efa1f4fd7feb34fd206357132b920f5b00801dee460ee415a15812ed9n,
    0x1866c8ed336c61231a1be54fd1d74cc4f9fb0ce4c6af5920abc5750c4bf39b4852cfe2f7bb9248836b233d9d55535d4an,
    0x167a55cda70a6e1cea820597d94a84903216f763e13d87bb5308592e7ea7d4fbc7385ea3d529b35e346ef48bb8913f55n,
    0x4d2f259eea405bd48f010a01ad2911d9c6dd039bb61a6290e591b36e636a5c871a5c29f4f83060400f8b49cba8f6aa8n,
    0xaccbb67481d033ff5852c1e48c50c477f94ff8aefce42d28c0f9a88cea7913516f968986f7ebbea9684b529e2561092n,
    0xad6b9514c767fe3c3613144b45f1496543346d98adf02267d5ceef9a00d9b8693000763e3b90ac11e99b138573345ccn,
    0x2660400eb2e4f3b628bdd0d53cd76f2bf565b94e72927c1cb748df27942480e420517bd8714cc80d1fadc1326ed06f7n,
    0xe0fa1d816ddc03e6b24255e0d7819c171c40f65e273b853324efcd6356caa205ca2f570f13497804415473a1d634b8fn,
    0x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001n,
  ],
};

const isogenousA =
  0x144698a3b8e9433d693a02c96d4982b0ea985383ee66a8d8e8981aefd881ac98936f8da0e0f97f5cf428082d584c1dn;
const isogenousB =
  0x12e2908d11688030018b12e8753eee3b2016c1f0f24f4070a0b9c14fcef35ef55a23215a316ceaa5d1cc48e98e172be0n;
const domain = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

/** expand_message_xmd of RFC 9380, section 5.3.1, with SHA-256. */
const expand = (message: Uint8Array, length: number): Uint8Array => {
  const tag = joined([inBytes(domain), Uint8Array.of(domain.length)]);
  const first = sha256(new Uint8Array(64), message, Uint8Array.of(length >> 8, length & 255, 0), tag);
  const blocks: Uint8Array[] = [];
  for (let i = 1; blocks.length * 32 < length; i++) {
    const before = blocks.at(-1) ?? new Uint8Array(32);
    blocks.push(
      sha256(
        first.map((byte, at) => byte ^ (before[at] ?? 0)),
        Uint8Array.of(i),
        tag,
      ),
    );
  }
  return joined(blocks).subarray(0, length);
};

const evaluate = (coefficients: readonly bigint[], x: bigint): bigint =>
  coefficients.reduceRight((value, coefficient) => mod(value * x + coefficient), 0n);

/** Simplified SWU onto the isogenous curve, then onto ours: RFC 9380, sections 6.6.2 and 6.6.3, Z = 11. */
const mapToCurve = (u: bigint): NonNullable<Point> => {
  const z = mod(11n * u * u);
  const spread = mod(z * z + z);
  const ratio = mod(-isogenousB * inverse(isogenousA));
  const x1 = spread === 0n ? mod(-ratio * inverse(11n)) : mod(ratio * (1n + inverse(spread)));
  const right = (x: bigint) => mod(x * x * x + isogenousA * x + isogenousB);
  const y1 = root(right(x1));
  const x = y1 === null ? mod(z * x1) : x1;
  const y = y1 ?? root(right(x)) ?? 0n;
  const signed = (y & 1n) === (u & 1n) ? y : mod(-y);
  return [
    [mod(evaluate(isogeny.xNumerator, x) * inverse(evaluate(isogeny.xDenominator, x))), 0n],
    [mod(signed * evaluate(isogeny.yNumerator, x) * inverse(evaluate(isogeny.yDenominator, x))), 0n],
  ];
};

const hashToCurve = (message: Uint8Array): Point => {
  const uniform = expand(message, 128);
  const [u, v] = [uniform.subarray(0, 64), uniform.subarray(64)].map((half) => mod(numberOf(half)));
  return multiple(sum(mapToCurve(u ?? 0n), mapToCurve(v ?? 0n)), parameter + 1n);
};

/** Σ cₖ wᵏ, k = 0…5, with w⁶ = 1 + i. */
type Tower = readonly Complex[];

const product = (a: Tower, b: Tower): Tower => {
  const result: Complex[] = Array.from({ length: 6 }, () => zero);
  for (const [i, left] of a.entries()) {
    if (left[0] === 0n && left[1] === 0n) continue;
    for (const [j, right] of b.entries()) {
      const term = times(left, right);
      const wrapped: Complex = i + j < 6 ? term : [mod(term[0] - term[1]), mod(term[0] + term[1])];
      result[(i + j) % 6] = add(result[(i + j) % 6] ?? zero, wrapped);
    }
  }
  return result;
};

/** Line through a and b (on the twist) at the point `at` of G1, up to a factor that the last power erases. */
const line = (a: NonNullable<Point>, slope: Complex, at: NonNullable<Point>): Tower => [
  minus(times(slope, a[0]), a[1]),
  zero,
  scaled(slope, -at[0][0]),
  [at[1][0], 0n],
  zero,
  zero,
];

/** Miller's loop of the ate pairing over the parameter, whose sign does not matter to an equality to one. */
const miller = (at: NonNullable<Point>, twisted: NonNullable<Point>): Tower => {
  let value: Tower = [one, zero, zero, zero, zero, zero];
  let point = twisted;
  const step = (other: NonNullable<Point>): void => {
    const slope = slopeOf(point, other) ?? zero;
    value = product(value, line(point, slope, at));
    point = along(point, other, slope);
  };
  for (const bit of parameter.toString(2).slice(1)) {
    value = product(value, value);
    step(point);
    if (bit === '1') step(twisted);
  }
  return value;
};

const generator =
  '93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8';

/** Whether e(a, b) = e(c, d): one product of two loops, raised to (p¹² − 1) / order. */
const samePairing = (
  [a, b]: readonly [NonNullable<Point>, NonNullable<Point>],
  [c, d]: readonly [NonNullable<Point>, NonNullable<Point>],
): boolean => {
  let square = product(miller([a[0], minus(zero, a[1])], b), miller(c, d));
  let result: Tower = [one, zero, zero, zero, zero, zero];
  for (let left = (p ** 12n - 1n) / order; left > 0n; left >>= 1n) {
    if (left & 1n) result = product(result, square);
    square = product(square, square);
  }
  return result.flat().every((part, at) => part === (at === 0 ? 1n : 0n));
};

/** Whether `signature` is what quicknet published for that round. Takes about a second. */
export const isRoundSignature = (round: number, signature: string): boolean => {
  const signed = readPoint(signature, 1);
  const key = readPoint(quicknet.publicKey, 2);
  const base = readPoint(generator, 2);
  const number = new DataView(new ArrayBuffer(8));
  number.setBigUint64(0, BigInt(round));
  const message = hashToCurve(sha256(new Uint8Array(number.buffer)));
  return !!signed && !!key && !!base && !!message && samePairing([signed, base], [message, key]);
};

// --- The lottery ---

/** First 48 bits of a hash; values that would favour the first panels are thrown back, and the hash hashed again. */
const pointed = (randomness: Uint8Array, commitment: string, count: number): number => {
  const limit = 2 ** 48 - (2 ** 48 % count);
  let hash = sha256(randomness, bytesOf(commitment));
  for (;;) {
    const value = Number(numberOf(hash.subarray(0, 6)));
    if (value < limit) return value % count;
    hash = sha256(hash);
  }
};

/** What is found, as a clause in either language. */
export interface Clause {
  readonly fr: string;
  readonly en: string;
}

const digitsOf = (count: number): Clause => ({
  fr: `${count} chiffre${count > 1 ? 's' : ''}`,
  en: `${count} digit${count === 1 ? '' : 's'}`,
});

/** Place of the panel that an outcome points at, or why it points at none. */
export const indexOf = (
  bundle: Pick<Bundle, 'announced' | 'commitment' | 'panels'>,
  value: string,
): { readonly index: number } | { readonly fault: Clause } => {
  const { announced, commitment, panels } = bundle;
  if (announced.kind === 'digits') {
    const digits = digitsOf(announced.count);
    if (!new RegExp(`^[0-9]{${announced.count}}$`).test(value))
      return {
        fault: {
          fr: `il faut ${digits.fr}, pas « ${value} »`,
          en: `${digits.en} are needed, not “${value}”`,
        },
      };
    if (10 ** announced.count !== panels.length)
      return {
        fault: {
          fr: `un tirage de ${digits.fr} ne désigne pas un panel parmi ${panels.length}`,
          en: `a draw of ${digits.en} does not point at one panel of ${panels.length}`,
        },
      };
    return { index: Number(value) };
  }
  if (announced.chain !== quicknet.chain)
    return {
      fault: {
        fr: 'le réseau drand annoncé n’est pas « quicknet »',
        en: 'the drand network announced is not “quicknet”',
      },
    };
  if (!isRoundSignature(announced.round, value))
    return {
      fault: {
        fr: `la signature n’est pas celle du tour ${announced.round} de drand`,
        en: `the signature is not that of drand’s round ${announced.round}`,
      },
    };
  return { index: pointed(sha256(bytesOf(value)), commitment, panels.length) };
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const areAll = (value: unknown, check: (item: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && check(item));

const isAnnounced = ({ kind, chain, round, count, occasion }: Record<string, unknown>): boolean =>
  (kind === 'drand' && isText(chain) && isCount(round) && Number(round) > 0 && Number(round) < 1e11) ||
  (kind === 'digits' && isText(occasion) && isCount(count) && Number(count) < 6);

const isBundle = (bundle: Partial<Bundle> | null): bundle is Bundle =>
  areAll(
    [bundle],
    ({ format, code, size, commitment, announced }) =>
      isText(format) &&
      isText(code) &&
      isCount(size) &&
      isText(commitment) &&
      areAll([announced], isAnnounced),
  ) &&
  areTexts(bundle?.features) &&
  areAll(
    bundle?.quotas,
    ({ feature, value, min, max }) => isText(feature) && isText(value) && isCount(min) && isCount(max),
  ) &&
  areAll(
    bundle?.people,
    ({ id, values, household }) =>
      isText(id) && areTexts(values) && (household === null || (isText(household) && household !== '')),
  ) &&
  Array.isArray(bundle?.panels) &&
  bundle.panels.every(areTexts) &&
  (bundle.outcome === undefined ||
    areAll(
      [bundle.outcome],
      ({ value, index, panel }) => isText(value) && isCount(index) && areTexts(panel),
    ));

/** The bundle that a file's text holds; null where it is not one. What it says remains to be checked. */
export const readBundle = (text: string): Bundle | null => {
  try {
    const held = JSON.parse(text.replace(/^\uFEFF/, '')) as Partial<Bundle> | null;
    return isBundle(held) ? held : null;
  } catch {
    return null;
  }
};

/** What is checked, in this order. */
export type Checked = 'commitment' | 'people' | 'panels' | 'outcome';

/** Faults found by each check. */
export type Findings = Readonly<Record<Checked, readonly Clause[]>>;

const commitmentFaults = (bundle: Bundle): Clause[] => {
  if (bundle.format !== 'collegiale-lottery-1')
    return [
      {
        fr: 'le format n’est pas « collegiale-lottery-1 »',
        en: 'the format is not “collegiale-lottery-1”',
      },
    ];
  if (commitmentOf(bundle) === bundle.commitment) return [];
  return [
    {
      fr: 'l’engagement publié n’est pas l’empreinte de ces personnes, quotas, panels et de cet aléa annoncé',
      en: 'the commitment published is not the fingerprint of these people, quotas, panels and announced randomness',
    },
  ];
};

const peopleFaults = ({ people, features, quotas }: Bundle): Clause[] => {
  const ids = new Set(people.map(({ id }) => id));
  const strange = people.find(({ values }) => values.length !== features.length);
  const quota = quotas.find(({ feature, min, max }) => !features.includes(feature) || min > max);
  return [
    ...(ids.size === people.length
      ? []
      : [
          {
            fr: 'un identifiant paraît deux fois dans la liste',
            en: 'an identifier comes twice in the list',
          },
        ]),
    ...(new Set(features).size === features.length
      ? []
      : [{ fr: 'un critère paraît deux fois', en: 'a criterion comes twice' }]),
    ...(strange
      ? [
          {
            fr: `« ${strange.id} » n’a pas une valeur pour chaque critère`,
            en: `“${strange.id}” has not one value for each criterion`,
          },
        ]
      : []),
    ...(quota
      ? [
          {
            fr: `le quota « ${quota.value} » (${quota.feature}) n’a pas de sens`,
            en: `the quota “${quota.value}” (${quota.feature}) makes no sense`,
          },
        ]
      : []),
  ];
};

interface PanelFault {
  readonly panel: number;
  /** What is wrong with it, and the rule that it breaks, as said of several. */
  readonly says: Clause;
  readonly rule: Clause;
}

const panelFault = (
  bundle: Bundle,
  panel: readonly string[],
  people: Map<string, Bundle['people'][number]>,
): Omit<PanelFault, 'panel'> | null => {
  if (panel.length !== bundle.size || new Set(panel).size !== panel.length)
    return {
      says: {
        fr: `ne compte pas ${bundle.size} personnes différentes`,
        en: `does not hold ${bundle.size} different people`,
      },
      rule: {
        fr: `ne comptent pas ${bundle.size} personnes différentes`,
        en: `do not hold ${bundle.size} different people`,
      },
    };
  const members = panel.map((id) => people.get(id));
  const unknown = members.findIndex((member) => !member);
  if (unknown >= 0)
    return {
      says: {
        fr: `compte « ${panel[unknown]} », qui n’est pas dans la liste`,
        en: `holds “${panel[unknown]}”, who is not in the list`,
      },
      rule: {
        fr: 'comptent quelqu’un qui n’est pas dans la liste',
        en: 'hold somebody who is not in the list',
      },
    };
  const homes = members.flatMap((member) => member?.household ?? []);
  if (new Set(homes).size !== homes.length)
    return {
      says: { fr: 'compte deux personnes d’un même foyer', en: 'holds two people of one home' },
      rule: { fr: 'comptent deux personnes d’un même foyer', en: 'hold two people of one home' },
    };
  for (const { feature, value, min, max } of bundle.quotas) {
    const at = bundle.features.indexOf(feature);
    const count = members.filter((member) => member?.values[at] === value).length;
    if (count < min || count > max)
      return {
        says: {
          fr: `compte ${count} « ${value} » (${feature}), hors de ${min} à ${max}`,
          en: `holds ${count} “${value}” (${feature}), outside ${min} to ${max}`,
        },
        rule: { fr: 'ne tiennent pas les quotas', en: 'do not keep the quotas' },
      };
  }
  return null;
};

/** One clause for panels that break the same rule, with the first of them: a change to one person breaks many. */
const told = ([first, ...others]: readonly [PanelFault, ...PanelFault[]], panels: number): Clause => {
  const one = {
    fr: `le panel n° ${first.panel} ${first.says.fr}`,
    en: `panel no. ${first.panel} ${first.says.en}`,
  };
  const count = others.length + 1;
  if (count === 1) return one;
  return {
    fr: `${count} panels sur ${panels} ${first.rule.fr} ; le premier : ${one.fr}`,
    en: `${count} panels of ${panels} ${first.rule.en}; the first: ${one.en}`,
  };
};

const panelFaults = (bundle: Bundle): Clause[] => {
  if (bundle.panels.length === 0 || bundle.size < 1)
    return [{ fr: 'il n’y a aucun panel à tirer', en: 'there is no panel to draw' }];
  const people = new Map(bundle.people.map((person) => [person.id, person]));
  const byRule = new Map<string, [PanelFault, ...PanelFault[]]>();
  for (const [index, panel] of bundle.panels.entries()) {
    const found = panelFault(bundle, panel, people);
    if (!found) continue;
    const fault = { ...found, panel: index };
    const same = byRule.get(found.rule.fr);
    if (same) same.push(fault);
    else byRule.set(found.rule.fr, [fault]);
  }
  return [...byRule.values()].map((faults) => told(faults, bundle.panels.length));
};

const outcomeFaults = (bundle: Bundle, outcome: Outcome): Clause[] => {
  if (bundle.panels.length === 0)
    return [{ fr: 'l’aléa ne peut désigner aucun panel', en: 'the randomness can point at no panel' }];
  const drawn = indexOf(bundle, outcome.value);
  if ('fault' in drawn) return [drawn.fault];
  if (drawn.index !== outcome.index)
    return [
      {
        fr: `l’aléa désigne le panel n° ${drawn.index}, pas le n° ${outcome.index}`,
        en: `the randomness points at panel no. ${drawn.index}, not no. ${outcome.index}`,
      },
    ];
  if (canonical(bundle.panels[drawn.index]) === canonical(outcome.panel)) return [];
  return [
    {
      fr: `le panel annoncé n’est pas le panel n° ${drawn.index}`,
      en: `the panel announced is not panel no. ${drawn.index}`,
    },
  ];
};

/** Checks everything; about a second where drand signed, most of it for the signature. */
export const findingsOf = (bundle: Bundle): Findings => ({
  commitment: commitmentFaults(bundle),
  people: peopleFaults(bundle),
  panels: panelFaults(bundle),
  outcome: bundle.outcome ? outcomeFaults(bundle, bundle.outcome) : [],
});

/** Everything wrong with a published lottery; empty where all is as it should be. */
export const faultsOf = (bundle: Bundle): Clause[] => Object.values(findingsOf(bundle)).flat();

/** What a reader must compare by himself with what was published, and when. */
export const summaryOf = ({ commitment, announced, outcome, panels }: Bundle): Clause[] => {
  const { fr, en } = announced.kind === 'digits' ? digitsOf(announced.count) : { fr: '', en: '' };
  const published =
    announced.kind === 'drand' ? new Date(timeOfRound(announced.round) * 1000).toISOString() : '';
  const drawn = outcome?.panel.join(', ') ?? '';
  return [
    { fr: `engagement : ${commitment}`, en: `commitment: ${commitment}` },
    announced.kind === 'drand'
      ? {
          fr: `aléa : tour ${announced.round} de drand quicknet, publié le ${published}`,
          en: `randomness: round ${announced.round} of drand quicknet, published on ${published}`,
        }
      : { fr: `aléa : ${fr}, ${announced.occasion}`, en: `randomness: ${en}, ${announced.occasion}` },
    outcome
      ? {
          fr: `panel n° ${outcome.index} sur ${panels.length} : ${drawn}`,
          en: `panel no. ${outcome.index} of ${panels.length}: ${drawn}`,
        }
      : { fr: `${panels.length} panels, aucun tiré`, en: `${panels.length} panels, none drawn` },
  ];
};

const usage: Clause = {
  fr: 'Usage : node verify.ts bundle.json [en] (un tirage publié par Collégiale)',
  en: 'Usage: node verify.ts bundle.json [en] (a lottery published by Collégiale)',
};

const main = (path: string | undefined, language: keyof Clause): number => {
  const refused = (reason: Clause): number => {
    console.error(
      `${path === undefined ? '' : `${path}${language === 'fr' ? ' ' : ''}: ${reason[language]}. `}${usage[language]}`,
    );
    return 2;
  };
  let text: string;
  try {
    text = process.getBuiltinModule('node:fs').readFileSync(path ?? '', 'utf8');
  } catch {
    return refused({ fr: 'le fichier ne peut pas être lu', en: 'the file cannot be read' });
  }
  const bundle = readBundle(text);
  if (!bundle)
    return refused({
      fr: 'ce n’est pas un tirage publié par Collégiale',
      en: 'this is no lottery published by Collégiale',
    });
  for (const line of summaryOf(bundle)) console.log(line[language]);
  const faults = faultsOf(bundle);
  const verdict = {
    refused: { fr: 'refusé : ', en: 'refused: ' },
    sound: { fr: 'tout est vérifié', en: 'everything is checked' },
  };
  for (const fault of faults) console.error(verdict.refused[language] + fault[language]);
  if (faults.length === 0) console.log(verdict.sound[language]);
  return faults.length === 0 ? 0 : 1;
};

if (import.meta.main) process.exitCode = main(process.argv[2], process.argv[3] === 'en' ? 'en' : 'fr');
