import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { MINUTE } from '../../core/time';
import { useDoors } from '../doors';

/** The present minute, epoch milliseconds: what hangs on the clock is drawn anew once a minute. */
export const useMinute = (): Accessor<number> => {
  const doors = useDoors();
  const present = () => Math.floor(doors.now() / MINUTE) * MINUTE;
  const [minute, setMinute] = createSignal(present());
  const tick = () => {
    setMinute(present());
    timer = setTimeout(tick, MINUTE - (doors.now() % MINUTE));
  };
  let timer = setTimeout(tick, MINUTE - (doors.now() % MINUTE));
  // A machine that slept wakes with an old minute.
  const look = () => setMinute(present());
  document.addEventListener('visibilitychange', look);
  onCleanup(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  });
  return minute;
};
