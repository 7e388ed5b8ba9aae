import type { Clock } from '../../app/ports';

/** Timers stop while a machine sleeps; looking again at least this often keeps an alarm near its time. */
const LOOK_AGAIN = 30_000;

/** The device's clock. An alarm that the machine slept through rings when it wakes. */
export const createClock = (): Clock => ({
  now: () => Date.now(),
  at: (at, call) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      const left = at - Date.now();
      if (left <= 0) timer = setTimeout(call, 0);
      else timer = setTimeout(wait, Math.min(left, LOOK_AGAIN));
    };
    wait();
    return () => clearTimeout(timer);
  },
});
