import { matchFilters } from 'nostr-tools/filter';
import type { Peer } from '../sockets.ts';
import type { Event, Filter } from './frames.ts';

/** One open subscription of one connection. */
export type Subscription = {
  readonly name: string;
  readonly peer: Peer;
  readonly filters: readonly Filter[];
  /** Ids sent since it was opened and before EOSE, so that what is stored in that time is not sent twice. */
  sent: Set<string> | null;
};

/** The one door out for events: nothing passes that the subscription's filters do not name. */
export const sendEvent = (to: Subscription, event: Event, text = JSON.stringify(event)): boolean => {
  if (!matchFilters([...to.filters], event)) return true;
  if (to.sent?.has(event.id)) return true;
  to.sent?.add(event.id);
  return to.peer.send(`["EVENT",${JSON.stringify(to.name)},${text}]`);
};

export type Subscriptions = {
  readonly add: (subscription: Subscription) => void;
  readonly remove: (subscription: Subscription) => void;
  readonly tell: (event: Event) => void;
};

export const createSubscriptions = (): Subscriptions => {
  const open = new Set<Subscription>();
  return {
    add: subscription => {
      open.add(subscription);
    },
    remove: subscription => {
      open.delete(subscription);
    },
    tell: event => {
      const text = JSON.stringify(event);
      for (const subscription of open) sendEvent(subscription, event, text);
    },
  };
};
