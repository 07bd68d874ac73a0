import { answerDraw } from './answering.ts';
import type { DrawRequest } from './draw.ts';

/** The worker that `browser.ts` opens: one draw, and it is stopped by ending it. */
self.addEventListener(
  'message',
  ({ data: request }: MessageEvent<DrawRequest>) => {
    void answerDraw(request, (message) => self.postMessage(message));
  },
  { once: true },
);
