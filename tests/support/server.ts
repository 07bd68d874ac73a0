import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/lib/server/platform/postgres/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
  }
}

/** One real PostgreSQL for the whole run; each test takes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'collegiale-tests-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder: join(folder, 'postgres') });
  project.provide('ownerUrl', server.ownerUrl);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
