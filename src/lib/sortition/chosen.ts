import { createHash } from 'node:crypto';
import type { Draw } from './draw.ts';

/**
 * The place in [0, 1) that words point at: the first 52 bits of their SHA-256. Enough to draw among people who trust
 * whoever runs the command; others are asked in public (`lottery.ts`), where nobody can try words until one pleases.
 */
export const placeOf = (seed: string): number =>
  Number.parseInt(createHash('sha256').update(seed.trim()).digest('hex').slice(0, 13), 16) / 2 ** 52;

/** The panel of a portfolio at that place, panels standing one after the other for as long as they are probable. */
export const panelAt = ({ portfolio }: Pick<Draw, 'portfolio'>, place: number): readonly string[] => {
  let left = place * portfolio.reduce((sum, { probability }) => sum + probability, 0);
  return (portfolio.find(({ probability }) => (left -= probability) < 0) ?? portfolio.at(-1))?.panel ?? [];
};
