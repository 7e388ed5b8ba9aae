import type { Filter, Letter, RelayState, Relays } from '../ports';

/** A relay without a network: keeps letters as NIP-01 says, one a place for addressable ones, and tells of new ones. */
export type MemoryRelay = {
  readonly letters: () => readonly Letter[];
  /** Loses what it holds. */
  readonly wipe: () => void;
  /** Loses some of it. */
  readonly drop: (which: (letter: Letter) => boolean) => void;
  /** While down it takes and tells nothing; coming up, subscriptions are told again what it holds. */
  readonly setUp: (up: boolean) => void;
  readonly put: (letter: Letter) => boolean;
  readonly watch: (watcher: Watcher) => () => void;
};

type Watcher = {
  readonly letter: (letter: Letter) => void;
  readonly stored: () => void;
  readonly filter: Filter;
};

export const createMemoryRelay = (): MemoryRelay => {
  const held = new Map<string, Letter>();
  const watchers = new Set<Watcher>();
  let up = true;
  const tellAll = (watcher: Watcher): void => {
    const found = [...held.values()].filter(letter => matches(letter, watcher.filter));
    const { limit = found.length } = watcher.filter;
    // The newest are given where not all are asked for.
    for (const letter of found.sort((a, b) => b.created_at - a.created_at).slice(0, limit))
      watcher.letter(letter);
    watcher.stored();
  };
  return {
    letters: () => [...held.values()],
    wipe: () => held.clear(),
    drop: which => {
      for (const [place, letter] of held) if (which(letter)) held.delete(place);
    },
    setUp: now => {
      const came = now && !up;
      up = now;
      if (came) for (const watcher of [...watchers]) tellAll(watcher);
    },
    put: letter => {
      if (!up) return false;
      const place = placeOf(letter);
      const before = held.get(place);
      // Of two with one date the lower id stays, as relays do.
      if (
        before &&
        (before.created_at > letter.created_at ||
          (before.created_at === letter.created_at && before.id <= letter.id))
      )
        return true;
      held.set(place, letter);
      for (const watcher of [...watchers]) if (matches(letter, watcher.filter)) watcher.letter(letter);
      return true;
    },
    watch: watcher => {
      watchers.add(watcher);
      if (up) tellAll(watcher);
      return () => watchers.delete(watcher);
    },
  };
};

/** The `Relays` port over relays in memory, by their names. Connected is only where something is asked for. */
export const createMemoryRelays = (network: ReadonlyMap<string, MemoryRelay>): Relays => {
  const asking = new Map<string, number>();
  const listeners = new Set<() => void>();
  const ask = (url: string, by: 1 | -1): void => {
    asking.set(url, (asking.get(url) ?? 0) + by);
    for (const tell of [...listeners]) tell();
  };
  return {
    publish: async (urls, letter) =>
      urls.map(relay => ({ relay, taken: network.get(relay)?.put(letter) ?? false, says: '' })),
    subscribe: (urls, filter, on) => {
      const seen = new Set<string>();
      const stops = urls.flatMap(url => {
        const relay = network.get(url);
        if (!relay) return [];
        const stop = relay.watch({
          filter,
          letter: letter =>
            queueMicrotask(() => {
              if (seen.has(letter.id)) return;
              seen.add(letter.id);
              on.letter(letter, url);
            }),
          stored: () => queueMicrotask(() => on.stored?.(url)),
        });
        ask(url, 1);
        return [
          () => {
            stop();
            ask(url, -1);
          },
        ];
      });
      return () => {
        for (const stop of stops.splice(0)) stop();
      };
    },
    states: urls => listen => {
      let told = '';
      const tell = (): void => {
        const states = urls.map(
          (relay): RelayState => ({ relay, state: (asking.get(relay) ?? 0) > 0 ? 'open' : 'closed' }),
        );
        const text = JSON.stringify(states);
        if (text === told) return;
        told = text;
        listen(states);
      };
      listeners.add(tell);
      tell();
      return () => {
        listeners.delete(tell);
      };
    },
  };
};

const placeOf = ({ id, kind, pubkey, tags }: Letter): string =>
  kind >= 30000 && kind < 40000 ? `${kind} ${pubkey} ${tags.find(([tag]) => tag === 'd')?.[1] ?? ''}` : id;

const matches = (letter: Letter, filter: Filter): boolean => {
  if (filter.ids && !filter.ids.includes(letter.id)) return false;
  if (filter.kinds && !filter.kinds.includes(letter.kind)) return false;
  if (filter.authors && !filter.authors.includes(letter.pubkey)) return false;
  if (filter.since !== undefined && letter.created_at < filter.since) return false;
  if (filter.until !== undefined && letter.created_at > filter.until) return false;
  return Object.entries(filter).every(
    ([name, values]) =>
      !name.startsWith('#') ||
      letter.tags.some(
        ([tag, value]) => `#${tag}` === name && (values as readonly string[]).includes(value ?? ''),
      ),
  );
};
