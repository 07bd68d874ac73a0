import { readdirSync } from 'node:fs';

/** Every benchmark of the folder, one after the other; each prints its figures beside its reference. */
for (const name of readdirSync(import.meta.dirname).sort())
  if (name.endsWith('.ts') && name !== 'index.ts' && name !== 'engines.ts') await import(`./${name}`);
