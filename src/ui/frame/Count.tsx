import type { IconName } from '../parts/Icon';

/** A section of the desk. */
export type Section = {
  /** Its path, without "#". */
  readonly at: string;
  readonly name: 'calendar' | 'clients' | 'codes' | 'attention' | 'messages' | 'settings';
  readonly icon: IconName;
};

/** How much waits in a section, as it is shown and as it is said. */
export type Waiting = { readonly count: string; readonly says: string };

export const Count = (props: { readonly waiting: Waiting }) => (
  <span class="frame-count">
    <span aria-hidden="true">{props.waiting.count}</span>
    <span class="unseen">{props.waiting.says}</span>
  </span>
);
