import { drawInWorker } from '#lib/sortition/index.ts';
import { samplePool, sketches } from '#lib/sortition/samples.ts';

/** Draws on the server; `?stop` gives up at the first news. */
export const GET = async ({ url }: { url: URL }): Promise<Response> => {
  const stop = new AbortController();
  const stopping = url.searchParams.has('stop');
  const sketch = stopping ? sketches.skewed : sketches.ordinary;
  try {
    const drawn = await drawInWorker(
      { pool: samplePool(sketch), size: sketch.size, objective: 'leximin' },
      { signal: stop.signal, onProgress: () => stopping && stop.abort() },
    );
    return Response.json(drawn);
  } catch (error) {
    return Response.json({ said: (error as Error).name });
  }
};
