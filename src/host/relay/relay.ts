import type { Limits } from '../limits.ts';
import { createRate } from '../rate.ts';
import { createSockets, type Sockets } from '../sockets.ts';
import { serve } from './connection.ts';
import { openEventStore } from './store.ts';
import { createSubscriptions } from './subscriptions.ts';

export type Relay = {
  readonly upgrade: Sockets['upgrade'];
  readonly connections: () => number;
  /** Ends every connection; new ones are still taken. */
  readonly cut: () => Promise<void>;
  /** Deletes every event, as a relay does that lost its disk. */
  readonly wipe: () => void;
  readonly stop: () => Promise<void>;
};

export type RelayOptions = {
  /** Path of the SQLite file, or `:memory:`. */
  readonly file: string;
  readonly limits: Limits;
  readonly behindProxy: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

const PURGE_EVERY = 60_000;

export const startRelay = async ({ file, limits, behindProxy, now }: RelayOptions): Promise<Relay> => {
  const subscriptions = createSubscriptions();
  const store = await openEventStore({ file, limits, now, onPut: subscriptions.tell });
  const events = createRate(limits.eventsPerMinute);
  const requests = createRate(limits.requestsPerMinute);
  const sockets = createSockets({
    limits,
    behindProxy,
    now,
    connect: peer => serve(peer, { store, subscriptions, limits, events, requests, now }),
  });
  const purging = setInterval(store.purge, PURGE_EVERY);
  purging.unref();
  return {
    upgrade: sockets.upgrade,
    connections: sockets.count,
    cut: sockets.cut,
    wipe: store.wipe,
    stop: async () => {
      clearInterval(purging);
      await sockets.close();
      await store.close();
    },
  };
};
