/** The ids that were added last, at most `most` of them. */
export type Recent = {
  readonly has: (id: string) => boolean;
  readonly add: (id: string) => void;
  readonly remove: (id: string) => void;
};

export const createRecent = (most: number): Recent => {
  const ids = new Set<string>();
  return {
    has: id => ids.has(id),
    add: id => {
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > most && oldest !== undefined) ids.delete(oldest);
    },
    remove: id => void ids.delete(id),
  };
};
