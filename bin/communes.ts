/** Writes again the list of official communes, after a new edition of `@etalab/decoupage-administratif`. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  pruneCommunes,
  type OfficialCommune,
  type OfficialDepartement,
} from '../src/lib/server/platform/communes/prune.ts';

const require = createRequire(import.meta.url);
const pruned = pruneCommunes(
  require('@etalab/decoupage-administratif/data/communes.json') as OfficialCommune[],
  require('@etalab/decoupage-administratif/data/departements.json') as OfficialDepartement[],
);
const file = join(import.meta.dirname, '../src/lib/server/platform/communes/communes.json');
writeFileSync(file, `${JSON.stringify(pruned, null, 2)}\n`);
console.log(`${pruned.communes.length} communes : ${file}`);
