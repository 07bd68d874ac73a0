/**
 * Majority judgment from its definition (M. Balinski and R. Laraki, Majority Judgment, 2011, chapter 1): the majority
 * value of an option is its lower median, then that of what is left once one such grade is taken out, and so on;
 * options are compared by these values, grade by grade. Grades are numbers, 0 the worst; as many for each option.
 */
const majorityValue = (grades: readonly number[]): number[] => {
  const left = [...grades].sort((a, b) => a - b);
  const value: number[] = [];
  while (left.length > 0) value.push(...left.splice(Math.floor((left.length - 1) / 2), 1));
  return value;
};

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((grade, index) => grade !== b[index]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
};

export interface Judged {
  /** Places of options, best first; those of the same value together. */
  readonly layers: number[][];
  readonly medians: (number | undefined)[];
}

export const judgedByValue = (columns: readonly (readonly number[])[]): Judged => {
  const values = columns.map(majorityValue);
  const places = [...columns.keys()].sort((a, b) => compare(values[a] ?? [], values[b] ?? []));
  const layers: number[][] = [];
  for (const place of places) {
    const last = layers.at(-1)?.[0];
    const tied = last !== undefined && compare(values[last] ?? [], values[place] ?? []) === 0;
    if (tied) layers.at(-1)?.push(place);
    else layers.push([place]);
  }
  return { layers, medians: values.map(([first]) => first) };
};
