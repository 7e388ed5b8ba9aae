import type { Clock, Live, Stop } from './ports';

type Values<L extends readonly Live<unknown>[]> = { [K in keyof L]: L[K] extends Live<infer T> ? T : never };

/**
 * A live value made of others, by a function that may take time. It runs once at a time, so that results
 * never arrive out of order; news that come meanwhile make it run once more, on the newest values. What cannot
 * be made (a store was just being replaced) is not told, and made anew with the next news.
 */
export const combine =
  <const L extends readonly Live<unknown>[], T>(
    lives: L,
    make: (...values: Values<L>) => T | Promise<T>,
  ): Live<T> =>
  listen => {
    const values: unknown[] = lives.map(() => MISSING);
    let state: 'idle' | 'busy' | 'stale' = 'idle';
    let stopped = false;
    const run = async (): Promise<void> => {
      if (values.includes(MISSING)) return;
      if (state !== 'idle') {
        state = 'stale';
        return;
      }
      try {
        do {
          state = 'busy';
          const made = await attempt(() => make(...(values as Values<L>)));
          if (stopped) return;
          if (made) listen(made.value);
        } while ((state as string) === 'stale');
      } finally {
        state = 'idle';
      }
    };
    const stops = lives.map((live, index) =>
      live(value => {
        values[index] = value;
        void run();
      }),
    );
    return () => {
      stopped = true;
      for (const stop of stops) stop();
    };
  };

const MISSING = Symbol('missing');

const attempt = async <T>(make: () => T | Promise<T>): Promise<{ readonly value: T } | null> => {
  try {
    return { value: await make() };
  } catch {
    return null;
  }
};

/** A live value that is set by hand. */
export type Cell<T> = { readonly live: Live<T>; readonly get: () => T; readonly set: (value: T) => void };

export const createCell = <T>(first: T): Cell<T> => {
  let value = first;
  const listeners = new Set<(value: T) => void>();
  return {
    live: listen => {
      // A wrapper of its own, so that one listener given twice is told twice and stopped once.
      const own = (news: T): void => listen(news);
      listeners.add(own);
      own(value);
      return () => listeners.delete(own);
    },
    get: () => value,
    set: next => {
      value = next;
      for (const listen of [...listeners]) listen(next);
    },
  };
};

/** The present value of a live one, as soon as it is known. */
export const first = <T>(live: Live<T>): Promise<T> =>
  new Promise(resolve => {
    let stop: Stop | null = null;
    let done = false;
    stop = live(value => {
      done = true;
      stop?.();
      resolve(value);
    });
    if (done) stop();
  });

/** A live value that depends on the time: made anew for the present moment whenever `period` (ms) has passed. */
export const renewed =
  <T>(clock: Clock, period: number, make: (now: number) => Live<T>): Live<T> =>
  listen => {
    let stop: Stop = () => undefined;
    let alarm: Stop = () => undefined;
    let stopped = false;
    const begin = (): void => {
      stop();
      alarm = clock.at(clock.now() + period, begin);
      stop = make(clock.now())(listen);
      if (stopped) stop();
    };
    begin();
    return () => {
      stopped = true;
      alarm();
      stop();
    };
  };

/** One subscription behind many listeners: it starts with the first, ends with the last. */
export const share = <T>(live: Live<T>): Live<T> => {
  const listeners = new Set<(value: T) => void>();
  let stop: Stop | null = null;
  let known: { readonly value: T } | null = null;
  return listen => {
    const own = (value: T): void => listen(value);
    listeners.add(own);
    if (known) own(known.value);
    if (listeners.size === 1)
      stop = live(value => {
        known = { value };
        for (const each of [...listeners]) each(value);
      });
    return () => {
      if (!listeners.delete(own) || listeners.size > 0) return;
      stop?.();
      stop = null;
      known = null;
    };
  };
};

/** True for so many milliseconds after it is first asked for. */
export const atFirst =
  (clock: Clock, milliseconds: number): Live<boolean> =>
  listen => {
    listen(true);
    return clock.at(clock.now() + milliseconds, () => listen(false));
  };

/** A count that is told as 0 until it has been more for `least` milliseconds on end. */
export const lasting =
  (clock: Clock, least: number, count: Live<number>): Live<number> =>
  listen => {
    let present = 0;
    let isLasting = false;
    let alarm: Stop | null = null;
    const stop = count(now => {
      present = now;
      if (now === 0) {
        alarm?.();
        alarm = null;
        isLasting = false;
      } else
        alarm ??= clock.at(clock.now() + least, () => {
          isLasting = true;
          listen(present);
        });
      listen(isLasting ? now : 0);
    });
    return () => {
      stop();
      alarm?.();
    };
  };
