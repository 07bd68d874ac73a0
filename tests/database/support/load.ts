/**
 * A process of the application under load, to be killed: sends commands without pause and writes one line
 * on its output for each that is acknowledged, `key position`, only once it is. Run by crash.test.ts as
 * `node load.ts <url> <communeId>`.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import { openPool } from '#lib/server/platform/postgres/pool.ts';
import { registry } from './counter.ts';

const [url = '', communeId = ''] = process.argv.slice(2);
const execute = createExecute(openPool(url), registry);

const work = async (counter: string): Promise<void> => {
  for (;;) {
    const key = randomUUID();
    try {
      const command = { type: 'Add', counter, amount: 1, note: key };
      const answer = await execute({ communeId, actor: { kind: 'system' }, key, command });
      if (answer.ok) writeSync(1, `${key} ${answer.value.position}\n`);
    } catch {
      // The database is down: a person would try again.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
};

for (let client = 0; client < 8; client += 1) void work(`crash${client % 3}`);
