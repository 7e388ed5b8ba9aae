import type { HeadsLetter } from '../../core/pages';

type Dated = { readonly letter: HeadsLetter; readonly date: number };

/** What the devices told at one relay last, by device. Letters that come by themselves may come in another order. */
export type PagesTold = {
  readonly all: () => ReadonlyMap<string, HeadsLetter>;
  /** Its value: whether it says anything that a later letter of that device has not replaced. */
  readonly hear: (device: string, letter: HeadsLetter, date: number) => boolean;
  /** The relay is read from now on: only what it gives then, and what comes meanwhile, stands there. */
  readonly begin: () => void;
  /** It was read: forgets all that stood there before. */
  readonly end: () => void;
};

export const createPagesTold = (): PagesTold => {
  let all = new Map<string, Dated>();
  let since: Map<string, Dated> | null = null;
  const put = (into: Map<string, Dated>, device: string, dated: Dated): boolean => {
    const before = into.get(device);
    if (before && before.date > dated.date) return false;
    into.set(device, dated);
    return true;
  };
  return {
    all: () => new Map([...all].map(([device, { letter }]) => [device, letter])),
    hear: (device, letter, date) => {
      if (since) put(since, device, { letter, date });
      return put(all, device, { letter, date });
    },
    begin: () => {
      since = new Map();
    },
    end: () => {
      all = since ?? all;
      since = null;
    },
  };
};
