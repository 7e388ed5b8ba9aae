import { createEffect, on } from 'solid-js';

/**
 * Keeps the focus among the entries. A choice takes its entry away, and the focus with it: it then goes to
 * the first choice of the entry that is now in that place, to the last one's where none is, or to the screen's
 * heading. Someone whose focus is elsewhere keeps it. `entries` tells when some came or went; the value takes the
 * element that holds them, each found by `selector`.
 */
export const createNextFocus = (
  entries: () => unknown,
  selector = '.attention-item',
): ((place: HTMLElement) => void) => {
  let place: HTMLElement | undefined;
  let held: Element | null = null;
  let at = 0;
  const all = () => [...(place?.querySelectorAll(selector) ?? [])];
  const hold = ({ target }: FocusEvent): void => {
    held = target instanceof Element ? target : null;
    at = Math.max(0, all().indexOf(held?.closest(selector) as Element));
  };
  // Some browsers also send this for what goes with its entry.
  const release = ({ target }: FocusEvent): void =>
    queueMicrotask(() => {
      if (held === target && held?.isConnected) held = null;
    });
  createEffect(
    on(entries, () => {
      if (!held || held.isConnected) return;
      held = null;
      const entry = all()[at] ?? all().at(-1);
      const next =
        entry?.querySelector<HTMLElement>('button, a') ?? document.querySelector<HTMLElement>('h1');
      next?.focus();
    }),
  );
  return element => {
    place = element;
    element.addEventListener('focusin', hold);
    element.addEventListener('focusout', release);
  };
};
