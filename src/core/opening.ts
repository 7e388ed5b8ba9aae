import { type Day, dateFrom, weekdayOf } from './dates';
import type { Window } from './hours';
import type { Offer, RuledService, RuledStaff } from './offer';
import { DAY, type Interval, MINUTE, merge } from './time';
import { createZone, type TimeZone } from './zone';

/** A window of one date, in instants. Starts are counted from its own start. */
export type Opening = Interval & { readonly day: Day };

/** How far the window of a date reaches beyond it: 48:00 at most, and a clock change. */
export const WINDOW_REACH = 2;

/** Windows of one day that overlap or touch are one; those that do not end after their start are none. */
export const mergeWindows = (windows: readonly Window[]): Window[] =>
  merge(windows.map(({ from, to }) => ({ start: from, end: to }))).map(({ start, end }) => ({
    from: start,
    to: end,
  }));

/**
 * The windows that count for a service with one of its staff on a date: the service's own timetable where it
 * has one, else the staff's hours. A closed day of the business has none; a night that began the day before
 * still goes on.
 */
export const windowsOn = (
  offer: Pick<Offer, 'business'>,
  service: Pick<RuledService, 'weekly' | 'dated'> | null,
  staff: Pick<RuledStaff, 'weekly' | 'dated'>,
  day: Day,
): Window[] => {
  const date = dateFrom(day);
  if (offer.business.closed.includes(date)) return [];
  const { weekly, dated } = hoursOf(service, staff);
  return mergeWindows((Object.hasOwn(dated, date) ? dated[date] : weekly[weekdayOf(day)]) ?? []);
};

/** Openings of the dates from `first` to `last`, both included, by their start. */
export const openingsOf = (
  offer: Pick<Offer, 'business'>,
  service: Pick<RuledService, 'weekly' | 'dated'> | null,
  staff: Pick<RuledStaff, 'weekly' | 'dated'>,
  first: Day,
  last: Day,
): Opening[] => {
  const zone = createZone(offer.business.zone);
  const closed = new Set(offer.business.closed);
  const { weekly, dated } = hoursOf(service, staff);
  const usual = weekly.map(mergeWindows);
  // Most businesses have few special dates, and writing dates takes longer than the rest.
  const hasDates = closed.size > 0 || Object.keys(dated).length > 0;
  const openings: Opening[] = [];
  for (let day = first; day <= last; day++) {
    const date = hasDates ? dateFrom(day) : '';
    if (hasDates && closed.has(date)) continue;
    const special = hasDates && Object.hasOwn(dated, date) ? dated[date] : undefined;
    const windows = (special ? mergeWindows(special) : usual[weekdayOf(day)]) ?? [];
    if (windows.length === 0 || isSkipped(zone, day)) continue;
    for (const { from, to } of windows) {
      const start = zone.instantOf(day * DAY + from * MINUTE);
      const end = zone.instantOf(day * DAY + to * MINUTE);
      // A change of the clock may leave nothing of a window.
      if (start < end) openings.push({ start, end, day });
    }
  }
  return openings.sort((a, b) => a.start - b.start);
};

/** When it is open, as a calendar shows it: whole stretches, across midnight too, that lie in a range. */
export const openTimes = (
  offer: Pick<Offer, 'business'>,
  service: Pick<RuledService, 'weekly' | 'dated'> | null,
  staff: Pick<RuledStaff, 'weekly' | 'dated'>,
  range: Interval,
): Interval[] => {
  const zone = createZone(offer.business.zone);
  const first = zone.dayOf(range.start) - WINDOW_REACH;
  const last = zone.dayOf(range.end) + WINDOW_REACH;
  return merge(openingsOf(offer, service, staff, first, last)).filter(
    ({ start, end }) => start < range.end && range.start < end,
  );
};

type Hours = Pick<RuledStaff, 'weekly' | 'dated'>;

const hoursOf = (service: Pick<RuledService, 'weekly' | 'dated'> | null, staff: Hours): Hours =>
  service?.weekly ? { weekly: service.weekly, dated: service.dated } : staff;

/** A date that the zone left out whole, as Samoa did with 2011-12-30. Its windows are not those of the next. */
const isSkipped = (zone: TimeZone, day: Day): boolean => zone.startOf(day) === zone.startOf(day + 1);
