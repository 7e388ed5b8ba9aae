import type { Busy, StaffBusy } from './busy';
import { dateFrom, dayFrom } from './dates';
import { type ChangeId, later } from './hlc';
import { DAY, type Interval, merge, overlaps } from './time';
import type { TimeZone } from './zone';

/** Busy of one calendar month of the business. */
export type MonthBusy = { readonly month: string; readonly busy: Busy };

/**
 * Splits what is too big for one letter by the business's months ("2026-11"). A class or week across the end
 * of a month is in both, so that each part alone hides what it must.
 */
export const busyByMonth = (busy: Busy, zone: TimeZone): MonthBusy[] => {
  const parts: MonthBusy[] = [];
  let start = busy.start;
  while (start < busy.end) {
    const month = zone.dateOf(start).slice(0, 7);
    const next = zone.startOfDay(`${monthAfter(month)}-01`);
    // Where midnight comes twice the date goes back a month once more; the part goes on past it.
    const end = Math.min(busy.end, next > start ? next : start + DAY);
    parts.push({ month, busy: partOf(busy, { start, end }, zone) });
    start = end;
  }
  return parts;
};

/** Puts months together again, in any order; null for none. Of two of one time the caller keeps the newer. */
export const busyFromMonths = (parts: readonly Busy[]): Busy | null => {
  const [first, ...others] = [...parts].sort((a, b) => a.start - b.start);
  if (!first) return null;
  return others.reduce(
    (whole, part) => ({
      start: whole.start,
      end: Math.max(whole.end, part.end),
      version: later(whole.version as ChangeId, part.version as ChangeId),
      staff: joinStaff(whole.staff, part.staff),
      classes: [
        ...whole.classes,
        ...part.classes.filter(
          one =>
            !whole.classes.some(
              other => other.at === one.at && other.staff === one.staff && other.service === one.service,
            ),
        ),
      ],
    }),
    first,
  );
};

const monthAfter = (month: string): string => dateFrom(dayFrom(`${month}-01`) + 31).slice(0, 7);

const partOf = (busy: Busy, range: Interval, zone: TimeZone): Busy => {
  const [first, last] = [zone.dayOf(range.start), zone.dayOf(range.end - 1)];
  const cut = (spans: readonly Interval[]): Interval[] =>
    spans
      .filter(span => overlaps(span, range))
      .map(({ start, end }) => ({ start: Math.max(start, range.start), end: Math.min(end, range.end) }));
  const staff = Object.entries(busy.staff).map(([key, { taken, off, full, fullWeeks }]) => {
    const part: StaffBusy = {
      taken: cut(taken),
      off: cut(off),
      full: full.filter(date => dayFrom(date) >= first && dayFrom(date) <= last),
      fullWeeks: fullWeeks.filter(date => dayFrom(date) + 6 >= first && dayFrom(date) <= last),
    };
    return [key, part] as const;
  });
  return {
    ...range,
    version: busy.version,
    staff: Object.fromEntries(staff.filter(([, part]) => Object.values(part).some(list => list.length > 0))),
    classes: busy.classes.filter(({ block }) => overlaps(block, range)),
  };
};

const joinStaff = (a: Busy['staff'], b: Busy['staff']): Busy['staff'] => {
  const joined: Record<string, StaffBusy> = { ...a };
  for (const [key, more] of Object.entries(b)) {
    const known = joined[key];
    joined[key] = known
      ? {
          taken: merge([...known.taken, ...more.taken]),
          off: merge([...known.off, ...more.off]),
          full: [...new Set([...known.full, ...more.full])].sort(),
          fullWeeks: [...new Set([...known.fullWeeks, ...more.fullWeeks])].sort(),
        }
      : more;
  }
  return joined;
};
