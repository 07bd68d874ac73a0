#!/usr/bin/env node
import { inWords } from '../src/lib/server/platform/causes.ts';
import { asked, commands, usage } from './commands.ts';

/** The command line: the same code as the pages, with Node alone. */
const [name = '--help', ...rest] = process.argv.slice(2);
const command = commands.get(name);

const run = async (): Promise<number> => {
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(usage);
    return 0;
  }
  if (command === undefined) {
    console.error(`Commande inconnue : ${name}\n\n${usage}`);
    return 2;
  }
  const given = asked(name, command, rest);
  if (typeof given === 'string') {
    console.log(given);
    return 0;
  }
  const code = await (await command.load())(given);
  return typeof code === 'number' ? code : 0;
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(inWords(error));
  process.exit((error as { exitCode?: number }).exitCode ?? 1);
}
