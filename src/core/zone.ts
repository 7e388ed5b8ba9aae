import { type Day, dateFrom, dayFrom } from './dates';
import type { PlainDate } from './hours';
import { DAY, MINUTE } from './time';

/**
 * Between wall time in a zone and instants. Instants are epoch milliseconds; wall time is a number too, the
 * milliseconds that the same reading of the clock would be in UTC.
 */
export type TimeZone = {
  readonly name: string;
  /** What to add to an instant to get the wall time, in milliseconds. */
  readonly offsetAt: (instant: number) => number;
  readonly wallOf: (instant: number) => number;
  /** Times that a clock change skips or repeats resolve as Temporal's `compatible`. */
  readonly instantOf: (wall: number) => number;
  /** The instant of minutes counted on the wall clock from a date's midnight; more than 1440 go past it. */
  readonly instantAt: (date: PlainDate, minutes: number) => number;
  readonly dayOf: (instant: number) => Day;
  readonly dateOf: (instant: number) => PlainDate;
  /** The first instant of a date; for a date that the zone skipped whole, that of the next. */
  readonly startOfDay: (date: PlainDate) => number;
  readonly startOf: (day: Day) => number;
};

/**
 * The zone of an IANA name; throws a RangeError for a name that the platform does not know. Temporal is asked
 * for the zone's changes of offset only, each once; all else is arithmetic, because a page converts thousands
 * of times for one list of times on offer.
 */
export const createZone = (name: string): TimeZone => {
  const known = zones.get(name);
  if (known) return known;
  if (zones.size >= MOST_ZONES) zones.clear();
  const zone = newZone(name);
  zones.set(name, zone);
  return zone;
};

const zones = new Map<string, TimeZone>();
/** Names come from visitors too; nobody needs many at once. */
const MOST_ZONES = 64;

/** Before and after these instants the nearest known offset goes on. */
const FIRST = Date.UTC(1900, 0);
const LAST = Date.UTC(2200, 0);
/** How far beyond what was asked the changes are looked up at once. */
const AHEAD = 800 * DAY;
/** Wall and instant are never further apart, a date that a zone skipped included. */
const REACH = 2 * DAY;

const newZone = (name: string): TimeZone => {
  // Span i goes from starts[i] to starts[i + 1], the last one to where the next change would be, with offsets[i].
  const starts: number[] = [];
  const offsets: number[] = [];
  let ended = false;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let recent = 0;

  const zoned = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
  const addBefore = (end: number): void => {
    const change = zoned(end).getTimeZoneTransition('previous')?.epochMilliseconds ?? FIRST;
    starts.unshift(change > FIRST ? change : Number.NEGATIVE_INFINITY);
    offsets.unshift(Math.round(zoned(end - 1).offsetNanoseconds / 1e6));
  };
  const addAfter = (start: number): void => {
    const change = zoned(Math.max(start, FIRST)).getTimeZoneTransition('next');
    if (change && change.epochMilliseconds < LAST) {
      starts.push(change.epochMilliseconds);
      offsets.push(Math.round(change.offsetNanoseconds / 1e6));
    } else ended = true;
  };
  const cover = (instant: number): void => {
    if (instant >= low && instant < high) return;
    const wanted = Math.min(Math.max(instant, FIRST), LAST);
    if (starts.length === 0) addBefore(wanted + 1);
    while ((starts[0] ?? low) > wanted - AHEAD) addBefore(starts[0] ?? wanted);
    while (!ended && (starts.at(-1) ?? high) < wanted + AHEAD) addAfter(starts.at(-1) ?? wanted);
    low = starts[0] ?? low;
    high = ended ? Number.POSITIVE_INFINITY : (starts.at(-1) ?? high);
    recent = 0;
  };

  const startOfSpan = (span: number): number => starts[span] ?? Number.POSITIVE_INFINITY;
  const offsetOfSpan = (span: number): number => offsets[span] ?? 0;

  const spanAt = (instant: number): number => {
    cover(instant);
    // Neighbouring questions mostly fall into one span.
    if (instant >= startOfSpan(recent) && instant < startOfSpan(recent + 1)) return recent;
    let first = 0;
    let last = starts.length - 1;
    while (first < last) {
      const middle = (first + last + 1) >> 1;
      if (startOfSpan(middle) <= instant) first = middle;
      else last = middle - 1;
    }
    recent = first;
    return first;
  };
  const offsetAt = (instant: number): number => offsetOfSpan(spanAt(instant));
  const wallOf = (instant: number): number => instant + offsetAt(instant);
  const dayOf = (instant: number): Day => Math.floor(wallOf(instant) / DAY);

  /** The earliest instant with this wall time; `skipped` decides for one that a change of offset left out. */
  const resolve = (wall: number, skipped: (change: number, offsetBefore: number) => number): number => {
    cover(wall + REACH);
    for (let span = spanAt(wall - REACH); ; span++) {
      const instant = wall - offsetOfSpan(span);
      if (instant < startOfSpan(span)) return skipped(startOfSpan(span), offsetOfSpan(span - 1));
      if (instant < startOfSpan(span + 1)) return instant;
    }
  };
  const instantOf = (wall: number): number => resolve(wall, (_, offsetBefore) => wall - offsetBefore);
  const startOf = (day: Day): number => resolve(day * DAY, change => change);

  return {
    name,
    offsetAt,
    wallOf,
    instantOf,
    instantAt: (date, minutes) => instantOf(dayFrom(date) * DAY + minutes * MINUTE),
    dayOf,
    dateOf: instant => dateFrom(dayOf(instant)),
    startOfDay: date => startOf(dayFrom(date)),
    startOf,
  };
};
