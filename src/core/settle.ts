import type { Book } from './book';
import { type Unit, unitsOf } from './claims';
import { type Decided, isKept, isSeated } from './decisions';
import { byClaim, type Held } from './held';
import type { Key } from './id';
import { overlaps } from './time';

/** A session that holds time which others held before it, or a seat that a class does not have. */
export type Overlap = {
  /** Confirmed for this time later than the others: it is the one to move. */
  readonly loser: Held;
  /** Sessions, attendees or blocked time that hold the time already, in the order in which they got it. */
  readonly others: readonly Held[];
  /** Whether the others fill its class. */
  readonly full: boolean;
};

/**
 * What confirmed sessions overlap, and which of each pair loses: the one that came to hold its time later, by
 * the id behind its state or its time, whichever is greater. So who was confirmed first keeps the time, also
 * against one that was moved there, or was cancelled and brought back. Blocked time never loses. A class holds
 * its staff once, since its first attendee; attendees beyond its seats lose in the order in which they came.
 *
 * Pure, and of merged records alone: every device comes to the same, in whatever order changes reached it. Each
 * overlapping pair is in exactly one entry, that of its loser. What a person decided to keep is left out.
 */
export const overlapsAmong = (
  services: Book['services'],
  sessions: readonly Held[],
  decided: Decided,
): Overlap[] => {
  const found = new Map<Key, { loser: Held; others: Set<Held>; full: boolean }>();
  const entryOf = (loser: Held) => {
    const entry = found.get(loser.key) ?? { loser, others: new Set<Held>(), full: false };
    found.set(loser.key, entry);
    return entry;
  };
  const units = unitsOf(services, sessions);
  for (const [first, second] of meetings(units)) {
    if (isKeptPair(decided, first, second)) continue;
    for (const loser of second.sessions) for (const other of first.sessions) entryOf(loser).others.add(other);
  }
  for (const { sessions: attendees, seats } of units) {
    const seated = attendees.slice(0, seats);
    for (const loser of attendees.slice(seats)) {
      if (isSeated(decided, loser)) continue;
      const entry = entryOf(loser);
      entry.full = true;
      for (const other of seated) entry.others.add(other);
    }
  }
  return [...found.values()]
    .map(({ loser, others, full }) => ({ loser, others: [...others].sort(byClaim), full }))
    .sort((a, b) => a.loser.when.start - b.loser.when.start || (a.loser.key < b.loser.key ? -1 : 1));
};

/** Units of one staff member that hold the same time, of each two the one that keeps it first. */
const meetings = (units: readonly Unit[]): (readonly [Unit, Unit])[] => {
  const pairs: (readonly [Unit, Unit])[] = [];
  const open = new Map<Key, Unit[]>();
  for (const unit of [...units].sort((a, b) => a.block.start - b.block.start)) {
    const still = (open.get(unit.staff) ?? []).filter(({ block }) => block.end > unit.block.start);
    open.set(unit.staff, [...still, unit]);
    for (const other of still)
      if (meet(other, unit)) pairs.push(wins(other, unit) ? [other, unit] : [unit, other]);
  }
  return pairs;
};

/** Buffers keep sessions apart, and may reach into blocked time, which is like time off (product §2.4). */
const meet = (a: Unit, b: Unit): boolean => {
  if (a.isBlocked && b.isBlocked) return false;
  return a.isBlocked || b.isBlocked ? overlaps(a.time, b.time) : overlaps(a.block, b.block);
};

const wins = (a: Unit, b: Unit): boolean =>
  a.isBlocked === b.isBlocked ? byClaim(a.sessions[0], b.sessions[0]) < 0 : a.isBlocked;

/** An attendee who joins a class that was kept beside another session asks nobody again. */
const isKeptPair = (decided: Decided, a: Unit, b: Unit): boolean =>
  a.sessions.some(one => b.sessions.some(other => isKept(decided, one, other)));
