import type { Channel } from './channel';

/** What the tabs of one browser tell one another about their ledger. */
export type TabMessage =
  /** The log grew, to here. */
  | { readonly is: 'appended'; readonly end: number }
  /** The keeper has a store to look at, which may still be growing. */
  | { readonly is: 'store'; readonly number: number }
  /** That store holds everything up to here. */
  | { readonly is: 'projected'; readonly number: number; readonly at: number }
  /** A tab could not use that store. */
  | { readonly is: 'broken'; readonly number: number }
  /** A tab waits for the keeper and asks if it is awake; it answers. */
  | { readonly is: 'awake?' }
  | { readonly is: 'awake' };

export type Tabs = Channel<TabMessage>;
