import type { Chance, Clock, RelayState, Relays, Stop } from '../../app/ports';
import { isRelay } from '../../core/socket';
import { createRelay, type Relay } from './relay';
import { createSeen } from './seen';

export type RelaysOptions = {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Opens a socket; the browser's own when left out. */
  readonly open?: (url: string) => WebSocket;
  /** Calls when the network is back; the window's `online` event when left out. */
  readonly online?: (listen: () => void) => Stop;
};

/**
 * Several relays at once over connections of our own, one for each relay however many ask for it. Not over
 * nostr-tools' pool: on reconnecting it asks only for what is dated after the last letter it saw, and gift
 * wraps carry dates of up to two days back; it never comes back when the first try fails; it takes an EOSE
 * for granted after a while; and what several relays send is told apart by id, before it is known to be genuine.
 */
export const createRelays = ({
  clock,
  chance,
  open = url => new WebSocket(url),
  online = onOnline,
}: RelaysOptions): Relays & { readonly stop: Stop } => {
  const relays = new Map<string, Relay>();
  const listeners = new Set<() => void>();

  const tell = (): void => {
    for (const listen of [...listeners]) listen();
  };

  const relayAt = (url: string): Relay | null => {
    const known = relays.get(url);
    // A link may name anything; what may not be opened is passed over.
    if (known || !isRelay(url)) return known ?? null;
    const relay = createRelay({ url, clock, chance, open, onState: tell });
    relays.set(url, relay);
    return relay;
  };

  const stopOnline = online(() => {
    for (const relay of relays.values()) relay.online();
  });

  return {
    publish: (urls, letter) =>
      Promise.all(
        [...new Set(urls)].map(
          async url =>
            (await relayAt(url)?.publish(letter)) ?? {
              relay: url,
              taken: false,
              says: 'not an address of a relay',
            },
        ),
      ),
    subscribe: (urls, filter, on) => {
      const isNew = createSeen(chance);
      const stops = [...new Set(urls)].map(url =>
        relayAt(url)?.subscribe(filter, {
          letter: letter => {
            if (isNew(letter)) on.letter(letter, url);
          },
          stored: () => on.stored?.(url),
        }),
      );
      return () => {
        for (const stop of stops) stop?.();
      };
    },
    states: urls => listen => {
      let told = '';
      const look = (): void => {
        const states = urls.map(
          (relay): RelayState => ({ relay, state: relays.get(relay)?.state() ?? 'closed' }),
        );
        const text = states.map(({ state }) => state).join();
        if (text === told) return;
        told = text;
        listen(states);
      };
      listeners.add(look);
      look();
      if (urls.length === 0) listen([]);
      return () => {
        listeners.delete(look);
      };
    },
    stop: () => {
      stopOnline();
      for (const relay of relays.values()) relay.stop();
      listeners.clear();
    },
  };
};

const onOnline = (listen: () => void): Stop => {
  addEventListener('online', listen);
  return () => removeEventListener('online', listen);
};
