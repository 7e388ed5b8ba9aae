import type { ChangeId } from './hlc';
import type { PlainDate } from './hours';
import type { Key } from './id';
import type { Interval } from './time';

/**
 * Taken times without names, from `start` to `end`. `taken` and `off` stand apart because buffers must be
 * free of sessions but may reach into time off (product §2.4).
 */
export type Busy = Interval & {
  /** The greatest id among the records that it was made from. */
  readonly version: ChangeId;
  readonly staff: { readonly [staff: Key]: StaffBusy };
  readonly classes: readonly ClassBusy[];
};

export type StaffBusy = {
  /** Sessions with their buffers, merged. Classes that have seats left are not in it. */
  readonly taken: readonly Interval[];
  /** Time off and blocked time, merged. */
  readonly off: readonly Interval[];
  /** Business-zone dates on which "Most sessions a day" leaves no further start. */
  readonly full: readonly PlainDate[];
  /** Mondays of weeks in which "Most sessions a week" leaves none. */
  readonly fullWeeks: readonly PlainDate[];
};

/** A class that has attendees and seats left: joined at exactly its start, with its staff. */
export type ClassBusy = {
  readonly service: Key;
  readonly staff: Key;
  /** Start of the session itself. */
  readonly at: number;
  /** Its block, buffers included. */
  readonly block: Interval;
  readonly left: number;
};

export const NOTHING_TAKEN: StaffBusy = { taken: [], off: [], full: [], fullWeeks: [] };
