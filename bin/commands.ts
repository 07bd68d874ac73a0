import { parseArgs } from 'node:util';
import type { Command as Answering } from '../src/lib/kernel/answer.ts';
import { runCommand } from './answering.ts';
import { runEngine } from './commands/engine.ts';
import type { Given } from './given.ts';

export type Run = (given: Given) => Promise<unknown>;

export interface Command {
  /** One line of the list of commands. */
  readonly summary: string;
  /** What `--help` says besides; an engine without any answers by itself. */
  readonly help?: string;
  /** The words it needs, as they are called in its help. */
  readonly words?: readonly string[];
  readonly flags?: readonly string[];
  /** Loaded only when it is asked for: an engine knows nothing of the rest. */
  load(): Promise<Run>;
}

const asksForHelp = (words: readonly string[]): boolean =>
  words.some((word) => word === '--help' || word === '-h');

const engine = (load: () => Promise<Parameters<typeof runEngine>[0]>) => async (): Promise<Run> => {
  const run = await load();
  return async ({ words }) => {
    const code = await runEngine(run);
    // An engine may answer a line that it does not know with its usage, as a mistake; here it was asked for.
    return asksForHelp(words) ? 0 : code;
  };
};

/** An engine's command that says its answers as all do. */
const answered = (load: () => Promise<Answering>): (() => Promise<Run>) =>
  engine(async () => {
    const command = await load();
    return (args, io) => runCommand(command, args, io);
  });

const writesNothing = 'Ne change rien, ni dans la base, ni dans le dossier, et n’a pas besoin du secret.';

export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    start: {
      summary: 'démarre la base, ouvre Collégiale',
      help: 'Prépare les pages si elles ne le sont pas (voir build), met la base à jour, et sert jusqu’à ce qu’on l’arrête.',
      load: async () => (await import('./commands/start.ts')).start,
    },
    demo: {
      summary: 'la même chose, avec la commune fictive de Valbrune-sur-Orsille',
      help: 'Dans ./var/demo, ou COLLEGIALE_VAR. Refusée là où se tient une vraie installation.',
      load: async () => (await import('./commands/demo.ts')).demo,
    },
    dev: {
      summary: 'pour développer : les pages suivent les sources',
      help: 'Dans ./var/dev, ou COLLEGIALE_VAR.',
      load: async () => (await import('./commands/dev.ts')).dev,
    },
    build: {
      summary: 'prépare les pages, avant de démarrer une nouvelle version',
      help: 'Demande environ 1 Go de mémoire. Ne fait rien si elles sont déjà celles de cette version.',
      load: async () => (await import('./commands/build.ts')).buildPages,
    },
    migrate: {
      summary: 'met la base à jour, sans rien démarrer d’autre',
      help: 'Deux processus qui le font ensemble ne le font qu’une fois. Refuse une base qu’une version plus récente a ouverte.',
      load: async () => (await import('./commands/migrate.ts')).migrateOnly,
    },
    status: {
      summary: 'dit où en est l’installation : base, pages, courriels, vérification',
      help: `${writesNothing} Ne démarre rien. Rend 0 si tout va bien, 1 sinon.`,
      load: async () => (await import('./commands/status.ts')).status,
    },
    verify: {
      summary: 'relit chaque journal : chaîne, versions, états',
      help: `${writesNothing} Rend 0 si tout est intact, 1 sinon.`,
      load: async () => (await import('./commands/journal.ts')).verifyJournals,
    },
    rebuild: {
      summary: 'refait les états à partir du journal',
      help: 'Le journal n’est pas touché ; pendant ce temps, les pages montrent les états d’avant.',
      load: async () => (await import('./commands/journal.ts')).rebuildStates,
    },
    backup: {
      summary: 'FICHIER : sauvegarde tout, même pendant que Collégiale sert',
      help: `${writesNothing} Le fichier n’apparaît sous son nom qu’une fois entier.`,
      words: ['FICHIER'],
      load: async () => (await import('./commands/backup.ts')).backupTo,
    },
    restore: {
      summary: 'FICHIER : remplit une installation où personne n’a encore rien écrit, et vérifie',
      help:
        'Accepte une sauvegarde de cette version ou d’une plus ancienne ; relit la chaîne du journal avant de garder quoi ' +
        'que ce soit. La copie n’écrit à personne tant qu’on ne le lui a pas dit (voir speak).',
      words: ['FICHIER'],
      load: async () => (await import('./commands/backup.ts')).restoreFrom,
    },
    speak: {
      summary: 'laisse partir les courriels d’une copie restaurée',
      help:
        'Les lettres qui attendaient dans la sauvegarde sont sans doute parties d’où elle vient : elles sont retirées, ' +
        'sauf avec --earlier.',
      flags: ['earlier'],
      load: async () => (await import('./commands/speak.ts')).speakAgain,
    },
    rekey: {
      summary: 'prend le secret donné à la place de celui qui est perdu',
      help: 'Chacun devra entrer à nouveau. Arrêtez d’abord tous les processus.',
      load: async () => (await import('./commands/migrate.ts')).rekey,
    },
    opinion: {
      summary: 'la carte des divergences : opinion --votes FICHIER.csv',
      load: answered(async () => (await import('../src/lib/opinion/command.ts')).mapping),
    },
    draw: {
      summary: 'tire un panel équitable sous quotas : draw --categories … --respondents … --size N',
      load: answered(async () => (await import('../src/lib/sortition/command.ts')).drawing),
    },
    lottery: {
      summary: 'le tirage en public : lottery commit, lottery draw, lottery verify',
      load: answered(async () => (await import('../src/lib/sortition/lottery-command.ts')).lotteryCommand),
    },
    law: {
      summary: 'le droit municipal : law RÈGLE nom=valeur …, law check FICHIER',
      load: engine(async () => {
        const { checkCases, law } = await import('../src/lib/law/command.ts');
        return (args, io) =>
          args[0] === 'check' ? checkCases(args.slice(1), io) : runCommand(law, args, io);
      }),
    },
    tally: {
      summary: 'dépouille un fichier de bulletins',
      load: answered(async () => (await import('../src/lib/ballots/command.ts')).tallying),
    },
  }),
);

