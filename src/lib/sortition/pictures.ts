import { inLanguage, type Block, type Words } from '#lib/kernel/answer.ts';
import { escaped, pictureOf } from '#lib/kernel/picture.ts';

const [width, left, label] = [720, 8, 190] as const;
const ink = '#01665e';
const pale = '#c7b98f';

/** A value of a criterion: shares of the pool and of the panel, and those that the quotas allow, in [0, 1]. */
export interface ShareRow {
  readonly name: Words;
  readonly pool: number;
  readonly drawn: number;
  readonly least: number;
  readonly most: number;
}

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}" font-size="12"${more}>${escaped(words)}</text>`;

const bar = (x: number, y: number, wide: number, high: number, fill: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(0, wide).toFixed(1)}" height="${high}" fill="${fill}"/>`;

/** For each value, two bars (pool, panel) and a bracket for what the quotas allow. */
export const sharesPicture = (
  alt: Words,
  legend: readonly [pool: Words, drawn: Words, target: Words],
  rows: readonly ShareRow[],
): Block => {
  const [top, step] = [30, 30];
  const most = Math.max(...rows.flatMap((row) => [row.pool, row.drawn, row.most]), 0.01);
  const scale = (share: number): number => (share / most) * (width - label - left);
  return pictureOf(alt, [width, top + rows.length * step + 6], (language) => {
    const key = legend.map((words, at) => {
      const x = left + at * 230;
      const mark =
        at === 2
          ? `<path d="M${x} 6v10M${x} 11h14M${x + 14} 6v10" stroke="currentColor" fill="none"/>`
          : bar(x, 5, 14, 12, at === 0 ? pale : ink);
      return mark + text(x + 20, 16, inLanguage(words, language));
    });
    const lines = rows.map((row, at) => {
      const y = top + at * step;
      const [from, to] = [label + scale(row.least), label + scale(row.most)];
      const bracket = `<path d="M${from.toFixed(1)} ${y + 2}v20M${from.toFixed(1)} ${y + 12}H${to.toFixed(1)}M${to.toFixed(1)} ${y + 2}v20" stroke="currentColor" stroke-width="1.5" fill="none"/>`;
      return [
        text(left, y + 16, inLanguage(row.name, language)),
        bar(label, y + 3, scale(row.pool), 8, pale),
        bar(label, y + 13, scale(row.drawn), 8, ink),
        bracket,
      ].join('');
    });
    return [...key, ...lines].join('');
  });
};

/** Everybody's chance, from the least to the greatest, and the line of what all would have without quotas. */
export const chancesPicture = (alt: Words, even: Words, chances: readonly number[], mean: number): Block => {
  const [height, top, bottom] = [240, 12, 214];
  const sorted = chances.toSorted((a, b) => a - b);
  const most = Math.max(sorted.at(-1) ?? 1, mean);
  const [x0, x1] = [left + 44, width - left];
  const x = (at: number): string => (x0 + (at / sorted.length) * (x1 - x0)).toFixed(1);
  const y = (chance: number): string => (bottom - (chance / most) * (bottom - top)).toFixed(1);
  const steps = sorted.map((chance, at) => `V${y(chance)}H${x(at + 1)}`).join('');
  return pictureOf(alt, [width, height], (language) => {
    const percent = (chance: number): string => {
      const figure = (chance * 100).toFixed(1);
      return `${language === 'fr' ? figure.replace('.', ',') : figure} %`;
    };
    return [
      `<path d="M${x0} ${bottom}${steps}V${bottom}Z" fill="${ink}"/>`,
      `<path d="M${x0} ${y(mean)}H${x1}" stroke="currentColor" stroke-width="2" stroke-dasharray="6 4"/>`,
      text(x0 + 6, Number(y(mean)) - 6, `${inLanguage(even, language)} : ${percent(mean)}`),
      text(left, Number(y(most)) + 10, percent(most)),
      text(left, bottom, percent(0)),
      text(x0, height - 8, '1'),
      text(x1, height - 8, String(sorted.length), ' text-anchor="end"'),
    ].join('');
  });
};
