import type { Body } from '#lib/governance/bodies/index.ts';

const ranks: Partial<Record<Body['kind'], number>> = { majorityGroup: 0, bureau: 1, council: 2, circle: 3 };

/** As one looks for a body: who decides first, then who executes, who ratifies, then circles and the rest by name. */
export const inOrder = (bodies: readonly Body[]): Body[] =>
  bodies.toSorted(
    (a, b) => (ranks[a.kind] ?? 4) - (ranks[b.kind] ?? 4) || a.name.localeCompare(b.name, 'fr'),
  );
