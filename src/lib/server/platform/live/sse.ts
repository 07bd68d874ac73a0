/** What a page is sent. `id` comes back as `Last-Event-ID` when the page reconnects. */
export interface ServerEvent {
  readonly id: number;
  readonly content: unknown;
}

// Proxies commonly cut a connection that is silent for 30 or 60 seconds.
const keepAliveMs = 15_000;

// A page comes back by itself, and its session is then looked at again.
const lifetimeMs = 30 * 60_000;

// A page that reads nothing any more is let go; if it lives, it comes back and is told what it missed.
const mostUnread = 1_000;

const encoder = new TextEncoder();

/**
 * A response of server-sent events (WHATWG HTML, 9.2) that stays open until the page leaves.
 * @param open starts sending and resolves to how to stop; when it fails, or calls `end`, the response ends and the
 * page reconnects by itself
 */
export const eventStream = (
  open: (send: (event: ServerEvent) => void, end: () => void) => Promise<() => void>,
): Response => {
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      let ended = false;
      const write = (text: string): void => {
        if (ended) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -mostUnread) end();
      };
      const end = (): void => {
        if (ended) return;
        stop();
        controller.close();
      };
      const keepAlive = setInterval(() => write(':\n\n'), keepAliveMs);
      const leave = setTimeout(() => end(), lifetimeMs);
      let unsubscribe = (): void => undefined;
      stop = () => {
        ended = true;
        clearInterval(keepAlive);
        clearTimeout(leave);
        unsubscribe();
      };
      write('retry: 2000\n\n');
      open(({ id, content }) => write(`id: ${id}\ndata: ${JSON.stringify(content)}\n\n`), end).then(
        (close) => {
          unsubscribe = close;
          if (ended) close();
        },
        end,
      );
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Some reverse proxies hold a response back to buffer it unless told so.
      'x-accel-buffering': 'no',
    },
  });
};

/**
 * The position that a page has seen: what it brings back when it reconnects, or else the one it was drawn
 * at, which it may name as `depuis` in the address. Null when it says neither.
 */
export const positionSeen = ({ headers, url }: Request): number | null => {
  const told = headers.get('last-event-id') ?? new URL(url).searchParams.get('depuis') ?? '';
  return /^\d{1,15}$/.test(told) ? Number(told) : null;
};
