import type { Filter, Letter } from '../../ports';

/**
 * A relay as NIP-01 has it: one letter a place for addressable ones, expired ones gone, none from the future.
 * What it does badly is decided by whoever runs it: `setFaults`.
 */
export type SimRelay = {
  /** What stands there now. */
  readonly letters: () => readonly Letter[];
  /** Every letter that it was ever given, for those who listen on the wire. */
  readonly wire: () => readonly Letter[];
  readonly put: (letter: Letter) => boolean;
  readonly find: (filter: Filter) => readonly Letter[];
  readonly watch: (filter: Filter, tell: (letter: Letter) => void) => () => void;
  /** Loses some of what it holds. */
  readonly lose: (which: (letter: Letter) => boolean) => void;
  /** `forgets`: says that it took a letter, and keeps nothing. */
  readonly setFaults: (faults: { readonly forgets: () => boolean }) => void;
};

/** Seconds that a letter's date may be ahead of the relay's clock. */
const AHEAD = 15 * 60;

export const createSimRelay = (now: () => number): SimRelay => {
  const held = new Map<string, Letter>();
  const wire = new Map<string, Letter>();
  const watchers = new Set<{ readonly filter: Filter; readonly tell: (letter: Letter) => void }>();
  let faults = { forgets: () => false };
  const isAlive = (letter: Letter): boolean => {
    const expires = letter.tags.find(([tag]) => tag === 'expiration')?.[1];
    return expires === undefined || Number(expires) * 1000 > now();
  };
  return {
    letters: () => [...held.values()].filter(isAlive),
    wire: () => [...wire.values()],
    put: letter => {
      wire.set(letter.id, letter);
      if (letter.created_at > now() / 1000 + AHEAD || !isAlive(letter)) return false;
      if (faults.forgets()) return true;
      const place = placeOf(letter);
      const before = held.get(place);
      const isOlder =
        before &&
        (before.created_at > letter.created_at ||
          (before.created_at === letter.created_at && before.id <= letter.id));
      if (isOlder) return true;
      held.set(place, letter);
      for (const { filter, tell } of [...watchers]) if (matches(letter, filter)) tell(letter);
      return true;
    },
    find: filter => {
      const found = [...held.values()]
        .filter(letter => matches(letter, filter) && isAlive(letter))
        .sort((a, b) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1));
      return filter.limit === undefined ? found : found.slice(0, filter.limit);
    },
    watch: (filter, tell) => {
      const watcher = { filter, tell };
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    lose: which => {
      for (const [place, letter] of held) if (which(letter)) held.delete(place);
    },
    setFaults: to => {
      faults = to;
    },
  };
};

const placeOf = ({ id, kind, pubkey, tags }: Letter): string =>
  kind >= 30000 && kind < 40000 ? `${kind} ${pubkey} ${tags.find(([tag]) => tag === 'd')?.[1] ?? ''}` : id;

export const matches = (letter: Letter, filter: Filter): boolean => {
  if (filter.kinds && !filter.kinds.includes(letter.kind)) return false;
  if (filter.authors && !filter.authors.includes(letter.pubkey)) return false;
  if (filter.ids && !filter.ids.includes(letter.id)) return false;
  if (filter.since !== undefined && letter.created_at < filter.since) return false;
  if (filter.until !== undefined && letter.created_at > filter.until) return false;
  for (const name in filter) {
    if (!name.startsWith('#')) continue;
    const values = filter[name as `#${string}`] ?? [];
    const isIn = letter.tags.some(([tag, value]) => `#${tag}` === name && values.includes(value ?? ''));
    if (!isIn) return false;
  }
  return true;
};
