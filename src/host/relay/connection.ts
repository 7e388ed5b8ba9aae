import { err, ok, type Result } from '../../core/result.ts';
import type { Limits } from '../limits.ts';
import type { Rate } from '../rate.ts';
import type { Handler, Peer } from '../sockets.ts';
import { type Event, type Filter, frameOf } from './frames.ts';
import { eventFault, narrowed } from './guard.ts';
import type { EventStore } from './store.ts';
import { type Subscription, type Subscriptions, sendEvent } from './subscriptions.ts';

export type Served = {
  readonly store: EventStore;
  readonly subscriptions: Subscriptions;
  readonly limits: Limits;
  readonly events: Rate;
  readonly requests: Rate;
  readonly now: () => number;
};

/** Serves one client of the relay by NIP-01. */
export const serve = (peer: Peer, served: Served): Handler => {
  const { store, subscriptions, limits, now } = served;
  const open = new Map<string, Subscription>();
  // Stored events are read for one subscription after another, so that a connection holds one answer in
  // memory at most.
  let reading: Promise<void> = Promise.resolve();

  const say = (...reply: readonly unknown[]): void => {
    peer.send(JSON.stringify(reply));
  };

  const publish = async (event: Event): Promise<void> => {
    if (!served.events(peer.address, now())) return say('OK', event.id, false, 'rate-limited: slow down');
    const fault = eventFault(event, limits, now());
    if (fault !== null) return say('OK', event.id, false, fault);
    const { taken, says } = await store.put(event);
    say('OK', event.id, taken, says);
  };

  const drop = (name: string): void => {
    const subscription = open.get(name);
    if (subscription === undefined) return;
    open.delete(name);
    subscriptions.remove(subscription);
  };

  const sendStored = async (subscription: Subscription): Promise<void> => {
    const isOpen = (): boolean => open.get(subscription.name) === subscription;
    if (!isOpen()) return;
    for (const event of await store.find(subscription.filters)) {
      if (!isOpen() || !sendEvent(subscription, event) || !(await peer.drained())) return;
    }
    if (!isOpen()) return;
    subscription.sent = null;
    say('EOSE', subscription.name);
  };

  const admitted = (asked: readonly Filter[]): Result<readonly Filter[], string> => {
    if (!served.requests(peer.address, now())) return err('rate-limited: slow down');
    if (open.size >= limits.subscriptions) return err('blocked: too many subscriptions');
    const filters = asked.map(filter => narrowed(filter, limits)).filter(filter => filter !== null);
    return filters.length === asked.length
      ? ok(filters)
      : err('restricted: ask for kind 1059 by #p, for 30078 by author, id or a long tag');
  };

  const subscribe = (name: string, asked: readonly Filter[]): void => {
    drop(name);
    const filters = admitted(asked);
    if (!filters.ok) {
      say('CLOSED', name, filters.error);
      return;
    }
    const subscription: Subscription = { name, peer, filters: filters.value, sent: new Set() };
    open.set(name, subscription);
    // Listening begins before reading: what is stored in between is sent by either, never by neither.
    subscriptions.add(subscription);
    reading = reading
      .then(() => sendStored(subscription))
      .catch(() => {
        if (open.get(name) !== subscription) return;
        drop(name);
        say('CLOSED', name, 'error: could not read');
      });
  };

  return {
    frame: text => {
      const frame = frameOf(text, limits);
      if (!frame.ok) return say(...frame.error);
      const { value } = frame;
      if (value.is === 'close') return drop(value.sub);
      if (value.is === 'request') return subscribe(value.sub, value.filters);
      publish(value.event).catch(() => say('OK', value.event.id, false, 'error: could not store'));
    },
    listens: () => open.size > 0,
    gone: () => {
      for (const name of [...open.keys()]) drop(name);
    },
  };
};
