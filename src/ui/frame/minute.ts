import { type Accessor, createMemo } from 'solid-js';
import { MINUTE } from '../../core/time';
import { useDoors } from '../doors';

/** The present minute, epoch milliseconds: what hangs on the clock is drawn anew once a minute. */
export const useMinute = (): Accessor<number> => {
  const doors = useDoors();
  return createMemo(() => Math.floor(doors.now() / MINUTE) * MINUTE);
};
