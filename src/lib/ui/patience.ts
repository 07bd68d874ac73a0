/** A gateway that has no application behind it, for the seconds that a restart takes. */
const away = [502, 503, 504];

type Patience = {
  /** Whether this request may wait for the network; others fail at once, as usual. */
  waits: (input: RequestInfo | URL) => boolean;
  /** Resolves when it is worth trying again after so many failures. */
  pause: (failures: number) => Promise<void>;
};

/**
 * A `fetch` that waits for the network to come back instead of failing. A page that refreshes itself in a
 * tunnel, or while its server restarts, then stays as it is with what is typed in it, and catches up after.
 */
export const patient = (fetcher: typeof fetch, { waits, pause }: Patience): typeof fetch =>
  async function (input, init) {
    for (let failures = 0; ; failures += 1) {
      try {
        const response = await fetcher(input, init);
        if (!away.includes(response.status) || !waits(input)) return response;
      } catch (error) {
        if (!waits(input)) throw error;
      }
      await pause(failures);
    }
  };

/** Whether the request is for the data of the page that is open, which the framework asks of `window.fetch`. */
export const refreshes = (input: RequestInfo | URL, page: string): boolean => {
  const asked = new URL(input instanceof Request ? input.url : input, page);
  const { origin, pathname } = new URL(page);
  return asked.origin === origin && asked.pathname === `${pathname.replace(/\/$/, '')}/__data.json`;
};
