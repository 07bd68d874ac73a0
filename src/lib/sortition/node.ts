import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { drawThrough, type Message } from './background.ts';

/**
 * `draw` in a thread of Node. The thread runs the source, found by its name in the package: so a server whose code
 * was bundled elsewhere (`build/`) finds it as the command line does, and loads nothing else of the server.
 */
export const drawInWorker = drawThrough((hear, fail) => {
  const worker = new Worker(createRequire(import.meta.url).resolve('#lib/sortition/node-worker.ts'));
  worker.on('message', (message: Message) => hear(message));
  worker.on('error', fail);
  return { post: (request) => worker.postMessage(request), end: () => void worker.terminate() };
});
