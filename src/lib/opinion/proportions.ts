/** One-sided 90 %: a standard normal variable is above this one time in ten. */
const critical = 1.2816;

export const isSignificant = (z: number): boolean => z > critical;

/**
 * Whether `count` of `total` is more than a half, as a normal deviate; both are first raised by one, as Polis
 * does, which draws small numbers to the middle.
 */
export const proportionTest = (count: number, total: number): number =>
  2 * Math.sqrt(total + 1) * ((count + 1) / (total + 1) - 0.5);

/**
 * Whether a share is larger than another, as a normal deviate with pooled variance, all four numbers first
 * raised by one; 0 when every answer is a success, since there is then no variance to compare with.
 */
export const twoProportionsTest = (
  [count, total]: readonly [number, number],
  [otherCount, otherTotal]: readonly [number, number],
): number => {
  const [inside, outside] = [total + 1, otherTotal + 1];
  const pooled = (count + otherCount + 2) / (inside + outside);
  if (pooled >= 1) return 0;
  const variance = pooled * (1 - pooled) * (1 / inside + 1 / outside);
  return ((count + 1) / inside - (otherCount + 1) / outside) / Math.sqrt(variance);
};
