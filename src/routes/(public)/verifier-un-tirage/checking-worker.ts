import { verdictOf } from './verdict.ts';

/** Checks apart from the page, which stays free: a signature takes seconds on a small phone. */
self.addEventListener('message', ({ data: text }: MessageEvent<string>) => {
  self.postMessage(verdictOf(text));
});
