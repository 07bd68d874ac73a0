import { describe, expect, it } from 'vitest';
import { fit, layOut, type OrganisationNode } from './organisation.ts';

const bodies: OrganisationNode[] = [
  {
    id: 'group',
    name: 'Groupe majoritaire',
    power: 'political',
    members: 21,
    children: [
      { id: 'solidarity', name: 'Solidarités', power: 'political', members: 7 },
      { id: 'land', name: 'Terre et eau', power: 'political', members: 6 },
      { id: 'mobility', name: 'Mobilités', power: 'political', members: 6 },
      { id: 'youth', name: 'Enfance et jeunesse', power: 'political', members: 5 },
    ],
  },
  { id: 'bureau', name: 'Bureau', power: 'executive', members: 8 },
];

describe('the organisation as nested circles', () => {
  const { circles, viewBox } = layOut(bodies, 400);
  const find = (id: string) => {
    const circle = circles.find(({ node }) => node.id === id);
    if (!circle) throw new Error(`${id} is not drawn`);
    return circle;
  };

  it('draws every body once, numbered in reading order', () => {
    expect(circles.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(circles.map(({ node }) => node.id)).size).toBe(6);
  });

  it('keeps a circle inside the one it sits in, and the drawing inside its side', () => {
    const group = find('group');
    for (const id of ['solidarity', 'land', 'mobility', 'youth']) {
      const { x, y, r, parent } = find(id);
      expect(Math.hypot(x - group.x, y - group.y) + r).toBeLessThanOrEqual(group.r + 0.5);
      expect(parent).toBe('Groupe majoritaire');
    }
    for (const { x, y, r } of circles) {
      expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(-0.5);
      expect(Math.max(x + r, y + r)).toBeLessThanOrEqual(400.5);
    }
  });

  it('does not overlap neighbours', () => {
    for (const one of circles) {
      for (const other of circles) {
        if (one.number >= other.number || other.parent === one.node.name) continue;
        if (one.parent !== other.parent) continue;
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.r + other.r);
      }
    }
  });

  it('frames the drawing and writes the name of a body that holds others along its circle', () => {
    const [left, top, width, height] = viewBox.split(' ').map(Number) as [number, number, number, number];
    for (const { x, y, r } of circles) {
      expect(Math.min(x - r - left, y - r - top)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x + r - left - width, y + r - top - height)).toBeLessThanOrEqual(0);
    }
    expect(find('group').arc).toMatch(/^M/);
    expect(find('bureau').arc).toBeUndefined();
    expect(find('bureau').lines).toEqual(['Bureau']);
  });

  it('draws nothing for a commune without bodies', () => {
    expect(layOut([], 400).circles).toEqual([]);
  });
});

describe('a name in a disc', () => {
  it('takes the lines that it needs', () => {
    expect(fit('Bureau', 40)).toEqual(['Bureau']);
    expect(fit('Terre et eau', 40)).toEqual(['Terre et', 'eau']);
  });

  it('gives way to the number when it cannot hold', () => {
    expect(fit('Intercommunalité', 20)).toEqual([]);
  });
});
