#!/usr/bin/env node
import type { Command } from '../src/lib/kernel/answer.ts';
import { runCommand } from './answering.ts';
import { runEngine } from './commands/engine.ts';

/** The command line: the same code as the pages, with Node alone. */
const usage = `Collégiale

  collegiale start      démarre la base, prépare les pages, ouvre Collégiale
  collegiale demo       la même chose, avec la commune fictive de Valbrune-sur-Orsille
  collegiale dev        pour développer : les pages suivent les sources
  collegiale migrate    met la base à jour, sans rien démarrer d’autre
  collegiale verify     relit chaque journal : chaîne, versions, états
  collegiale rebuild    refait les états à partir du journal
  collegiale backup     FICHIER : sauvegarde tout, même pendant que Collégiale sert
  collegiale restore    FICHIER : remplit une base vide à partir d’une sauvegarde, et vérifie
  collegiale opinion    la carte des divergences : opinion --votes FICHIER.csv
  collegiale draw       tire un panel équitable sous quotas : draw --categories … --respondents … --size N
  collegiale lottery    le tirage en public : lottery commit, lottery draw, lottery verify
  collegiale law        le droit municipal : law RÈGLE nom=valeur …, law check FICHIER
  collegiale tally      dépouille un fichier de bulletins

Réglages : PORT, HOST, ORIGIN, DATABASE_URL, COLLEGIALE_VAR, COLLEGIALE_SECRET, SMTP_URL, MAIL_FROM.`;

type Run = () => Promise<unknown>;

/** An engine is loaded only when it is asked for, and knows nothing of the rest. */
const answered = async (load: () => Promise<Command>): Promise<Run> => {
  const command = await load();
  return () => runEngine((args, io) => runCommand(command, args, io));
};

const commands: Record<string, () => Promise<Run>> = {
  start: async () => (await import('./commands/start.ts')).start,
  demo: async () => (await import('./commands/demo.ts')).demo,
  dev: async () => (await import('./commands/dev.ts')).dev,
  migrate: async () => (await import('./commands/migrate.ts')).migrateOnly,
  verify: async () => (await import('./commands/journal.ts')).verifyJournals,
  opinion: () => answered(async () => (await import('../src/lib/opinion/command.ts')).mapping),
  draw: () => answered(async () => (await import('../src/lib/sortition/command.ts')).drawing),
  lottery: () =>
    answered(async () => (await import('../src/lib/sortition/lottery-command.ts')).lotteryCommand),
  law: async () => {
    const { checkCases, law } = await import('../src/lib/law/command.ts');
    return () =>
      runEngine((args, io) =>
        args[0] === 'check' ? checkCases(args.slice(1), io) : runCommand(law, args, io),
      );
  },
  rebuild: async () => (await import('./commands/journal.ts')).rebuildStates,
  backup: async () => (await import('./commands/backup.ts')).backupTo,
  restore: async () => (await import('./commands/backup.ts')).restoreFrom,
  tally: () => answered(async () => (await import('../src/lib/ballots/command.ts')).tallying),
};

const name = process.argv[2] ?? '--help';
const command = commands[name];

if (command === undefined) {
  const asked = name === '--help' || name === '-h';
  (asked ? console.log : console.error)(asked ? usage : `Commande inconnue : ${name}\n\n${usage}`);
  process.exit(asked ? 0 : 2);
}

try {
  const run = await command();
  const code = await run();
  if (typeof code === 'number') process.exitCode = code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
