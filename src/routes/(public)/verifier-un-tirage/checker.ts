import type { Verdict } from './verdict.ts';

/** Opens the worker that checks: `check` a text, `hear` the verdict, null where the text is no lottery. */
export const openChecker = (
  hear: (verdict: Verdict | null) => void,
  fail: () => void,
): { check(text: string): void; end(): void } => {
  const worker = new Worker(new URL('./checking-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Verdict | null>) => hear(data));
  worker.addEventListener('error', fail);
  return { check: (text) => worker.postMessage(text), end: () => worker.terminate() };
};
