/** How fresh the page is: being connected, following, or cut off and trying again. */
export type LiveStatus = 'connecting' | 'live' | 'interrupted';

export type LiveConnection = {
  /** Reactive: reads as state in a component. */
  readonly status: LiveStatus;
  close: () => void;
};

type LiveOptions = {
  /** Called when something new is in the journal; bursts are gathered into one call. */
  onChange: () => void | Promise<void>;
  /** Names of the server's events to hear, besides unnamed ones. */
  events?: readonly string[];
};

/** Milliseconds before the attempt that follows `failures` failed ones: 1 s doubled up to 30 s, spread by ±20 %. */
export function retryDelay(failures: number, chance: number): number {
  return Math.min(30_000, 1000 * 2 ** failures) * (0.8 + 0.4 * chance);
}

/**
 * Follows a stream of server-sent events and calls `onChange` when something happened. The browser
 * reconnects by itself; when it gives up (an HTTP error), this opens a new stream after a pause. Each
 * reconnection calls `onChange` too: a page may have missed something while the phone slept. Call in the
 * browser only, and `close` when the page is left.
 */
export function follow(url: string, { onChange, events = [] }: LiveOptions): LiveConnection {
  let status = $state<LiveStatus>('connecting');
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let opened = false;
  const tell = gather(onChange);

  function connect() {
    source = new EventSource(url);
    source.onopen = () => {
      status = 'live';
      failures = 0;
      if (opened) tell();
      opened = true;
    };
    source.onmessage = tell;
    for (const name of events) source.addEventListener(name, tell);
    source.onerror = () => {
      status = 'interrupted';
      if (source?.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(connect, retryDelay(failures, Math.random()));
      failures += 1;
    };
  }

  connect();
  return {
    get status() {
      return status;
    },
    close() {
      clearTimeout(retry);
      source?.close();
    },
  };
}

/** One call at a time; what happens during a call makes exactly one more. */
function gather(act: () => void | Promise<void>): () => void {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await act();
      } while (again);
    } catch {
      // A refresh that failed leaves the page as it was; the next event tries again.
    } finally {
      running = false;
    }
  };
}
