import { setImmediate } from 'node:timers/promises';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, type Sentence } from '#lib/kernel/sentence.ts';
import type { Asked } from './asked.ts';
import { panelAt, placeOf } from './chosen.ts';
import { summaryOfChances, type Draw } from './draw.ts';
import { runDrawing } from './drawing.ts';
import type { Objective } from './fair.ts';
import type { Drawn } from './say.ts';
import { askedQuota, chancesOfPeople, panelsOf, severalPanels } from './several.ts';
import { loadSolver } from './solver.ts';
import { splitPanels, summedPanels } from './split.ts';
import type { WritingIo } from './writing-io.ts';

interface Several {
  readonly categories: string;
  readonly objective: Objective;
  readonly count: number;
}

/** Most people times panels that are drawn apart: from there on, the exact program was not seen to end. */
const mostApart = 400;

const tooMany = (size: number, count: number, people: number): Sentence =>
  about('--count', {
    fr: `${count} panels de ${size} demandent ${size * count} personnes, il y en a ${people}`,
    en: `${count} panels of ${size} take ${size * count} people, there are ${people}`,
  });

const cannotBeParted = (count: number): Sentence =>
  about('--count', {
    fr: `les personnes tirées ensemble ne se partagent pas toujours en ${count} panels dans les quotas, et avec autant de monde le calcul exact n’aurait pas de fin en vue ; élargissez un peu les quotas, ou tirez les panels l’un après l’autre avec --gone`,
    en: `the people drawn together cannot always be parted into ${count} panels within the quotas, and with so many the exact computation would have no end in sight; widen the quotas a little, or draw the panels one after the other with --gone`,
  });

/** Each draw of all the seats, parted into panels; null where one cannot be. Ctrl-C rejects between two. */
const partedPanels = async (
  { pool, size }: Asked['rest'],
  count: number,
  { portfolio }: Draw,
  io: WritingIo,
): Promise<ReadonlyMap<readonly string[], readonly string[][]> | null> => {
  const highs = await loadSolver();
  const parts = new Map<readonly string[], readonly string[][]>();
  for (const { panel } of portfolio) {
    const panels = splitPanels(highs, pool, size, count, panel);
    if (!panels) return null;
    parts.set(panel, panels);
    await setImmediate();
    io.signal?.throwIfAborted();
  }
  return parts;
};

const drawApart = async (
  { categories, objective, count }: Several,
  { pool, size }: Asked['rest'],
  seed: string,
  io: WritingIo,
): Promise<Result<Drawn, Sentence>> => {
  const drawn = await runDrawing(
    categories,
    { ...severalPanels(pool, size, count), objective },
    io,
    askedQuota,
  );
  if (!drawn.ok) return drawn;
  const probabilities = chancesOfPeople(drawn.value.probabilities);
  const { certificate } = drawn.value;
  const draw = {
    ...drawn.value,
    ...summaryOfChances(Object.values(probabilities)),
    size,
    probabilities,
    portfolio: drawn.value.portfolio.map(({ panel, probability }) => ({
      panels: panelsOf(panel, count),
      probability,
    })),
    // A person has as many seats as there are panels.
    certificate: {
      ...certificate,
      bound: certificate.bound * count,
      gap: certificate.gap * count,
      shortfall: certificate.shortfall * count,
    },
    excluded: Object.keys(probabilities).filter((id) => probabilities[id] === 0),
  };
  return ok({ draw, panels: panelsOf(panelAt(drawn.value, placeOf(seed)), count) });
};

/**
 * Several panels at once. All their seats are drawn together, under quotas so many times larger, which no lottery of
 * panels can beat; and each such draw is parted into panels within the quotas. Where one cannot be, panels are drawn
 * apart within one program (`several.ts`): exact, and so much slower that it is refused to more than a few hundred.
 */
export const drawSeveral = async (
  asked: Several,
  rest: Asked['rest'],
  seed: string,
  io: WritingIo,
): Promise<Result<Drawn, Sentence>> => {
  const { categories, objective, count } = asked;
  const people = rest.pool.people.length;
  if (rest.size * count > people) return refuse(tooMany(rest.size, count, people));
  const request = { ...summedPanels(rest.pool, rest.size, count), objective };
  const summed = await runDrawing(categories, request, io);
  // Where not even all the seats can be filled, drawing apart says why, in the quotas of one panel.
  if (!summed.ok) return drawApart(asked, rest, seed, io);
  const parts = await partedPanels(rest, count, summed.value, io);
  if (!parts)
    return people * count > mostApart ? refuse(cannotBeParted(count)) : drawApart(asked, rest, seed, io);
  const panelsIn = (panel: readonly string[]): readonly string[][] => parts.get(panel) ?? [];
  const portfolio = summed.value.portfolio.map(({ panel, probability }) => ({
    panels: panelsIn(panel),
    probability,
  }));
  return ok({
    draw: { ...summed.value, size: rest.size, portfolio },
    panels: panelsIn(panelAt(summed.value, placeOf(seed))),
  });
};
