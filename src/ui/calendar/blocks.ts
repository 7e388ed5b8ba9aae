import type { SessionEntry } from '../../app/desk/desk';
import type { Book } from '../../core/book';
import { wallFrom } from '../../core/dates';
import type { Key } from '../../core/id';
import { openTimes } from '../../core/opening';
import { isBlock } from '../../core/sessions';
import { type Interval, MINUTE, merge, overlaps, subtract } from '../../core/time';
import { createZone } from '../../core/zone';
import type { Axis } from './axis';
import { placeOn } from './axis';
import { lanesOf } from './lanes';

/** What stands in a column as one: a session, a class with its attendees, or blocked time. */
export type Block = Interval & {
  readonly key: string;
  readonly staff: Key;
  /** One, or of a class all attendees. */
  readonly entries: readonly [SessionEntry, ...SessionEntry[]];
  readonly isClass: boolean;
};

/** Whether a session still stands in the calendar; what was refused, withdrawn or cancelled does not. */
export const stands = ({ session: { state } }: SessionEntry): boolean =>
  state.is === 'confirmed' || state.is === 'requested' || state.is === 'no-show';

/** Gathers the attendees of a class, same service, staff and start, into one block. */
export const blocksOf = (entries: readonly SessionEntry[]): Block[] => {
  const blocks = new Map<string, Block>();
  for (const entry of entries) {
    const { session, seats } = entry;
    const { staff, start, end } = session.when;
    const isClass = seats !== null && !isBlock(session);
    const key = isClass ? `${session.service}/${staff}/${start}` : session.key;
    const known = blocks.get(key);
    blocks.set(
      key,
      known
        ? { ...known, end: Math.max(known.end, end), entries: [...known.entries, entry] }
        : { key, staff, start, end, entries: [entry], isClass },
    );
  }
  return [...blocks.values()];
};

export type Placed = {
  readonly key: string;
  readonly block: Block;
  /** Minutes from the column's top. */
  readonly top: number;
  readonly height: number;
  /** Share of the column's width, from 0 to 1. */
  readonly left: number;
  readonly width: number;
};

/** What is shorter is drawn as if it took this many minutes, so that it can be read and pressed. */
export const LEAST_MINUTES = 15;

/** Blocks of one column in their places, those that overlap side by side, in the order of time. */
export const placed = (blocks: readonly Block[], axis: Axis, day: Interval): Placed[] => {
  const inside = blocks
    .filter(block => overlaps(block, day))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const lanes = lanesOf(
    inside.map(({ start, end }) => ({ start, end: Math.max(end, start + LEAST_MINUTES * MINUTE) })),
  );
  return inside.flatMap((block, index) => {
    const place = placeOn(axis, day, block, LEAST_MINUTES);
    const { lane, lanes: of, span } = lanes[index] ?? { lane: 0, lanes: 1, span: 1 };
    return place ? [{ key: block.key, block, ...place, left: lane / of, width: span / of }] : [];
  });
};

/**
 * When staff are neither open nor at work, in a range: outside their hours, and their time off. Each answer is
 * kept: only another book changes it, and a calendar asks again with every session.
 */
export const createClosed = (book: Book): ((staff: readonly Key[], range: Interval) => Interval[]) => {
  const known = new Map<string, Interval[]>();
  return (staff, range) => {
    const name = `${range.start} ${range.end} ${staff.join(' ')}`;
    const closed = known.get(name) ?? closedTimes(book, staff, range);
    known.set(name, closed);
    return closed;
  };
};

const closedTimes = (book: Book, staff: readonly Key[], range: Interval): Interval[] => {
  const zone = createZone(book.business.zone);
  const atWork = book.staff
    .filter(({ key }) => staff.includes(key))
    .flatMap(person => {
      const off = Object.values(person.off).map(({ from, to }) => ({
        start: zone.instantOf(wallFrom(from)),
        end: zone.instantOf(wallFrom(to)),
      }));
      return subtract(openTimes(book, null, person, range), off);
    });
  return subtract([range], merge(atWork));
};
