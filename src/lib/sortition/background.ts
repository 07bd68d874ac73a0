import { Worker } from 'node:worker_threads';
import type { Result } from '#lib/kernel/result.ts';
import type { Draw, DrawRefusal, DrawRequest } from './draw.ts';
import type { Progress } from './fair.ts';

interface Message {
  readonly progress?: Progress;
  readonly result?: Result<Draw, DrawRefusal>;
  readonly error?: string;
}

export interface DrawOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * `draw`, in a thread of its own that leaves the caller free. The signal ends the thread at once; the promise then
 * rejects with the signal's reason, as it rejects if the thread breaks down.
 */
export const drawInWorker = (
  request: DrawRequest,
  { signal, onProgress }: DrawOptions = {},
): Promise<Result<Draw, DrawRefusal>> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    const end = (settle: () => void): void => {
      signal?.removeEventListener('abort', stop);
      void worker.terminate();
      settle();
    };
    const stop = (): void => end(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', stop);
    worker.on('message', ({ progress, result, error }: Message) => {
      if (progress) onProgress?.(progress);
      if (result) end(() => resolve(result));
      if (error !== undefined) end(() => reject(new Error(error)));
    });
    worker.on('error', (error) => end(() => reject(error)));
    worker.postMessage(request);
  });
