import type { Book } from './book';
import type { Key } from './id';
import { isClass } from './services';
import { blockOf, type Session, takesTime } from './sessions';
import type { Interval } from './time';

/** What takes its staff once: a session, or a class with all its attendees (product §2.7). */
export type TakenBlock = {
  readonly service: Key;
  readonly staff: Key;
  /** Of the session itself, epoch milliseconds. */
  readonly start: number;
  /** With buffers; of attendees whose lengths differ, as after a change of the service, from first to last. */
  readonly block: Interval;
  /** Of the service, 1 where it is gone. */
  readonly seats: number;
  readonly sessions: readonly Session[];
};

/** The sessions that take their time at `now`, attendees of one class together; owner's blocks are not in it. */
export const blocksOf = (
  book: Pick<Book, 'services'>,
  sessions: readonly Session[],
  now: number,
): TakenBlock[] => {
  const seatsOf = new Map(book.services.map(service => [service.key, isClass(service) ? service.seats : 1]));
  const blocks: TakenBlock[] = [];
  const classes = new Map<string, number>();
  for (const session of sessions) {
    const { service, when } = session;
    if (service === null || !takesTime(session, now)) continue;
    const seats = seatsOf.get(service) ?? 1;
    const id = `${service} ${when.staff} ${when.start}`;
    const known = seats > 1 ? classes.get(id) : undefined;
    const before = known === undefined ? undefined : blocks[known];
    if (known !== undefined && before) {
      blocks[known] = {
        ...before,
        block: hull(before.block, blockOf(session)),
        sessions: [...before.sessions, session],
      };
      continue;
    }
    if (seats > 1) classes.set(id, blocks.length);
    blocks.push({
      service,
      staff: when.staff,
      start: when.start,
      block: blockOf(session),
      seats,
      sessions: [session],
    });
  }
  return blocks;
};

const hull = (a: Interval, b: Interval): Interval => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});