const engines = new Set(['opinion', 'draw', 'lottery', 'law', 'tally']);

export const usage = `Collégiale

${[...commands].map(([name, { summary }]) => `  collegiale ${name.padEnd(8)} ${summary}`).join('\n')}

  collegiale COMMANDE --help en dit plus.

Réglages : PORT, HOST, ORIGIN, PROXIES, DATABASE_URL, DATABASE_APP_URL, COLLEGIALE_VAR, COLLEGIALE_SECRET, SMTP_URL,
MAIL_FROM (docs/deployer.md).`;

const lineOf = (name: string, { words = [], flags = [] }: Command): string =>
  `collegiale ${[name, ...words, ...flags.map((flag) => `[--${flag}]`)].join(' ')}`;

/** A line that cannot be carried out, with the exit code that shells expect of it. */
class Misused extends Error {
  readonly exitCode = 2;
}

/**
 * What was given, or the help when it was asked for.
 * @throws an Error in a French sentence for a word or an option that the command does not know
 */
export const asked = (name: string, command: Command, rest: readonly string[]): Given | string => {
  const { summary, help, words = [], flags = [] } = command;
  if (asksForHelp(rest) && help !== undefined) return `${lineOf(name, command)}\n\n  ${summary}\n\n${help}`;
  if (engines.has(name)) return { words: rest, flags: new Set() };
  const misused = (why: string): Misused =>
    new Misused(`${why} Usage : ${lineOf(name, command)}. « collegiale ${name} --help » en dit plus.`);
  const { tokens } = parseArgs({ args: [...rest], strict: false, allowPositionals: true, tokens: true });
  const given: string[] = [];
  const raised = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    if (!flags.includes(token.name)) throw misused(`L’option ${token.rawName} est inconnue.`);
    raised.add(token.name);
  }
  if (given.length < words.length) throw misused(`Il manque : ${words.slice(given.length).join(', ')}.`);
  if (given.length > words.length) throw misused(`« ${given[words.length]} » est de trop.`);
  return { words: given, flags: raised };
};
