/** Work that others wait for, as far as it had begun when they asked. */
export const createUnderway = () => {
  const all = new Set<Promise<unknown>>();
  return {
    run: <T>(work: () => Promise<T>): Promise<T> => {
      const running = work();
      all.add(running);
      const end = () => void all.delete(running);
      running.then(end, end);
      return running;
    },
    /** Resolves when what runs now has ended, well or not. */
    ended: async (): Promise<void> => {
      await Promise.allSettled(all);
    },
  };
};
