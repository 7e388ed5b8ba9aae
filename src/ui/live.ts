import { type Accessor, createComputed, on, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { Live } from '../app/ports';

/**
 * The bridge from the app's live values to screens: a store that takes over only what changed, so that rows
 * with the same `key` keep their identity and their place on the page. Undefined until the first value came,
 * and again when `source` turns to another live value; `source` null reads nothing.
 */
export const createLive = <T>(source: () => Live<T> | null, key = 'key'): Accessor<T | undefined> => {
  const [box, setBox] = createStore<{ value: T | undefined }>({ value: undefined });
  createComputed(
    on(source, live => {
      setBox({ value: undefined });
      if (live === null) return;
      // Reconciling writes into what it was given before, so the store gets a copy of its own.
      onCleanup(live(value => setBox('value', reconcile(copyOf(value), { key }))));
    }),
  );
  return () => box.value;
};

const copyOf = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, copyOf(inner)])) as T;
};
