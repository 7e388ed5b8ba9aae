import type { ParentProps } from 'solid-js';

/** A drawing that says something by itself, to the eye and to the ear. */
export const Told = (props: ParentProps<{ readonly says: string; readonly class?: string }>) => (
  <span class={props.class} role="img" aria-label={props.says} title={props.says}>
    {props.children}
  </span>
);
