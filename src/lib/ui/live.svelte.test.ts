import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow, retryDelay } from './live.svelte.ts';

/** Stands for the browser's EventSource, which Node does not have. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Stream[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() {
    super();
    Stream.opened.push(this);
  }
  close() {
    this.readyState = Stream.CLOSED;
  }
}

const latest = () => {
  const stream = Stream.opened.at(-1);
  if (!stream) throw new Error('no stream was opened');
  return stream;
};

describe('a page that follows what happens', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Stream);
    Stream.opened = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('refreshes on an event, named or not, and not on the first opening', async () => {
    const onChange = vi.fn();
    follow('/flux', { onChange, events: ['proposal'] });
    latest().onopen?.();
    expect(onChange).toHaveBeenCalledTimes(0);
    latest().onmessage?.();
    await Promise.resolve();
    latest().dispatchEvent(new Event('proposal'));
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('gathers a burst into the refresh under way and one more', async () => {
    let finish = (): void => undefined;
    const onChange = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    follow('/flux', { onChange });
    for (let event = 0; event < 20; event += 1) latest().onmessage?.();
    expect(onChange).toHaveBeenCalledTimes(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('opens a new stream when the browser gave up, then catches up', async () => {
    const onChange = vi.fn();
    const connection = follow('/flux', { onChange });
    latest().onopen?.();
    expect(connection.status).toBe('live');
    latest().readyState = Stream.CLOSED;
    latest().onerror?.();
    expect(connection.status).toBe('interrupted');
    await vi.advanceTimersByTimeAsync(2000);
    expect(Stream.opened).toHaveLength(2);
    latest().onopen?.();
    expect(connection.status).toBe('live');
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('opens nothing any more once closed', async () => {
    const connection = follow('/flux', { onChange: vi.fn() });
    latest().readyState = Stream.CLOSED;
    latest().onerror?.();
    connection.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(Stream.opened).toHaveLength(1);
  });

  it('waits longer each time, up to half a minute, and not all phones together', () => {
    expect([0, 1, 2, 10].map((failures) => retryDelay(failures, 0.5))).toEqual([1000, 2000, 4000, 30_000]);
    expect(retryDelay(0, 0)).toBeCloseTo(800);
    expect(retryDelay(0, 1)).toBeCloseTo(1200);
  });
});
