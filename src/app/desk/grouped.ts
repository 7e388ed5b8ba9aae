export const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

export const groupedBy = <T, K>(values: readonly T[], by: (value: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(by(value));
    if (group) group.push(value);
    else groups.set(by(value), [value]);
  }
  return groups;
};
