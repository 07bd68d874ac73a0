import { hierarchy, pack } from 'd3-hierarchy';
import type { Power } from './power.ts';

/** A body as the organisation chart shows it; `members` gives its size, `children` what sits inside it. */
export type OrganisationNode = {
  id: string;
  name: string;
  power: Power;
  members: number;
  href?: string;
  children?: readonly OrganisationNode[];
};

/** A circle to draw, in units of a drawing of `side`; `lines` is its name if it fits, else only its number shows. */
export type PlacedCircle = {
  node: OrganisationNode;
  /** Rank in reading order, from 1: the number by which the list names it. */
  number: number;
  /** Depth: 0 for a body that sits in no other. */
  depth: number;
  parent: string | undefined;
  x: number;
  y: number;
  r: number;
  lines: string[];
};

const fontSize = 13;
const lineHeight = 15;
const characterWidth = fontSize * 0.56;

/** Lays bodies out as nested circles in a square of `side` units; the same input gives the same drawing. */
export function layOut(bodies: readonly OrganisationNode[], side: number): PlacedCircle[] {
  const whole: OrganisationNode = { id: '', name: '', power: 'citizen', members: 0, children: bodies };
  const root = hierarchy(whole, (node) => node.children)
    .sum((node) => (node.children?.length ? 0 : Math.max(4, node.members)))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const placed = pack<OrganisationNode>()
    .size([side, side])
    .padding((node) => (node.depth === 0 ? 5 : 17))(root);
  const circles: PlacedCircle[] = [];
  placed.eachBefore((circle) => {
    if (circle.depth === 0) return;
    circles.push({
      node: circle.data,
      number: circles.length + 1,
      depth: circle.depth - 1,
      parent: circle.depth > 1 ? circle.parent?.data.name : undefined,
      x: round(circle.x),
      y: round(circle.y),
      r: round(circle.r),
      lines: circle.children ? [] : fit(circle.data.name, circle.r),
    });
  });
  return circles;
}

/** The name cut into lines that hold in a disc of radius `r`; none if it cannot. */
export function fit(name: string, r: number): string[] {
  const words = name.split(' ');
  for (let count = 1; count <= 4; count += 1) {
    const half = (count * lineHeight) / 2;
    if (half >= r) return [];
    const room = (2 * Math.sqrt(r * r - half * half) - 8) / characterWidth;
    const lines = wrap(words, room);
    if (lines.length <= count && lines.every((line) => line.length <= room)) return lines;
  }
  return [];
}

function wrap(words: readonly string[], room: number): string[] {
  return words.reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room)
      return [...lines.slice(0, -1), `${last} ${word}`];
    return [...lines, word];
  }, []);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
