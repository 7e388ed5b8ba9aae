import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { SECOND } from '../core/time';
import { useDoors } from './doors';

/** The time, in epoch milliseconds, live by the second; it also catches up when the page is shown again. */
export const createNow = (): Accessor<number> => {
  const doors = useDoors();
  const [now, setNow] = createSignal(doors.now());
  const tick = () => setNow(doors.now());
  const timer = setInterval(tick, SECOND);
  document.addEventListener('visibilitychange', tick);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  });
  return now;
};
