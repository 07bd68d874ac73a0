import { BlockList, isIP } from 'node:net';

/** Networks from which no stranger comes: this machine and those beside it. */
const beside = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  beside.addSubnet(network, prefix, 'ipv4');
beside.addAddress('::1', 'ipv6');
beside.addSubnet('fc00::', 7, 'ipv6');

const plain = (address: string): string => (address.split('%', 1)[0] ?? '').replace(/^::ffff:(?=\d+\.)/i, '');

const isBeside = (address: string): boolean =>
  isIP(address) !== 0 && beside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

const forwardedIn = (header: string | string[] | undefined): string[] =>
  [header ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => plain(part.trim()))
    .filter((part) => part !== '');

/** Who asks, as far as can be known. */
export interface Client {
  /** Null when only a proxy's address is known: it would count a whole town as one person. */
  readonly address: string | null;
  /** A proxy that the settings say nothing of stands before us. */
  readonly undeclared: boolean;
}

/**
 * The address of whoever asks. Each proxy adds at the end of `X-Forwarded-For` the address that it saw: what
 * stands before those that are declared was written by anybody, and is not believed.
 * @param peer at the other end of the connection
 * @param proxies how many are declared
 */
export const clientOf = (
  peer: string | undefined,
  header: string | string[] | undefined,
  proxies: number,
): Client => {
  const direct = plain(peer ?? '');
  const forwarded = forwardedIn(header);
  const undeclared = isBeside(direct) && forwarded.length > proxies;
  if (proxies === 0) return { address: undeclared || direct === '' ? null : direct, undeclared };
  const seen = forwarded.at(-proxies) ?? forwarded[0];
  if (seen !== undefined && isIP(seen) !== 0) return { address: seen, undeclared: false };
  return { address: isBeside(direct) ? null : direct, undeclared: false };
};

const groupsOf = (address: string): string[] => {
  const [before = '', after] = address.split('::');
  const [left, right] = [before, after ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  if (!left || !right || after === undefined) return address.split(':');
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
};

/** What a line of somebody's contract gives them: one IPv4 address, or the 2⁶⁴ of an IPv6 network (RFC 6177). */
export const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address.toLowerCase()).slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
};
