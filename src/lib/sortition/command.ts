import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Answer, Command } from '#lib/kernel/answer.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, type Sentence } from '#lib/kernel/sentence.ts';
import { poolFlags, readAsked, type Asked } from './asked.ts';
import { panelAt, placeOf } from './chosen.ts';
import type { Draw } from './draw.ts';
import { drawSeveral } from './draw-several.ts';
import { infeasibleSentence, runDrawing } from './drawing.ts';
import type { Objective } from './fair.ts';
import { checkQuotas } from './feasibility.ts';
import { greedyDraw, type GreedyDraw } from './greedy-draw.ts';
import { drawHelp } from './help.ts';
import { writePeople, type Listed } from './people-text.ts';
import { reservePool } from './reserve.ts';
import { checkAnswer, drawAnswer, type Drawn, type Outcome } from './say.ts';
import { shapeOf } from './shape.ts';
import { loadSolver } from './solver.ts';
import { writeJson, writingFault, type WritingIo } from './writing-io.ts';

const flags = {
  ...poolFlags,
  objective: { type: 'string', default: 'leximin' },
  count: { type: 'string', default: '1' },
  reserve: { type: 'string', default: '0' },
  lottery: { type: 'string', default: '0' },
  seed: { type: 'string' },
  check: { type: 'boolean' },
  selected: { type: 'string' },
  remaining: { type: 'string' },
  substitutes: { type: 'string' },
  out: { type: 'string' },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: flags }).values;
type Values = ReturnType<typeof parse>;

const seeHelp: Sentence = {
  fr: 'Usage : collegiale draw --categories FILE --respondents FILE --size N ; « draw --help » dit tout.',
  en: 'Usage: collegiale draw --categories FILE --respondents FILE --size N; “draw --help” tells all.',
};

const objectives: readonly string[] = ['leximin', 'maximin', 'nash', 'greedy'];

const takesNumber = (flag: string, given: string, from: number, to: number): Sentence =>
  about(`--${flag}`, {
    fr: `attend un nombre de ${from} à ${to}, pas « ${given} »`,
    en: `takes a number from ${from} to ${to}, not “${given}”`,
  });

const isWithin = (written: string, from: number, to: number): boolean =>
  /^\d{1,5}$/.test(written) && Number(written) >= from && Number(written) <= to;

/** What is wrong with the options themselves, before any file is read; null if nothing. */
const optionFault = (values: Values): Sentence | null => {
  const { categories, respondents, size, objective, count, reserve, lottery } = values;
  if (!categories || !respondents || !size) return seeHelp;
  if (!objectives.includes(objective))
    return about('--objective', {
      fr: `attend ${objectives.join(', ')}, pas « ${objective} »`,
      en: `takes ${objectives.join(', ')}, not “${objective}”`,
    });
  if (!isWithin(count, 1, 20)) return takesNumber('count', count, 1, 20);
  if (!isWithin(reserve, 0, 9999)) return takesNumber('reserve', reserve, 0, 9999);
  if (!isWithin(lottery, 0, 99_999)) return takesNumber('lottery', lottery, 0, 99_999);
  const several = Number(count) > 1;
  const alone =
    several && [values.keep, values.gone, values.confirmation].some((value) => value !== undefined);
  if (alone || (several && (objective === 'greedy' || Number(lottery) > 0)))
    return about('--count', {
      fr: 'plusieurs panels à la fois ne vont pas avec --keep, --gone, --confirmation, --lottery, ni --objective greedy',
      en: 'several panels at once do not go with --keep, --gone, --confirmation, --lottery, nor --objective greedy',
    });
  return null;
};

const drawOne = async (
  { categories = '', objective, lottery }: Values,
  { rest, kept }: Asked,
  seed: string,
  io: WritingIo,
): Promise<Result<Drawn, Sentence>> => {
  const drawn: Result<Draw | GreedyDraw, Sentence> =
    objective === 'greedy'
      ? greedyDraw(rest.pool, rest.size, seed)
      : await runDrawing(
          categories,
          { ...rest, objective: objective as Objective, equalPanels: Number(lottery) },
          io,
        );
  if (!drawn.ok) return drawn;
  return ok({ draw: drawn.value, panels: [[...kept, ...panelAt(drawn.value, placeOf(seed))]] });
};

