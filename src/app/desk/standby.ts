import type { Key } from '../../core/id';
import type { Clock, Stop } from '../ports';

/** Requests that wait at once, at most: a flood must not fill the memory of a device that only stands by. */
const MOST = 2000;

type Then = (letters: readonly string[]) => Promise<void>;

/** What a device does with requests that are left to others for a while. */
export type Standby = {
  /**
   * Calls `then` at `at` (epoch milliseconds) with the ids of all letters that brought the request until then.
   * Its value is false, and nothing is done, where too many wait.
   */
  readonly wait: (request: Key, letter: string, at: number, then: Then) => boolean;
  readonly stop: Stop;
};

export const createStandby = (clock: Clock): Standby => {
  const waiting = new Map<Key, { readonly letters: string[]; readonly stop: Stop }>();
  return {
    wait: (request, letter, at, then) => {
      const known = waiting.get(request);
      if (known) {
        known.letters.push(letter);
        return true;
      }
      if (waiting.size >= MOST) return false;
      const letters = [letter];
      const stop = clock.at(at, () => {
        waiting.delete(request);
        // What fails is asked again by its wallet.
        void then(letters).catch(() => undefined);
      });
      waiting.set(request, { letters, stop });
      return true;
    },
    stop: () => {
      for (const { stop } of waiting.values()) stop();
      waiting.clear();
    },
  };
};
