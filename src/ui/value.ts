import { type Accessor, createComputed, createSignal, on, onCleanup } from 'solid-js';
import type { Live } from '../app/ports';

/**
 * As `createLive`, for a value that is handed whole to pure functions: no store, so that reading it in a loop
 * costs nothing and the booking page need not load one.
 */
export const createValue = <T>(source: () => Live<T> | null): Accessor<T | undefined> => {
  const [value, setValue] = createSignal<T | undefined>();
  createComputed(
    on(source, live => {
      setValue(undefined);
      if (live !== null) onCleanup(live(next => setValue(() => next)));
    }),
  );
  return value;
};