/** People in reserve, in the order in which they are called. */
const drawReserve = async (
  { categories = '', reserve }: Values,
  { pool: whole, rest }: Asked,
  panels: readonly (readonly string[])[],
  seed: string,
  io: WritingIo,
): Promise<Result<readonly string[], Sentence>> => {
  const size = Number(reserve);
  if (size === 0) return ok([]);
  const seated = new Set(panels.flat());
  const members = whole.people.filter(({ id }) => seated.has(id));
  const pool = reservePool(rest.pool, members, size);
  if (size > pool.people.length) return refuse(takesNumber('reserve', reserve, 0, pool.people.length));
  const clash = checkQuotas(await loadSolver(), shapeOf(pool, size), pool.quotas);
  const quotas = pool.quotas.map((quota) => ({
    ...quota,
    ...clash?.changes?.find(({ feature, value }) => feature === quota.feature && value === quota.value),
  }));
  const drawn = await runDrawing(categories, { pool: { ...pool, quotas }, size, objective: 'leximin' }, io);
  if (!drawn.ok) return drawn;
  const called = panelAt(drawn.value, placeOf(`${seed} reserve`));
  const turn = (id: string): number => placeOf(`${seed} reserve ${id}`);
  return ok([...called].sort((a, b) => turn(a) - turn(b)));
};

const listed = (panels: readonly (readonly string[])[]): Listed[] =>
  panels.flatMap((panel, at) =>
    panel.map((id) => ({ id, before: panels.length > 1 ? [String(at + 1)] : [] })),
  );

const writeFiles = async (values: Values, outcome: Outcome, io: WritingIo): Promise<void> => {
  const { respondents: source = '', selected, remaining, substitutes, out } = values;
  const { asked, panels, reserve, draw } = outcome;
  const { file, pool } = asked;
  const before = panels.length > 1 ? ['panel'] : [];
  if (selected) await writePeople(selected, listed(panels), { file, source, before, answers: true }, io);
  const seated = new Set([...panels.flat(), ...reserve]);
  const others = pool.people.filter(({ id }) => !seated.has(id));
  if (remaining) await writePeople(remaining, others, { file, source }, io);
  const called = reserve.map((id, at) => ({ id, before: [String(at + 1)] }));
  if (substitutes)
    await writePeople(substitutes, called, { file, source, before: ['rang'], answers: true }, io);
  if (out) await writeJson(out, draw, io);
};

const answer = async (args: readonly string[], io: WritingIo): Promise<Result<Answer, Sentence>> => {
  let values;
  try {
    values = parse(args);
  } catch {
    return refuse(seeHelp);
  }
  const { categories = '', selected, remaining, substitutes, out } = values;
  const wrong = optionFault(values) ?? (await writingFault([selected, remaining, substitutes, out], io));
  if (wrong) return refuse(wrong);
  const asked = await readAsked(values, io);
  if (!asked.ok) return asked;
  if (values.check) {
    const { pool, size } = asked.value.rest;
    const clash = checkQuotas(await loadSolver(), shapeOf(pool, size), pool.quotas);
    return clash ? refuse(infeasibleSentence(categories, clash)) : ok(checkAnswer(asked.value));
  }
  const seed = values.seed?.trim() || randomBytes(8).toString('hex');
  const found =
    values.count === '1'
      ? await drawOne(values, asked.value, seed, io)
      : await drawSeveral(
          { categories, objective: values.objective as Objective, count: Number(values.count) },
          asked.value.rest,
          seed,
          io,
        );
  if (!found.ok) return found;
  const reserve = await drawReserve(values, asked.value, found.value.panels, seed, io);
  if (!reserve.ok) return reserve;
  const outcome = { ...found.value, asked: asked.value, seed, reserve: reserve.value };
  await writeFiles(values, outcome, io);
  return ok(drawAnswer(outcome));
};

/** `collegiale draw`: the fairest lottery over the panels of a pool, and the panel drawn from it. */
export const drawing: Command = { help: () => drawHelp, answer };
