import { addDays, dateFrom, dayFrom, weekdayOf } from '../../core/dates';
import type { PlainDate } from '../../core/hours';
import type { Interval } from '../../core/time';
import { createZone } from '../../core/zone';

export const VIEWS = ['day', 'week', 'month', 'list'] as const;
export type CalendarView = (typeof VIEWS)[number];

/** The date on which a moment (epoch milliseconds) falls in a zone. */
export const dateAt = (moment: number, zone: string): PlainDate => createZone(zone).dateOf(moment);

/** From the first moment of a date to the first of the next: 23 or 25 hours where clocks change. */
export const dayOf = (date: PlainDate, zone: string): Interval => {
  const { startOfDay } = createZone(zone);
  return { start: startOfDay(date), end: startOfDay(addDays(date, 1)) };
};

/** The seven dates of the week that holds `date`; `first` is the first weekday, 1 for Monday to 7. */
export const weekOf = (date: PlainDate, first: number): PlainDate[] => {
  const day = dayFrom(date);
  const start = day - ((weekdayOf(day) - (first - 1) + 7) % 7);
  return Array.from({ length: 7 }, (_, index) => dateFrom(start + index));
};

/** Whole weeks that cover the month of `date`: 28 to 42 dates. */
export const monthOf = (date: PlainDate, first: number): PlainDate[] => {
  const day = Temporal.PlainDate.from(date);
  const last = day.with({ day: day.daysInMonth }).toString();
  const end = weekOf(last, first).at(-1) ?? last;
  const dates = weekOf(day.with({ day: 1 }).toString(), first);
  while ((dates.at(-1) ?? end) < end) dates.push(addDays(dates.at(-1) ?? end, 1));
  return dates;
};

/** The dates that a view shows. */
export const datesOf = (view: CalendarView, date: PlainDate, first: number): PlainDate[] =>
  view === 'day' ? [date] : view === 'month' ? monthOf(date, first) : weekOf(date, first);

/** The date that "Next" (1) or "Previous" (-1) leads to. */
export const stepped = (view: CalendarView, date: PlainDate, by: 1 | -1): PlainDate => {
  const day = Temporal.PlainDate.from(date);
  const lengths = { day: { days: 1 }, week: { days: 7 }, list: { days: 7 }, month: { months: 1 } };
  return (by === 1 ? day.add(lengths[view]) : day.subtract(lengths[view])).toString();
};

/** The span of time over several dates in a row. */
export const spanOf = (dates: readonly PlainDate[], zone: string): Interval => {
  const first = dayOf(dates[0] ?? '1970-01-01', zone);
  const last = dayOf(dates.at(-1) ?? '1970-01-01', zone);
  return { start: first.start, end: last.end };
};

/** Whether a text from the address bar is a date that exists. */
export const isDate = (text: unknown): text is PlainDate => {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
};
