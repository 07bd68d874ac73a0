import type { Result } from '#lib/kernel/result.ts';
import type { Draw, DrawRefusal, DrawRequest } from './draw.ts';
import type { Progress } from './fair.ts';

/** What a thread that draws says to whoever opened it: where it stands, then one answer. */
export interface Message {
  readonly progress?: Progress;
  readonly result?: Result<Draw, DrawRefusal>;
  readonly error?: string;
}

/** A thread for one draw, of Node or of a browser. */
interface Thread {
  post(request: DrawRequest): void;
  /** Ends the thread at once, whatever it was doing. */
  end(): void;
}

/** Opens a thread; `fail` is told what broke it down. */
export type OpenThread = (hear: (message: Message) => void, fail: (error: Error) => void) => Thread;

export interface DrawOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** `draw`, elsewhere than in the caller's thread, which stays free. */
export type DrawAway = (request: DrawRequest, options?: DrawOptions) => Promise<Result<Draw, DrawRefusal>>;

/**
 * `draw` behind a promise, in threads opened by `open`. The signal ends the thread at once; the promise then
 * rejects with the signal's reason, as it rejects if the thread breaks down, or if `onProgress` throws.
 */
export const drawThrough =
  (open: OpenThread): DrawAway =>
  (request, { signal, onProgress } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const end = (settle: () => void): void => {
        signal?.removeEventListener('abort', stop);
        thread.end();
        settle();
      };
      const fail = (error: unknown): void => end(() => reject(error as Error));
      const stop = (): void => fail(signal?.reason);
      const hear = ({ progress, result, error }: Message): void => {
        try {
          if (progress) onProgress?.(progress);
        } catch (thrown) {
          fail(thrown);
        }
        if (result) end(() => resolve(result));
        if (error !== undefined) fail(new Error(error));
      };
      const thread = open(hear, fail);
      signal?.addEventListener('abort', stop);
      thread.post(request);
    });
