import { bodyKinds, type Body } from '#lib/governance/bodies/index.ts';

const place = ({ kind }: Body): number => bodyKinds.indexOf(kind);

/** As one looks for a body: who decides first, then who executes, who ratifies, circles and the rest; then by name. */
export const inOrder = (bodies: readonly Body[]): Body[] =>
  bodies.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'fr'));
