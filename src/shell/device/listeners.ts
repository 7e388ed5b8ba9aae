import type { Stop } from '../../app/ports';

export type Listeners<A extends readonly unknown[]> = {
  readonly add: (listen: (...told: A) => void) => Stop;
  /** Tells all that listen when it begins. */
  readonly tell: (...told: A) => void;
};

export const createListeners = <A extends readonly unknown[]>(): Listeners<A> => {
  const all = new Set<(...told: A) => void>();
  return {
    add: listen => {
      all.add(listen);
      return () => void all.delete(listen);
    },
    tell: (...told) => {
      for (const listen of [...all]) listen(...told);
    },
  };
};
