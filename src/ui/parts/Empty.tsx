import type { ParentProps } from 'solid-js';
import './empty.css';

/** Stands where there is nothing to list: says so, and what to do next. */
export const Empty = (props: ParentProps<{ readonly title: string }>) => (
  <div class="empty">
    <p class="empty-title">{props.title}</p>
    <p>{props.children}</p>
  </div>
);
