import { hierarchy, pack, type HierarchyCircularNode } from 'd3-hierarchy';
import type { Power } from './power.ts';

/** A body as the organisation chart shows it; `members` gives its size, `children` what sits inside it. */
export type OrganisationNode = {
  id: string;
  name: string;
  /** `neutral`: it prepares or advises, and decides nothing. */
  power: Power | 'neutral';
  /** That power in other words than its colour's own: « décide dans son périmètre ». */
  powerWords?: string;
  members: number;
  href?: string;
  children?: readonly OrganisationNode[];
};

/**
 * A circle to draw. Its name is written in `lines`, or along its `arc` (an SVG path) when it holds others;
 * where neither fits, its number stands for it.
 */
export type PlacedCircle = {
  node: OrganisationNode;
  /** Rank in reading order, from 1: the number by which the list names it. */
  number: number;
  /** Name of the body that it sits in. */
  parent: string | undefined;
  x: number;
  y: number;
  r: number;
  lines: string[];
  arc: string | undefined;
};

/** The circles and the rectangle around them, as an SVG `viewBox`. */
export type Organisation = { circles: PlacedCircle[]; viewBox: string };

/** Size of a name and of its lines, in units of the drawing. */
export const fontSize = 11;
export const lineHeight = 13;
const characterWidth = fontSize * 0.56;
/** How far inside its circle a name written along it stands. */
const arcInset = 16;

/** Lays bodies out as nested circles, in a square of `side` units at most; the same input gives the same drawing. */
export function layOut(bodies: readonly OrganisationNode[], side: number): Organisation {
  const whole: OrganisationNode = { id: '', name: '', power: 'citizen', members: 0, children: bodies };
  const root = hierarchy(whole, (node) => node.children)
    // The square root keeps small bodies legible: the drawing shows who sits in what, the table says how many.
    .sum((node) => (node.children?.length ? 0 : Math.sqrt(Math.max(4, node.members))))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const placed = pack<OrganisationNode>()
    .size([side, side])
    .padding((node) => (node.depth === 0 ? 6 : 16))(root);
  placed.each(ring);
  const circles: PlacedCircle[] = [];
  placed.eachBefore(({ data, depth, parent, x, y, r, children }) => {
    if (depth === 0) return;
    circles.push({
      node: data,
      number: circles.length + 1,
      parent: depth > 1 ? parent?.data.name : undefined,
      x: round(x),
      y: round(y),
      r: round(r),
      lines: children ? [] : fit(data.name, r),
      arc: children ? arcFor(data.name, x, y, r) : undefined,
    });
  });
  return { circles, viewBox: boxAround(circles) };
}

/**
 * Sets three to six bodies that hold nothing in a ring, which packs them larger than a heap does and leaves
 * the top free for the name of the one that holds them.
 */
function ring(parent: HierarchyCircularNode<OrganisationNode>): void {
  const children = parent.children ?? [];
  const plain = children.every((child) => !child.children);
  if (parent.depth === 0 || !plain || children.length < 3 || children.length > 6) return;
  const inner = parent.r - 12;
  const sine = Math.sin(Math.PI / children.length);
  const most = (inner * sine) / (1 + sine);
  const largest = Math.max(...children.map((child) => child.r));
  children.forEach((child, index) => {
    const angle = ((2 * index + 1) / children.length - 0.5) * Math.PI;
    child.x = parent.x + (inner - most) * Math.cos(angle);
    child.y = parent.y + 9 + (inner - most) * Math.sin(angle);
    child.r = (most - 3) * (child.r / largest);
  });
}

/** The name cut into lines that hold in a disc of radius `r`; none if it cannot. */
export function fit(name: string, r: number): string[] {
  const words = name.split(' ');
  for (let count = 1; count <= 4; count += 1) {
    const half = (count * lineHeight) / 2;
    if (half >= r) return [];
    const room = (2 * Math.sqrt(r * r - half * half) - 6) / characterWidth;
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

function arcFor(name: string, x: number, y: number, r: number): string | undefined {
  const inner = round(r - arcInset);
  if (name.length * characterWidth > Math.PI * inner * 0.9) return undefined;
  return `M${round(x - inner)} ${round(y)}a${inner} ${inner} 0 0 1 ${2 * inner} 0`;
}

function boxAround(circles: readonly PlacedCircle[]): string {
  if (circles.length === 0) return '0 0 1 1';
  const left = Math.min(...circles.map(({ x, r }) => x - r)) - 3;
  const top = Math.min(...circles.map(({ y, r }) => y - r)) - 3;
  const right = Math.max(...circles.map(({ x, r }) => x + r)) + 3;
  const bottom = Math.max(...circles.map(({ y, r }) => y + r)) + 3;
  return [left, top, right - left, bottom - top].map(round).join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
