import type { Highs } from 'highs';
import { chancesProgram, type Chances, type Cut } from './relaxed.ts';
import type { Shape } from './shape.ts';

/** Chances at which the logarithm is first replaced by its tangent. */
const firstTangents = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001];
const mostRounds = 60;

/**
 * Nash welfare over the relaxation: the greatest sum of logarithms of people's chances (their geometric mean). A
 * logarithm lies under its tangents, so a linear program with tangents bounds it from above; tangents are added at
 * each optimum until both agree to 1e-10 a person. People that no point serves are left out of the sum.
 */
export const relaxedNash = (highs: Highs, shape: Shape, cuts: readonly Cut[]): Chances | null => {
  const program = chancesProgram(highs, shape, cuts);
  const count = shape.types.length;
  const served = [...shape.types.keys()].filter((type) => (shape.types[type]?.cap ?? 0) > 0);
  for (const [at, type] of served.entries()) {
    const people = shape.types[type]?.people.length ?? 1;
    program.addColumn({ cost: people, lower: -50, upper: 0, rows: [], values: [] });
    for (const chance of firstTangents)
      program.addRow({
        lower: -Infinity,
        upper: Math.log(chance) - 1,
        columns: [count + at, type],
        values: [1, -1 / chance],
      });
  }
  try {
    let chances: Chances | null = null;
    for (let round = 0; round < mostRounds; round++) {
      const { status, x } = program.solve();
      if (status !== 'optimal') return chances;
      chances = x.slice(0, count);
      let widest = 0;
      for (const [at, type] of served.entries()) {
        const chance = Math.max(1e-9, x[type] ?? 0);
        const gap = (x[count + at] ?? 0) - Math.log(chance);
        widest = Math.max(widest, gap);
        if (gap > 1e-11)
          program.addRow({
            lower: -Infinity,
            upper: Math.log(chance) - 1,
            columns: [count + at, type],
            values: [1, -1 / chance],
          });
      }
      if (widest < 1e-10) break;
    }
    return chances;
  } finally {
    program.dispose();
  }
};
