/** Whether an address is reached from this machine alone (RFC 6761: `localhost` and the names under it). */
export const isThisMachine = (origin: string): boolean => {
  const { hostname } = new URL(origin);
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
};

/** Whether a network address is this machine's own. */
export const isLoopback = (address: string): boolean =>
  /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i.test(address);
