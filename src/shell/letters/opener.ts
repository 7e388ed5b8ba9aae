import type { Letter, LetterFault, Opened } from '../../app/ports';
import { err, type Result } from '../../core/result';
import type { Port } from '../device/port';
import { LIMITS } from './form';
import type { OpenerKeys } from './open';
import type { FromOpener, ToOpener } from './openerTalk';
import { checkShape } from './shape';

export type OpenerPort = Port<ToOpener, FromOpener>;

/** Opens requests off the main thread. */
export type Opener = {
  /**
   * `from`: where it came from, a relay or '' for a hand; each has an equal share. `busy`: dropped under a
   * flood, to be read from the relay again.
   */
  readonly open: (letter: Letter, from?: string) => Promise<Result<Opened, LetterFault>>;
  readonly close: () => void;
};

type Waiting = {
  readonly letter: Letter;
  readonly tell: (result: Result<Opened, LetterFault>) => void;
};

type Running = {
  readonly room: () => boolean;
  readonly take: (batch: readonly Waiting[]) => void;
  readonly end: () => void;
};

/** Of each origin. One and a half seconds of work for the slowest worker: who waits longer is sent again by its wallet. */
export const MOST_WAITING = 512;
/** Some 15 ms of work: small enough to share fairly, big enough that posting costs nothing. */
const BATCH = 16;
/** The worker always finds a batch to go on with while the results of the last travel. */
const BATCHES_AHEAD = 2;

/**
 * Bounded queues before workers, one for each relay, served in turns: a flood through one of them takes nothing
 * from what comes through another, and wallets send to all. When a queue is full, one of all that wait in it, the
 * new one among them, is dropped by lot: whenever a letter comes in a flood, and whoever sent it, its chance is
 * the same, and sent again it is drawn again. Newest first would serve whoever sends most at the right moment,
 * oldest first whoever came first.
 */
export const createOpener = ({
  spawn,
  keys,
  workers,
  lot = count => Math.floor(Math.random() * count),
}: {
  readonly spawn: () => OpenerPort;
  readonly keys: OpenerKeys;
  /** At most so many; the second starts when the first falls behind. */
  readonly workers: number;
  /** A whole number from 0 to below `count`, all alike. */
  readonly lot?: (count: number) => number;
}): Opener => {
  const queues = new Map<string, Waiting[]>();
  const running: Running[] = [];

  const start = (): Running => {
    const port = spawn();
    const ahead = new Map<number, readonly Waiting[]>();
    let count = 0;
    const self: Running = {
      room: () => ahead.size < BATCHES_AHEAD,
      take: (batch: readonly Waiting[]) => {
        count += 1;
        ahead.set(count, batch);
        port.postMessage({ batch: count, letters: batch.map(({ letter }) => letter) });
      },
      end: () => {
        port.onmessage = null;
        port.end();
        for (const batch of ahead.values()) for (const { tell } of batch) tell(err('busy'));
        ahead.clear();
      },
    };
    port.onmessage = ({ data }) => {
      const batch = ahead.get(data.batch);
      ahead.delete(data.batch);
      batch?.forEach(({ tell }, index) => {
        tell(data.results[index] ?? err('busy'));
      });
      hand();
    };
    // A worker that could not start or died: what it held is sent again, and another takes on the rest.
    port.onerror = () => {
      const at = running.indexOf(self);
      if (at < 0) return;
      running.splice(at, 1);
      self.end();
      hand();
    };
    port.postMessage({ keys });
    running.push(self);
    return self;
  };

  const hand = () => {
    while (queues.size > 0) {
      const free = running.find(worker => worker.room()) ?? (running.length < workers ? start() : undefined);
      if (!free) return;
      free.take(nextOf(queues));
    }
  };

  // At once: a worker takes longer to start than all else that a first request waits for.
  start();
  return {
    open: (letter, from = '') => {
      const shape = checkShape(letter, LIMITS.request.letter);
      if (!shape.ok) return Promise.resolve(shape);
      return new Promise(tell => {
        const one = { letter: shape.value, tell };
        const waiting = queues.get(from) ?? [];
        queues.set(from, waiting);
        if (waiting.length < MOST_WAITING) waiting.push(one);
        else {
          const drawn = lot(MOST_WAITING + 1);
          const out = waiting[drawn] ?? one;
          // The last takes the place of the one that goes: order among those in a flood is nobody's right.
          if (out !== one) waiting[drawn] = one;
          out.tell(err('busy'));
        }
        hand();
      });
    },
    close: () => {
      for (const worker of running.splice(0)) worker.end();
      for (const waiting of queues.values()) for (const { tell } of waiting) tell(err('busy'));
      queues.clear();
    },
  };
};

/** Takes a batch out of the queues, one letter of each after the other. */
const nextOf = (queues: Map<string, Waiting[]>): readonly Waiting[] => {
  const batch: Waiting[] = [];
  for (let [next] = queues; next && batch.length < BATCH; [next] = queues) {
    const [from, waiting] = next;
    batch.push(...waiting.splice(0, 1));
    queues.delete(from);
    // Behind the others, so that the next batch goes on where this one ends.
    if (waiting.length > 0) queues.set(from, waiting);
  }
  return batch;
};
