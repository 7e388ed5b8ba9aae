import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';

/** Whether the device has any network: it knows sooner than sockets, which may look open for minutes. */
export const createOnline = (): Accessor<boolean> => {
  const [online, setOnline] = createSignal(navigator.onLine);
  const look = () => setOnline(navigator.onLine);
  onMount(() => {
    addEventListener('online', look);
    addEventListener('offline', look);
  });
  onCleanup(() => {
    removeEventListener('online', look);
    removeEventListener('offline', look);
  });
  return online;
};
