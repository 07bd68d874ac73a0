import { drawThrough, type Message } from './background.ts';

/**
 * `draw` in a worker of the browser, for pages bundled by Vite, which gives the worker and its solver (WebAssembly)
 * addresses of their own. A page whose policy reaches its workers must allow `wasm-unsafe-eval`.
 */
export const drawInBrowser = drawThrough((hear, fail) => {
  const worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data: message }: MessageEvent<Message>) => hear(message));
  worker.addEventListener('error', (event) => fail(new Error(event.message || 'the worker did not load')));
  return { post: (request) => worker.postMessage(request), end: () => worker.terminate() };
});
