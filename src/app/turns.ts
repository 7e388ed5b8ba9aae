import { SECOND } from '../core/time';
import type { Clock, Stop } from './ports';

/** What is asked for again and again, one run after the other. */
export type Turns = {
  /** Runs once more; asked while it runs, once more after that, however often it was asked. */
  readonly next: () => void;
  /** No run begins after this. */
  readonly stop: Stop;
};

/** A run that failed is tried again after this long: a store was being replaced, a disk was full. */
const AGAIN = 10 * SECOND;

/**
 * Work that follows news: a run never meets another one, and one that fails neither stops those after it nor
 * is forgotten.
 */
export const createTurns = (clock: Clock, run: () => Promise<void>): Turns => {
  let state: 'idle' | 'busy' | 'asked' = 'idle';
  let stopped = false;
  let alarm: Stop = () => undefined;
  const work = async (): Promise<void> => {
    do {
      state = 'busy';
      try {
        await run();
      } catch {
        alarm();
        if (!stopped) alarm = clock.at(clock.now() + AGAIN, next);
      }
    } while ((state as string) === 'asked' && !stopped);
    state = 'idle';
  };
  const next = (): void => {
    if (stopped) return;
    if (state === 'idle') void work();
    else state = 'asked';
  };
  return {
    next,
    stop: () => {
      stopped = true;
      alarm();
    },
  };
};
