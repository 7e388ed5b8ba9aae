import { type ChangeId, later, NEVER } from './hlc';
import type { Folded } from './ledger';
import { sessionFrom } from './records';
import type { Session } from './sessions';

/** A session with the ids that say since when it holds its time. */
export type Held = Session & {
  /** Of the change that last set its time. */
  readonly placed: ChangeId;
  /** Since when it holds that time in its state: the later of the changes that set the two. */
  readonly claim: ChangeId;
};

export const heldFrom = (record: Folded): Held | null => {
  const session = sessionFrom(record);
  const placed = record.ids['when'] ?? NEVER;
  return session && { ...session, placed, claim: later(placed, record.ids['state'] ?? NEVER) };
};

/** In the order in which they came to hold their time; of two in one moment, by key. */
export const byClaim = (a: Held, b: Held): number =>
  a.claim === b.claim ? (a.key < b.key ? -1 : 1) : a.claim < b.claim ? -1 : 1;
