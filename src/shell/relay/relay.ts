import type { Chance, Clock, Filter, Letter, Receipt, RelayState, Stop } from '../../app/ports';
import { LETTER_BYTES, letterFrom, matches, partsOf } from './letter';
import { createLine } from './line';
import { pauseAfter } from './pauses';

/** One relay, and all that this page wants of it. */
export type Relay = {
  readonly state: () => RelayState['state'];
  readonly publish: (letter: Letter) => Promise<Receipt>;
  readonly subscribe: (filter: Filter, on: Listener) => Stop;
  /** The network is back: what is not connected tries at once, what seems so is asked whether it is. */
  readonly online: () => void;
  readonly stop: Stop;
};

export type Listener = { readonly letter: (letter: Letter) => void; readonly stored: () => void };

export type RelayOptions = {
  readonly url: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly open: (url: string) => WebSocket;
  readonly onState: (state: RelayState['state']) => void;
};

type Subscription = {
  readonly name: string;
  readonly filter: Filter;
  readonly on: Listener;
  stored: boolean;
  refusals: number;
  stopRetry: Stop;
};

type Sending = { readonly letter: Letter; readonly end: (taken: boolean, says: string) => void };

const PUBLISH_PATIENCE = 10_000;
const RESUBSCRIBE = { first: 1_000, longest: 300_000 };
/** A connection that is silent so long is asked something, and dropped when no answer comes. */
const SILENCE = 45_000;
const PROBE_PATIENCE = 10_000;
const PROBE = ['REQ', 'there?', { kinds: [30_078], ids: ['0'.repeat(64)], limit: 1 }];
/** A connection that nobody uses any more is kept so long for whoever comes next. */
const LINGER = 30_000;

const nothing = (): void => undefined;

export const createRelay = ({ url, clock, chance, open, onState }: RelayOptions): Relay => {
  const subscriptions = new Map<string, Subscription>();
  const sending = new Map<string, Sending[]>();
  let named = 0;
  let heard = 0;
  let frames = 0;
  let stopWatch: Stop = nothing;
  let stopLinger: Stop = nothing;

  const isWanted = (): boolean => subscriptions.size > 0 || sending.size > 0;

  const frame = (data: unknown): void => {
    heard = clock.now();
    frames += 1;
    const [type, name, third, fourth] = partsOf(data) ?? [];
    if (typeof name !== 'string') return;
    if (type === 'OK') settle(name, third === true, typeof fourth === 'string' ? fourth : '');
    const subscription = subscriptions.get(name);
    if (!subscription) return;
    if (type === 'EVENT') receive(subscription, third);
    if (type === 'EOSE') storedAll(subscription);
    if (type === 'CLOSED') refused(subscription);
  };

  const line = createLine({
    url,
    clock,
    chance,
    open,
    on: {
      frame,
      state: state => {
        stopWatch();
        if (state === 'open') greet();
        else for (const { stopRetry } of subscriptions.values()) stopRetry();
        if (state === 'closed' && !isWanted()) line.rest();
        onState(state);
      },
    },
  });

  const greet = (): void => {
    heard = clock.now();
    stopWatch = clock.at(heard + SILENCE, watch);
    for (const subscription of subscriptions.values()) {
      subscription.stored = false;
      ask(subscription);
    }
    for (const [first] of sending.values()) if (first) line.send(['EVENT', first.letter]);
  };

  const watch = (): void => {
    if (clock.now() - heard < SILENCE) {
      stopWatch = clock.at(heard + SILENCE, watch);
      return;
    }
    probe();
  };

  const probe = (): void => {
    const before = frames;
    stopWatch();
    line.send(PROBE);
    stopWatch = clock.at(clock.now() + PROBE_PATIENCE, () => {
      if (frames === before) line.drop();
      else watch();
    });
  };

  const ask = ({ name, filter }: Subscription): void => {
    line.send(['REQ', name, filter]);
  };

  const receive = ({ filter, on }: Subscription, value: unknown): void => {
    const letter = letterFrom(value);
    if (letter && matches(filter, letter)) on.letter(letter);
  };

  const storedAll = (subscription: Subscription): void => {
    subscription.refusals = 0;
    if (subscription.stored) return;
    subscription.stored = true;
    subscription.on.stored();
  };

  const refused = (subscription: Subscription): void => {
    subscription.refusals += 1;
    subscription.stopRetry = clock.at(
      clock.now() + pauseAfter(subscription.refusals, RESUBSCRIBE, chance),
      () => ask(subscription),
    );
  };

  const settle = (id: string, taken: boolean, says: string): void => {
    const senders = sending.get(id) ?? [];
    for (const { end } of senders) end(taken, says);
  };

  const release = (): void => {
    stopLinger();
    if (!isWanted())
      stopLinger = clock.at(clock.now() + LINGER, () => {
        if (!isWanted()) line.rest();
      });
  };

  return {
    state: line.state,
    publish: letter =>
      new Promise(resolve => {
        if (new TextEncoder().encode(JSON.stringify(letter)).length > LETTER_BYTES) {
          resolve({ relay: url, taken: false, says: 'oversized' });
          return;
        }
        const sender: Sending = {
          letter,
          end: (taken, says) => {
            stopPatience();
            const others = (sending.get(letter.id) ?? []).filter(other => other !== sender);
            if (others.length > 0) sending.set(letter.id, others);
            else sending.delete(letter.id);
            release();
            resolve({ relay: url, taken, says });
          },
        };
        const stopPatience = clock.at(clock.now() + PUBLISH_PATIENCE, () =>
          sender.end(false, line.state() === 'open' ? 'no answer' : 'not reached'),
        );
        sending.set(letter.id, [...(sending.get(letter.id) ?? []), sender]);
        if (!line.send(['EVENT', letter])) line.wake();
      }),
    subscribe: (filter, on) => {
      named += 1;
      const name = `s${named}`;
      const subscription: Subscription = { name, filter, on, stored: false, refusals: 0, stopRetry: nothing };
      subscriptions.set(name, subscription);
      if (line.state() === 'open') ask(subscription);
      else line.wake();
      return () => {
        if (!subscriptions.delete(name)) return;
        subscription.stopRetry();
        line.send(['CLOSE', name]);
        release();
      };
    },
    online: () => {
      if (line.state() === 'open') probe();
      else if (isWanted()) line.connect();
    },
    stop: () => {
      stopLinger();
      stopWatch();
      for (const { stopRetry } of subscriptions.values()) stopRetry();
      subscriptions.clear();
      for (const senders of [...sending.values()]) for (const { end } of senders) end(false, 'stopped');
      stopLinger();
      line.rest();
    },
  };
};
