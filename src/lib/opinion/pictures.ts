import { inLanguage, type Block, type Words } from '#lib/kernel/answer.ts';
import { escaped, pictureOf } from '#lib/kernel/picture.ts';
import type { OpinionMap } from './map.ts';
import type { SmallBody } from './small-body.ts';

const [width, height, margin, top] = [720, 520, 16, 44] as const;

/** A mark a group, told apart by shape as well as by colour (M. Okabe and K. Ito, Color universal design, 2008). */
const marks: readonly ((x: number, y: number, r: number) => string)[] = [
  (x, y, r) => `<circle cx="${x}" cy="${y}" r="${r}" fill="#0072b2"/>`,
  (x, y, r) => `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}" fill="#d55e00"/>`,
  (x, y, r) => `<path d="M${x} ${y - r}L${x + r} ${y + r}H${x - r}Z" fill="#009e73"/>`,
  (x, y, r) => `<path d="M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z" fill="#cc79a7"/>`,
  (x, y, r) => `<path d="M${x - r} ${y - r}H${x + r}L${x} ${y + r}Z" fill="#e69f00"/>`,
];
const markOf = (group: number, x: number, y: number, r: number): string =>
  marks[group % marks.length]?.(x, y, r) ?? '';
const outside = (x: number, y: number, r: number): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="currentColor"/>`;

/** Places are drawn by squares of this side, so that fifty thousand people make no larger a picture than a thousand. */
const cell = 9;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly group: number | null;
  count: number;
}

/** Turns places on the axes into places on the picture, at one scale for both axes. */
const scaleOf = (placed: OpinionMap['placed']): ((position: readonly number[]) => [number, number]) => {
  const most = placed.reduce((far, { position: [x, y] }) => Math.max(far, Math.abs(x), Math.abs(y)), 1e-9);
  const [middleX, middleY] = [width / 2, top + (height - top) / 2];
  const scale = ((height - top) / 2 - margin) / most;
  return ([x = 0, y = 0]) => [middleX + x * scale, middleY - y * scale];
};

const spotsOf = (
  placed: OpinionMap['placed'],
  scale: (position: readonly number[]) => [number, number],
): Spot[] => {
  const spots = new Map<string, Spot>();
  for (const { position, group } of placed) {
    const [x, y] = scale(position).map((at) => Math.round(at / cell) * cell);
    const key = `${x}/${y}/${group}`;
    const spot = spots.get(key) ?? { x: x ?? 0, y: y ?? 0, group, count: 0 };
    spot.count++;
    spots.set(key, spot);
  }
  return [...spots.values()].sort((a, b) => b.count - a.count || a.x - b.x || a.y - b.y);
};

/** The map: a mark wherever people stand, larger where several do, and each group's number at its centre. */
export const mapPicture = (
  alt: Words,
  { placed, groups }: OpinionMap,
  names: readonly Words[],
  others: Words,
): Block => {
  const scale = scaleOf(placed);
  const spots = spotsOf(placed, scale).map(({ x, y, group, count }) => {
    const r = Number(Math.min(9, 2 + 1.4 * Math.sqrt(count)).toFixed(1));
    return group === null ? outside(x, y, r) : markOf(group, x, y, r);
  });
  const centres = groups.map(({ id, centre }) => {
    const [x, y] = scale(centre);
    const place = `x="${x.toFixed(1)}" y="${(y + 7).toFixed(1)}" font-size="20" font-weight="700" text-anchor="middle"`;
    return `<text ${place} style="stroke:#fffdf8;stroke-width:5;paint-order:stroke;fill:#1d1b16">${id + 1}</text>`;
  });
  return pictureOf(alt, [width, height], (language) => {
    const legend = [...names, others].map((words, at) => {
      const [x, y] = [margin + (at % 3) * 230, 12 + Math.floor(at / 3) * 20];
      const group = groups[at];
      const mark = group ? markOf(group.id, x, y, 6) : outside(x, y, 5);
      return `${mark}<text x="${x + 14}" y="${y + 4}" font-size="12">${escaped(inLanguage(words, language))}</text>`;
    });
    return [...legend, ...spots, ...centres].join('');
  });
};

/** Who answers like whom: a square a pair, the darker the more they answered alike; hollow where they share nothing. */
export const agreementPicture = (alt: Words, { people, agreement }: SmallBody): Block => {
  const label = 110;
  const side = Math.min(28, (width - label - margin) / people.length);
  const squares = agreement.flatMap((row, y) =>
    row.map((pair, x) => {
      const place = `x="${(label + x * side).toFixed(1)}" y="${(y * side).toFixed(1)}" width="${(side - 1).toFixed(1)}" height="${(side - 1).toFixed(1)}"`;
      if (!pair) return `<rect ${place} fill="none"/>`;
      if (pair.shared === 0) return `<rect ${place} fill="none" stroke="currentColor" stroke-width=".5"/>`;
      return `<rect ${place} fill="#0072b2" fill-opacity="${(0.06 + (0.94 * pair.alike) / pair.shared).toFixed(2)}"/>`;
    }),
  );
  const names = people.map((name, y) => {
    const short = name.length > 14 ? `${name.slice(0, 13)}…` : name;
    return `<text x="${label - 6}" y="${(y * side + side / 2 + 4).toFixed(1)}" font-size="11" text-anchor="end">${escaped(short)}</text>`;
  });
  return pictureOf(alt, [width, Math.ceil(people.length * side) + 4], () => [...names, ...squares].join(''));
};
