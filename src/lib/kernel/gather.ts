/** Values by name, each in order. A name may be any text: that of something all objects have counts like another. */
export const gather = <T>(pairs: Iterable<readonly [name: string, value: T]>): Record<string, T[]> => {
  const gathered = new Map<string, T[]>();
  for (const [name, value] of pairs) {
    const values = gathered.get(name);
    if (values) values.push(value);
    else gathered.set(name, [value]);
  }
  return Object.fromEntries(gathered);
};
