import * as v from 'valibot';
import type { Busy, ClassBusy, StaffBusy } from './busy';
import { type Day, dateFrom, dayFrom } from './dates';
import { ChangeId } from './hlc';
import type { PlainDate } from './hours';
import { Key } from './id';
import { DAY, type Interval, MINUTE, SECOND } from './time';

/**
 * Busy as a short text for letters, exact to the millisecond: lists of differences, in the longest of a few
 * steps that all its times are multiples of, so that the page's answers are the desk's.
 */
export const busyToText = (busy: Busy): string => {
  const keys = Object.keys(busy.staff) as Key[];
  const step = stepFor([
    busy.start,
    busy.end,
    ...keys.flatMap(key => [...bounds(busy.staff[key]?.taken), ...bounds(busy.staff[key]?.off)]),
    ...busy.classes.flatMap(({ at, block }) => [at, block.start, block.end]),
  ]);
  const services = [...new Set(busy.classes.map(({ service }) => service))];
  const teachers = [...new Set([...keys, ...busy.classes.map(({ staff }) => staff)])];
  const wire: Wire = {
    v: 1,
    version: busy.version,
    start: busy.start / step,
    end: busy.end / step,
    step,
    staff: keys.map(key => {
      const { taken, off, full, fullWeeks } = busy.staff[key] ?? EMPTY;
      return [
        key,
        differences(bounds(taken), busy.start, step),
        differences(bounds(off), busy.start, step),
        differences(full.map(dayFrom), 0, 1),
        differences(fullWeeks.map(dayFrom), 0, 1),
      ];
    }),
    names: [services, teachers],
    classes: busy.classes.map(({ service, staff, at, block, left }) => [
      services.indexOf(service),
      teachers.indexOf(staff),
      (at - busy.start) / step,
      (at - block.start) / step,
      (block.end - at) / step,
      left,
    ]),
  };
  return JSON.stringify(wire);
};

/** Reads what `busyToText` wrote; null for anything that it cannot have written. The text may be a stranger's. */
export const busyFromText = (text: string): Busy | null => {
  if (text.length > MOST_TEXT) return null;
  const parsed = v.safeParse(Wire, parse(text));
  if (!parsed.success) return null;
  const { version, step, staff: lists, names, classes: packed } = parsed.output;
  const [start, end] = [parsed.output.start * step, parsed.output.end * step];
  if (!(start < end && end - start <= MOST_TIME) || Math.abs(start) > FURTHEST) return null;
  const staff: Record<string, StaffBusy> = {};
  for (const [key, taken, off, full, fullWeeks] of lists) {
    const busy = {
      taken: intervals(taken, { start, end }, step),
      off: intervals(off, { start, end }, step),
      full: dates(full, { start, end }),
      fullWeeks: dates(fullWeeks, { start, end }),
    };
    if (Object.hasOwn(staff, key) || !busy.taken || !busy.off || !busy.full || !busy.fullWeeks) return null;
    staff[key] = { taken: busy.taken, off: busy.off, full: busy.full, fullWeeks: busy.fullWeeks };
  }
  const classes: ClassBusy[] = [];
  for (const [service, who, from, before, length, left] of packed) {
    const at = start + from * step;
    const block = { start: at - before * step, end: at + length * step };
    const [serviceKey, staffKey] = [names[0][service], names[1][who]];
    if (!serviceKey || !staffKey || block.end <= start || block.start >= end) return null;
    if (block.end - block.start > MOST_BLOCK) return null;
    classes.push({ service: serviceKey, staff: staffKey, at, block, left });
  }
  return { version, start, end, staff, classes };
};

/** Steps in milliseconds. Sessions mostly lie on five minutes; only odd zones and devices need the last two. */
const STEPS = [5 * MINUTE, MINUTE, SECOND, 1] as const;

const MOST_TEXT = 400_000;
const MOST_STAFF = 200;
const MOST_CLASSES = 20_000;
const MOST_NUMBERS = 100_000;
const MOST_TIME = 1200 * DAY;
/** A class of a day, with its buffers, and one that a change of its service drew out. */
const MOST_BLOCK = 10 * DAY;
const FURTHEST = Date.UTC(9000, 0);

const whole = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(whole, v.minValue(0));
const numbers = v.pipe(v.array(count), v.maxLength(MOST_NUMBERS));

const Wire = v.object({
  v: v.literal(1),
  version: ChangeId,
  start: whole,
  end: whole,
  step: v.picklist(STEPS),
  /** Key; bounds of taken time, then of time off; days, then Mondays of weeks, that are full. */
  staff: v.pipe(v.array(v.strictTuple([Key, numbers, numbers, numbers, numbers])), v.maxLength(MOST_STAFF)),
  /** Keys of services and staff that classes name by their place. */
  names: v.strictTuple([
    v.pipe(v.array(Key), v.maxLength(500)),
    v.pipe(v.array(Key), v.maxLength(2 * MOST_STAFF)),
  ]),
  /** Service, staff, start after `start`, from block's start, to block's end, seats left. */
  classes: v.pipe(
    v.array(
      v.strictTuple([count, count, whole, count, count, v.pipe(count, v.minValue(1), v.maxValue(500))]),
    ),
    v.maxLength(MOST_CLASSES),
  ),
});
type Wire = v.InferOutput<typeof Wire>;

const EMPTY: StaffBusy = { taken: [], off: [], full: [], fullWeeks: [] };

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const bounds = (spans: readonly Interval[] = []): number[] => spans.flatMap(({ start, end }) => [start, end]);

const stepFor = (instants: readonly number[]): (typeof STEPS)[number] =>
  STEPS.find(step => instants.every(instant => instant % step === 0)) ?? 1;

const differences = (rising: readonly number[], base: number, step: number): number[] =>
  rising.map((value, place) => (value - (rising[place - 1] ?? base)) / step);

/** Merged intervals within a range, or null: those that touch, run backwards or leave it were not written here. */
const intervals = (steps: readonly number[], { start, end }: Interval, step: number): Interval[] | null => {
  if (steps.length % 2 !== 0) return null;
  const spans: Interval[] = [];
  let at = start;
  for (let place = 0; place < steps.length; place += 2) {
    const [gap = 0, length = 0] = [steps[place], steps[place + 1]];
    if (length === 0 || (gap === 0 && place > 0)) return null;
    const from = at + gap * step;
    at = from + length * step;
    if (at > end) return null;
    spans.push({ start: from, end: at });
  }
  return spans;
};

const dates = (steps: readonly number[], { start, end }: Interval): PlainDate[] | null => {
  const found: PlainDate[] = [];
  let day: Day = 0;
  for (const [place, more] of steps.entries()) {
    day += more;
    if (more === 0 && place > 0) return null;
    // A week may have begun before the range, and zones lie up to a day off UTC.
    if (day * DAY < start - 8 * DAY || day * DAY > end + DAY) return null;
    found.push(dateFrom(day));
  }
  return found;
};
