import { parentPort } from 'node:worker_threads';
import { draw, type DrawRequest } from './draw.ts';

/** What the worker is asked and answers, one draw a worker: it is stopped by ending it. */
interface Port {
  postMessage(message: unknown): void;
}

const answer = async (port: Port, request: DrawRequest): Promise<void> => {
  try {
    const result = await draw(request, (progress) => port.postMessage({ progress }));
    port.postMessage({ result });
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};

parentPort?.once('message', (request: DrawRequest) => void answer(parentPort as Port, request));
