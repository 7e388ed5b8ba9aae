import type { Component } from 'solid-js';

type Loaded<Props extends object> = { readonly default: Component<Props> };

/**
 * Of a part that a screen can do without, where its code cannot be had: a network that goes at that moment must not
 * take the screen along. The next opening of the page tries again.
 */
export const orNothing =
  <Props extends object>(load: () => Promise<Loaded<Props>>): (() => Promise<Loaded<Props>>) =>
  () =>
    load().catch(() => ({ default: () => null }));
