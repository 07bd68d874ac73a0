import { inLanguage, type Block, type Words } from '#lib/kernel/answer.ts';
import { escaped, pictureOf } from '#lib/kernel/picture.ts';
import type { Language } from '#lib/kernel/sentence.ts';

/** A row of stacked bars: what it is of, and its parts in the order of the legend. */
export interface BarRow {
  readonly label: Words;
  readonly parts: readonly number[];
}

/** From worst to best, told apart without red and green, and in grey by their legend's order. */
const scale = ['#8c510a', '#bf812d', '#dfc27d', '#e8e4d8', '#c7eae5', '#80cdc1', '#35978f', '#01665e'];
const darkInk = new Set([2, 3, 4, 5]);

/** Indices of `count` shades spread over the scale. */
const shades = (count: number): number[] =>
  Array.from({ length: count }, (_, at) =>
    count === 1 ? scale.length - 1 : Math.round((at * (scale.length - 1)) / (count - 1)),
  );

const [width, left, rowHeight, barHeight] = [720, 8, 46, 22] as const;
const track = width - 2 * left;
const shown = (value: number): string => String(Number(value.toFixed(2)));

const rowOf = (
  { label, parts }: BarRow,
  at: number,
  top: number,
  most: number,
  mark: number | null,
  language: Language,
): string => {
  const y = top + at * rowHeight;
  const colours = shades(parts.length);
  let x = left;
  const pieces = parts.map((value, part) => {
    const wide = most > 0 ? (value / most) * track : 0;
    const colour = colours[part] ?? 0;
    const ink = darkInk.has(colour) ? '#1d1b16' : '#fff';
    const middle = (x + wide / 2).toFixed(1);
    const words =
      wide > 24
        ? `<text x="${middle}" y="${y + 33}" text-anchor="middle" font-size="12" style="fill:${ink}">${shown(value)}</text>`
        : '';
    const piece = `<rect x="${x.toFixed(1)}" y="${y + 18}" width="${wide.toFixed(1)}" height="${barHeight}" fill="${scale[colour]}"/>${words}`;
    x += wide;
    return piece;
  });
  const place = mark === null || most === 0 ? null : left + (mark / most) * track;
  const line =
    place === null
      ? ''
      : `<line x1="${place.toFixed(1)}" x2="${place.toFixed(1)}" y1="${y + 14}" y2="${y + 44}" stroke="currentColor" stroke-width="2" stroke-dasharray="4 3"/>`;
  return `<text x="${left}" y="${y + 13}" font-size="13">${escaped(inLanguage(label, language))}</text>${pieces.join('')}${line}`;
};

const perLine = 3;

const legendHeight = (legend: readonly Words[]): number => 12 + Math.ceil(legend.length / perLine) * 20;

const legendOf = (legend: readonly Words[], language: Language): string => {
  const colours = shades(legend.length);
  const parts = legend.map((words, at) => {
    const [x, y] = [left + (at % perLine) * (track / perLine), 4 + Math.floor(at / perLine) * 20];
    return `<rect x="${x}" y="${y}" width="14" height="14" fill="${scale[colours[at] ?? 0]}" stroke="currentColor" stroke-width=".5"/><text x="${x + 20}" y="${y + 12}" font-size="12">${escaped(inLanguage(words, language))}</text>`;
  });
  return parts.join('');
};

/**
 * Stacked bars, a row for each thing counted. `mark` draws a dashed line at a value on each row: a median, a quota.
 * Each bar has its figures written in it, and the tables beside it have all of them.
 */
export const stackedBars = (
  alt: Words,
  legend: readonly Words[],
  rows: readonly BarRow[],
  mark: (row: number) => number | null = () => null,
): Block => {
  const total = (row: BarRow): number => row.parts.reduce((sum, value) => sum + value, 0);
  const most = Math.max(...rows.map(total), ...rows.map((_, at) => mark(at) ?? 0), 0);
  const keyHeight = legendHeight(legend);
  return pictureOf(alt, [width, keyHeight + rows.length * rowHeight + 6], (language) =>
    [
      legendOf(legend, language),
      ...rows.map((row, at) => rowOf(row, at, keyHeight, most, mark(at), language)),
    ].join(''),
  );
};
