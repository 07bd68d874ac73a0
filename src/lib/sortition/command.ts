import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { readTable } from '#lib/kernel/table.ts';
import { drawInWorker } from './node.ts';
import type { Draw, DrawRefusal } from './draw.ts';
import type { Objective, Progress } from './fair.ts';
import { readPool, readQuotas } from './files.ts';
import type { Pool } from './pool.ts';
import { replacementOf } from './replacement.ts';
import { writingFault, type WritingIo } from './writing-io.ts';

const usage =
  'Usage : collegiale draw --categories categories.csv --respondents respondents.csv --size N [--id COLONNE] [--household COLONNE] [--keep ID,ID…] [--gone ID,ID…] [--objective leximin|maximin|nash] [--lottery 1000] [--out FICHIER.json] [--json]';

const flags = {
  categories: { type: 'string' },
  respondents: { type: 'string' },
  size: { type: 'string' },
  id: { type: 'string' },
  household: { type: 'string' },
  keep: { type: 'string' },
  gone: { type: 'string' },
  objective: { type: 'string', default: 'leximin' },
  lottery: { type: 'string', default: '0' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What `draw` and `lottery commit` are both told: the files, and the size of the panel. */
export interface PoolArgs {
  readonly categories?: string | undefined;
  readonly respondents?: string | undefined;
  readonly size?: string | undefined;
  readonly id?: string | undefined;
  readonly household?: string | undefined;
  /** Identifiers, separated by commas: already in the panel, and not to be drawn. */
  readonly keep?: string | undefined;
  readonly gone?: string | undefined;
}

const idsOf = (list = ''): string[] =>
  list
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);

/** Reads the pool and the size that a command names; refuses in one French sentence. */
export const readAsked = async (
  { categories, respondents, size, id, household, keep, gone }: PoolArgs,
  io: WritingIo,
): Promise<Result<{ pool: Pool; size: number }, string>> => {
  const quotaTable = await readTable(categories ?? '', io);
  if (!quotaTable.ok) return refuse(quotaTable.error.fr);
  const quotas = readQuotas(categories ?? '', quotaTable.value);
  if (!quotas.ok) return quotas;
  const peopleTable = await readTable(respondents ?? '', io);
  if (!peopleTable.ok) return refuse(peopleTable.error.fr);
  const pool = readPool(respondents ?? '', peopleTable.value, quotas.value, { id, household });
  if (!pool.ok) return pool;
  const count = pool.value.people.length;
  if (!/^\d{1,9}$/.test(size ?? '') || Number(size) < 1 || Number(size) > count)
    return refuse(
      `${respondents} : --size attend un nombre de 1 à ${count} (le nombre de personnes), pas « ${size} ».`,
    );
  const rest = replacementOf(pool.value, Number(size), idsOf(keep), idsOf(gone));
  if (!rest.ok) return refuse(`${respondents} : ${rest.error}.`);
  if (rest.value.size < 1)
    return refuse(`${respondents} : --keep nomme déjà tout le panel (${size}), il n’y a rien à tirer.`);
  return rest;
};

/** Why no draw was made, in one French sentence. */
const sentence = (path: string, refusal: DrawRefusal): string => {
  if (refusal.kind === 'fault') return `${path} : ${refusal.reason}.`;
  const named = refusal.conflict.map(
    ({ feature, value, min, max }) => `« ${feature} » « ${value} » (${min} à ${max})`,
  );
  const clash =
    named.length > 0
      ? `aucun panel ne tient ensemble ${named.join(', ')}`
      : 'aucun panel ne tient cette taille et un seul membre par foyer';
  if (!refusal.changes) return `${path} : ${clash} ; aucun changement de quota n’y suffit.`;
  const changes = refusal.changes.map(
    ({ feature, value, min, max }) => `« ${feature} » « ${value} » de ${min} à ${max}`,
  );
  const where = refusal.withinFlex ? '' : ' (hors des marges min_flex et max_flex)';
  return `${path} : ${clash} ; le plus petit changement possible${where} : ${changes.join(', ')}.`;
};

const stages: Readonly<Record<Progress['stage'], string>> = {
  near: 'rapprochement des chances',
  cover: 'profils rares',
  approach: 'recherche exacte',
};

const progressLine = ({ stage, done, of, shortfall }: Progress): string => {
  const count = of === null ? '' : ` ${done}/${of}`;
  return `${stages[stage]}${count}${shortfall === null ? '' : `, écart ${shortfall.toExponential(1)}`}`;
};

/** Runs a draw, telling at most a line a second; refuses in French. Ctrl-C rejects with the signal's reason. */
export const runDrawing = async (
  path: string,
  request: Parameters<typeof drawInWorker>[0],
  io: WritingIo,
): Promise<Result<Draw, string>> => {
  let told = performance.now();
  const onProgress = (progress: Progress): void => {
    if (performance.now() - told < 1000) return;
    told = performance.now();
    io.printError(progressLine(progress));
  };
  const drawn = await drawInWorker(request, { signal: io.signal, onProgress });
  return drawn.ok ? drawn : refuse(sentence(path, drawn.error));
};

const percent = (chance: number): string => `${(chance * 100).toFixed(2)} %`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count > 1 ? 's' : ''}`;

const report = ({ certificate, excluded, minimum, gini, portfolio }: Draw, size: number): string[] => [
  `${counted(portfolio.length, 'panel')} de ${counted(size, 'personne')}`,
  `la moindre chance : ${percent(minimum)} ; indice de Gini : ${gini.toFixed(3)}`,
  certificate.optimal
    ? 'optimum prouvé'
    : `optimum à ${certificate.gap.toExponential(1)} près sur la moindre chance`,
  ...(excluded.length > 0 ? [`dans aucun panel possible : ${excluded.join(', ')}`] : []),
];

const objectives: readonly string[] = ['leximin', 'maximin', 'nash'];

const answer = async (args: string[], io: WritingIo): Promise<Result<readonly string[], string>> => {
  let values;
  try {
    ({ values } = parseArgs({ args, options: flags }));
  } catch {
    return refuse(usage);
  }
  const { categories, respondents, objective, lottery, out, json } = values;
  if (!categories || !respondents || !values.size || !objectives.includes(objective)) return refuse(usage);
  if (!/^\d{1,5}$/.test(lottery)) return refuse(`--lottery attend un nombre de panels, pas « ${lottery} ».`);
  const unwritable = await writingFault(out, io);
  if (unwritable) return refuse(unwritable);
  const asked = await readAsked(values, io);
  if (!asked.ok) return asked;
  const { pool, size } = asked.value;
  const request = { pool, size, objective: objective as Objective, equalPanels: Number(lottery) };
  const drawn = await runDrawing(categories, request, io);
  if (!drawn.ok) return drawn;
  const text = JSON.stringify(drawn.value);
  if (out) await io.write(out, new TextEncoder().encode(`${text}\n`));
  return ok(json ? [text] : report(drawn.value, size));
};

/** Prints what an answer says, or why there is none; 130 where Ctrl-C came first. */
export const say = async (
  answering: Promise<Result<readonly string[], string>>,
  io: WritingIo,
): Promise<number> => {
  let done;
  try {
    done = await answering;
  } catch (error) {
    if (!io.signal.aborted) throw error;
    io.printError('Interrompu : rien n’a été écrit.');
    return 130;
  }
  if (!done.ok) {
    io.printError(done.error);
    return 2;
  }
  for (const line of done.value) io.print(line);
  return 0;
};

/**
 * `collegiale draw`: the fairest lottery over the panels of a pool, as text or JSON. Answers 0; on bad input or
 * quotas that no panel keeps, prints one French sentence, writes nothing, and answers 2.
 */
export const runDraw = (args: string[], io: WritingIo): Promise<number> => say(answer(args, io), io);
