import { type Slot, slots } from '../../core/availability';
import type { Busy } from '../../core/busy';
import type { Catalog } from '../../core/catalog';
import type { Day } from '../../core/dates';
import { NEVER } from '../../core/hlc';
import type { Key } from '../../core/id';
import { earliestStart, lastDay, serviceIn } from '../../core/offer';
import type { Own } from '../../core/own';
import { DAY } from '../../core/time';
import { createZone } from '../../core/zone';

/** What the visitor looks for; `zone` is the one that times are shown in. */
export type Search = {
  readonly catalog: Catalog;
  /** Null: taken times are not known, so every time that the hours allow is offered. */
  readonly busy: Busy | null;
  readonly service: Key;
  readonly staff: Key | null;
  readonly zone: string;
  /** The session that is to be moved. */
  readonly except?: Own | undefined;
};

/** How many days the strip shows. */
export const STRIP = 7;

/** Where taken times are not known, every time that the hours allow is shown, and the desk decides. */
export const UNKNOWN: Busy = {
  start: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
  version: NEVER,
  staff: {},
  classes: [],
};

/** Days, in the zone shown, on which a start may lie by notice and horizon; null for an unknown service. */
export const range = (search: Search, now: number): { readonly first: Day; readonly last: Day } | null => {
  const service = serviceIn(search.catalog.services, search.service);
  if (!service) return null;
  const shown = createZone(search.zone);
  const end = createZone(search.catalog.business.zone).startOf(lastDay(search.catalog, service, now) + 1) - 1;
  const first = shown.dayOf(earliestStart(search.catalog, service, now));
  return { first, last: Math.max(first, shown.dayOf(end)) };
};

/** Times on offer from a day up to but without another, both of the zone shown. */
export const timesBetween = (search: Search, from: Day, until: Day, now: number): readonly Slot[] => {
  const { catalog, busy, service, staff, zone, except } = search;
  const shown = createZone(zone);
  const start = shown.startOf(from);
  const end = shown.startOf(until);
  // Busy says nothing of times outside its range: beyond it, only the hours count and the desk decides.
  return slots(catalog, busy ?? UNKNOWN, { service, staff, from: start, until: end, now, except });
};

/** The slots of each day of the zone shown. */
export const byDay = (times: readonly Slot[], zone: string): ReadonlyMap<Day, readonly Slot[]> => {
  const shown = createZone(zone);
  const days = new Map<Day, Slot[]>();
  for (const slot of times) {
    const day = shown.dayOf(slot.start);
    const known = days.get(day);
    if (known) known.push(slot);
    else days.set(day, [slot]);
  }
  return days;
};

/** The first day, from a day on, that has times; null for none up to the horizon. */
export const firstDayWithTimes = (search: Search, from: Day, now: number): Day | null => {
  const bounds = range(search, now);
  if (!bounds) return null;
  const shown = createZone(search.zone);
  // Most have a time soon: look a week ahead, then further in growing steps.
  let length = STRIP;
  for (let day = Math.max(from, bounds.first); day <= bounds.last; day += length, length *= 2) {
    const [slot] = timesBetween(search, day, Math.min(day + length, bounds.last + 1), now);
    if (slot) return shown.dayOf(slot.start);
  }
  return null;
};

export type PartOfDay = 'night' | 'morning' | 'afternoon' | 'evening';

/** Parts of a day by the clocks of the zone shown: until 5, 12, 18 and 24 o'clock. */
export const partOfDay = (start: number, zone: string): PartOfDay => {
  const hour = Math.floor((((createZone(zone).wallOf(start) % DAY) + DAY) % DAY) / (DAY / 24));
  return hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
};

/** A day's slots in its parts, in order; one unnamed part where there are few or all lie in one. */
export const inParts = (
  times: readonly Slot[],
  zone: string,
): { readonly part: PartOfDay | null; readonly times: readonly Slot[] }[] => {
  const parts: { part: PartOfDay; times: Slot[] }[] = [];
  for (const slot of times) {
    const part = partOfDay(slot.start, zone);
    const last = parts.at(-1);
    if (last?.part === part) last.times.push(slot);
    else parts.push({ part, times: [slot] });
  }
  return parts.length < 2 || times.length < 7 ? [{ part: null, times }] : parts;
};

/** Seats left of a class at a start, the most that one of the staff has; null for what is no class. */
export const seatsLeft = (search: Search, slot: Slot): number | null => {
  const service = serviceIn(search.catalog.services, search.service);
  if (!service || service.seats < 2 || search.busy === null) return null;
  const { classes } = search.busy;
  const left = slot.staff.map(
    staff =>
      classes.find(one => one.service === service.key && one.staff === staff && one.at === slot.start)
        ?.left ?? service.seats,
  );
  return Math.max(...left);
};
