import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';

const UpdatePrompt = lazy(async () => ({ default: (await import('./UpdatePrompt')).UpdatePrompt }));

/** How long the first screen may keep the browser busy before the offline copy is made, in milliseconds. */
const PATIENCE = 5000;

/**
 * Keeps the app on the device and asks before it updates. Nothing of it is loaded before the page has loaded
 * and the browser is idle, so that it never delays the first times on a booking page.
 */
export const Updating = () => {
  const [isIdle, setIsIdle] = createSignal(false);
  onMount(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    // Safari has no requestIdleCallback.
    const whenIdle = () =>
      'requestIdleCallback' in window
        ? requestIdleCallback(() => setIsIdle(true), { timeout: PATIENCE })
        : setTimeout(() => setIsIdle(true), PATIENCE / 5);
    if (document.readyState === 'complete') whenIdle();
    else {
      window.addEventListener('load', whenIdle, { once: true });
      onCleanup(() => window.removeEventListener('load', whenIdle));
    }
  });
  return (
    <Show when={isIdle()}>
      <Suspense>
        <UpdatePrompt />
      </Suspense>
    </Show>
  );
};
