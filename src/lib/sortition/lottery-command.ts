import { parseArgs } from 'node:util';
import { figure, type Answer, type Command, type Words } from '#lib/kernel/answer.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import { readWhole } from '#lib/kernel/table.ts';
import { poolFlags, readAsked } from './asked.ts';
import { runDrawing } from './drawing.ts';
import { lotteryHelp } from './help.ts';
import { commit, drawPanel } from './lottery.ts';
import { faultsOf, quicknet, readBundle, summaryOf, type Announced, type Bundle } from './verify.ts';
import { writeJson, writingFault, type WritingIo } from './writing-io.ts';

const flags = {
  ...poolFlags,
  panels: { type: 'string', default: '1000' },
  round: { type: 'string' },
  occasion: { type: 'string' },
  signature: { type: 'string' },
  digits: { type: 'string' },
  out: { type: 'string' },
} as const;

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: flags, allowPositionals: true });
type Values = ReturnType<typeof parse>['values'];
type Answered = Promise<Result<Answer, Sentence>>;

const seeHelp: Sentence = {
  fr: 'Usage : collegiale lottery commit, draw FILE ou verify FILE ; « lottery --help » dit tout.',
  en: 'Usage: collegiale lottery commit, draw FILE or verify FILE; “lottery --help” tells all.',
};

/** A name that says that the file is not to be published. */
const privateName = (path: string): string =>
  /priv[eé]|private/i.test(path.split(/[/\\]/).at(-1) ?? '')
    ? path
    : path.replace(/(\.json)?$/i, (ending) => `.prive${ending || '.json'}`);

const readLottery = async (path: string, io: WritingIo): Promise<Result<Bundle, Sentence>> => {
  const text = await readWhole(path, io);
  if (!text.ok) return text;
  const bundle = readBundle(text.value);
  return bundle
    ? ok(bundle)
    : refuse(
        atPlace(
          path,
          { line: 1, column: 1 },
          { fr: 'ce n’est pas un tirage de Collégiale', en: 'this is no lottery of Collégiale' },
        ),
      );
};

const announcedBy = ({ round, occasion, panels }: Values): Announced | null => {
  const where = occasion?.trim();
  if (occasion !== undefined && round !== undefined) return null;
  if (where) return { kind: 'digits', count: panels.length - 1, occasion: where };
  if (!round || !/^[1-9]\d{0,14}$/.test(round)) return null;
  return { kind: 'drand', chain: quicknet.chain, round: Number(round) };
};

const told = (
  bundle: Bundle,
  title: Sentence,
  verdict: readonly Words[],
  notes: readonly Words[] = [],
): Answer => ({
  title,
  verdict: [...verdict, ...summaryOf(bundle)],
  sheet: [],
  notes,
  figures: {
    commitment: bundle.commitment,
    announced: bundle.announced,
    panels: bundle.panels.length,
    outcome: bundle.outcome ?? null,
  },
});

const keepPrivate = (path: string): Sentence => ({
  fr: `Fichier privé : ${path}. Il contient le profil et le foyer de chaque personne : ne le publiez pas.`,
  en: `Private file: ${path}. It holds the profile and home of each person: do not publish it.`,
});

const commitFile = async (values: Values, io: WritingIo): Answered => {
  const { categories, respondents, size, panels, occasion } = values;
  const announced = announcedBy(values);
  if (!categories || !respondents || !size || !values.out || !announced) return refuse(seeHelp);
  const out = privateName(values.out);
  if (!(occasion ? /^10{1,4}$/ : /^[1-9]\d{0,4}$/).test(panels))
    return refuse(
      about('--panels', {
        fr: `attend ${occasion ? '10, 100, 1000 ou 10000' : 'un nombre de 1 à 99999'}, pas « ${panels} »`,
        en: `takes ${occasion ? '10, 100, 1000 or 10000' : 'a number from 1 to 99999'}, not “${panels}”`,
      }),
    );
  const unwritable = await writingFault([out], io);
  if (unwritable) return refuse(unwritable);
  const asked = await readAsked(values, io);
  if (!asked.ok) return asked;
  const { pool, size: seats } = asked.value.rest;
  const request = { pool, size: seats, objective: 'leximin' as const, equalPanels: Number(panels) };
  const drawn = await runDrawing(categories, request, io);
  if (!drawn.ok) return drawn;
  const { lottery } = drawn.value;
  const bundle = commit(pool, seats, lottery?.panels ?? [], announced, Date.now() / 1000);
  if (!bundle.ok) return refuse(about(out, bundle.error));
  await writeJson(out, bundle.value, io);
  const chance = figure((lottery?.minimum ?? 0) * 100);
  const verdict = [
    {
      fr: `À publier maintenant : l’engagement ci-dessous. La moindre chance d’une personne est de ${chance.fr} %.`,
      en: `To publish now: the commitment below. The least chance of a person is ${chance.en} %.`,
    },
    keepPrivate(out),
  ];
  const title = { fr: 'Tirage fixé, à tirer en public', en: 'Lottery settled, to be drawn in public' };
  return ok(told(bundle.value, title, verdict, asked.value.notes));
};

const drawFile = async (path: string, { signature, digits, out: asked }: Values, io: WritingIo): Answered => {
  const value = signature ?? digits;
  if (!asked || value === undefined || (signature && digits)) return refuse(seeHelp);
  const out = privateName(asked);
  const unwritable = await writingFault([out], io);
  if (unwritable) return refuse(unwritable);
  const bundle = await readLottery(path, io);
  if (!bundle.ok) return bundle;
  const drawn = drawPanel(bundle.value, value);
  if (!drawn.ok) return refuse(about(path, drawn.error));
  await writeJson(out, drawn.value, io);
  return ok(told(drawn.value, { fr: 'Tirage fait', en: 'Lottery drawn' }, [keepPrivate(out)]));
};

const verifyFile = async (path: string, io: WritingIo): Answered => {
  const bundle = await readLottery(path, io);
  if (!bundle.ok) return bundle;
  const faults = faultsOf(bundle.value);
  if (faults.length > 0)
    return refuse({
      fr: faults.map((fault) => `${path} : refusé, ${fault.fr}.`).join('\n'),
      en: faults.map((fault) => `${path}: refused, ${fault.en}.`).join('\n'),
    });
  const sound = { fr: 'Tout est vérifié.', en: 'Everything is checked.' };
  return ok(told(bundle.value, { fr: 'Vérification d’un tirage', en: 'Check of a lottery' }, [sound]));
};

const answer = async (args: readonly string[], io: WritingIo): Answered => {
  let parsed;
  try {
    parsed = parse(args);
  } catch {
    return refuse(seeHelp);
  }
  const [verb, path] = parsed.positionals;
  if (verb === 'commit') return commitFile(parsed.values, io);
  if (verb === 'draw' && path) return drawFile(path, parsed.values, io);
  if (verb === 'verify' && path) return verifyFile(path, io);
  return refuse(seeHelp);
};

/**
 * `collegiale lottery commit | draw | verify`: settles a lottery, draws it from announced randomness, checks one.
 */
export const lotteryCommand: Command = { help: () => lotteryHelp, answer };
