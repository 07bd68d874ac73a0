import { parentPort } from 'node:worker_threads';
import { answerDraw } from './answering.ts';
import type { DrawRequest } from './draw.ts';

/** The thread that `node.ts` opens: one draw, and it is stopped by ending it. */
parentPort?.once('message', (request: DrawRequest) => {
  void answerDraw(request, (message) => parentPort?.postMessage(message));
});
