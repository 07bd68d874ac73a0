import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { readWhole } from '#lib/kernel/table.ts';
import { readAsked, runDrawing, say } from './command.ts';
import { commit, drawPanel } from './lottery.ts';
import { writingFault, type WritingIo } from './writing-io.ts';
import { faultsOf, quicknet, readBundle, summaryOf, type Announced, type Bundle } from './verify.ts';

const usage = `Usage :
  collegiale lottery commit --categories categories.csv --respondents respondents.csv --size N [--id COLONNE] [--household COLONNE] [--keep ID,ID…] [--gone ID,ID…] [--panels 1000] (--round TOUR_DRAND | --occasion « où et quand les chiffres sont tirés ») --out tirage.json
  collegiale lottery draw tirage.json (--signature HEX | --digits CHIFFRES) --out resultat.json
  collegiale lottery verify resultat.json`;

const flags = {
  categories: { type: 'string' },
  respondents: { type: 'string' },
  size: { type: 'string' },
  id: { type: 'string' },
  household: { type: 'string' },
  keep: { type: 'string' },
  gone: { type: 'string' },
  panels: { type: 'string', default: '1000' },
  round: { type: 'string' },
  occasion: { type: 'string' },
  signature: { type: 'string' },
  digits: { type: 'string' },
  out: { type: 'string' },
} as const;

const parse = (args: string[]) => parseArgs({ args, options: flags, allowPositionals: true });
type Values = ReturnType<typeof parse>['values'];
type Answer = Promise<Result<readonly string[], string>>;

const writeBundle = (path: string, bundle: Bundle, io: WritingIo): Promise<void> =>
  io.write(path, new TextEncoder().encode(`${JSON.stringify(bundle, null, 1)}\n`));

const readLottery = async (path: string, io: WritingIo): Promise<Result<Bundle, string>> => {
  const text = await readWhole(path, io);
  if (!text.ok) return refuse(text.error.fr);
  const bundle = readBundle(text.value);
  return bundle
    ? ok(bundle)
    : refuse(`${path}, ligne 1, colonne 1 : ce n’est pas un tirage publié par Collégiale.`);
};

const announcedBy = ({ round, occasion, panels }: Values): Announced | null => {
  const where = occasion?.trim();
  if (occasion !== undefined && round !== undefined) return null;
  if (where) return { kind: 'digits', count: panels.length - 1, occasion: where };
  if (!round || !/^[1-9]\d{0,14}$/.test(round)) return null;
  return { kind: 'drand', chain: quicknet.chain, round: Number(round) };
};

const commitFile = async (values: Values, io: WritingIo): Answer => {
  const { categories, respondents, size, panels, occasion, out } = values;
  const announced = announcedBy(values);
  if (!categories || !respondents || !size || !out || !announced) return refuse(usage);
  if (!(occasion ? /^10{1,4}$/ : /^[1-9]\d{0,4}$/).test(panels))
    return refuse(
      `--panels attend ${occasion ? '10, 100, 1000 ou 10000' : 'un nombre de 1 à 99999'}, pas « ${panels} ».`,
    );
  const unwritable = await writingFault(out, io);
  if (unwritable) return refuse(unwritable);
  const asked = await readAsked(values, io);
  if (!asked.ok) return asked;
  const request = { ...asked.value, objective: 'leximin' as const, equalPanels: Number(panels) };
  const drawn = await runDrawing(categories, request, io);
  if (!drawn.ok) return drawn;
  const lottery = drawn.value.lottery;
  const equal = lottery?.panels ?? [];
  const bundle = commit(asked.value.pool, asked.value.size, equal, announced, Date.now() / 1000);
  if (!bundle.ok) return refuse(`${out} : ${bundle.error}.`);
  await writeBundle(out, bundle.value, io);
  const chance = ((lottery?.minimum ?? 0) * 100).toFixed(2);
  return ok([...summaryOf(bundle.value), `la moindre chance : ${chance} %`, `à publier maintenant : ${out}`]);
};

const drawFile = async (path: string, { signature, digits, out }: Values, io: WritingIo): Answer => {
  const value = signature ?? digits;
  if (!out || value === undefined || (signature && digits)) return refuse(usage);
  const unwritable = await writingFault(out, io);
  if (unwritable) return refuse(unwritable);
  const bundle = await readLottery(path, io);
  if (!bundle.ok) return bundle;
  const drawn = drawPanel(bundle.value, value);
  if (!drawn.ok) return refuse(`${path} : ${drawn.error}.`);
  await writeBundle(out, drawn.value, io);
  return ok(summaryOf(drawn.value));
};

const verifyFile = async (path: string, io: WritingIo): Answer => {
  const bundle = await readLottery(path, io);
  if (!bundle.ok) return bundle;
  const faults = faultsOf(bundle.value);
  if (faults.length > 0) return refuse(faults.map((fault) => `${path} : refusé, ${fault}.`).join('\n'));
  return ok([...summaryOf(bundle.value), 'tout est vérifié']);
};

const answer = async (args: string[], io: WritingIo): Answer => {
  let parsed;
  try {
    parsed = parse(args);
  } catch {
    return refuse(usage);
  }
  const [verb, path] = parsed.positionals;
  if (verb === 'commit') return commitFile(parsed.values, io);
  if (verb === 'draw' && path) return drawFile(path, parsed.values, io);
  if (verb === 'verify' && path) return verifyFile(path, io);
  return refuse(usage);
};

/**
 * `collegiale lottery commit | draw | verify`: settles a lottery, draws it from announced randomness, checks a
 * published one. Answers 0; otherwise says why in French, writes nothing, and answers 2.
 */
export const runLottery = (args: string[], io: WritingIo): Promise<number> => say(answer(args, io), io);
