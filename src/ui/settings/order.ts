/** Something that stands in an order that a person chose. */
export type Ordered = { readonly key: string; readonly order: number };

/**
 * The new `order` of the entries that must change so that one of them moves a place: few, so that moving on
 * two devices apart disturbs little. Entries made before anyone ordered them share one number.
 */
export const moved = <T extends Ordered>(
  entries: readonly T[],
  key: T['key'],
  by: -1 | 1,
): { readonly key: T['key']; readonly order: number }[] => {
  const at = entries.findIndex(entry => entry.key === key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= entries.length) return [];
  const next = [...entries];
  const [entry] = next.splice(at, 1);
  if (entry) next.splice(to, 0, entry);
  return next.flatMap((found, place) => (found.order === place ? [] : [{ key: found.key, order: place }]));
};

/** The `order` that puts a new entry last. */
export const lastOrder = (entries: readonly Ordered[]): number =>
  entries.reduce((last, { order }) => Math.max(last, order), -1) + 1;
