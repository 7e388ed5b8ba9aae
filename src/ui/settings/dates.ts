import { dateFrom, dayFrom } from '../../core/dates';
import type { PlainDate, TimeOff, Window } from '../../core/hours';
import { err, ok, type Result } from '../../core/result';
import { DAY, MINUTE } from '../../core/time';
import { isDate } from './serviceForm';

/** Days that are closed at once, at most. */
const MOST_DAYS = 366;

export type DaysFault = 'first' | 'last' | 'order' | 'many';

/** Every date from the first to the last, both included; no last is the first alone. */
export const daysFrom = (first: string, last: string): Result<PlainDate[], DaysFault> => {
  if (!isDate(first)) return err('first');
  if (last !== '' && !isDate(last)) return err('last');
  const from = dayFrom(first);
  const to = last === '' ? from : dayFrom(last);
  if (to < from) return err('order');
  if (to - from >= MOST_DAYS) return err('many');
  return ok(Array.from({ length: to - from + 1 }, (_, after) => dateFrom(from + after)));
};

/** A run of dates without gaps. */
export type Run = {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly dates: readonly PlainDate[];
};

/** Dates as runs, so that a holiday of two weeks is one line. */
export const runsOf = (dates: readonly PlainDate[]): Run[] => {
  const runs: { first: PlainDate; last: PlainDate; dates: PlainDate[] }[] = [];
  for (const date of [...dates].sort()) {
    const run = runs.at(-1);
    if (run && dayFrom(date) === dayFrom(run.last) + 1) {
      run.last = date;
      run.dates.push(date);
    } else runs.push({ first: date, last: date, dates: [date] });
  }
  return runs;
};

export type OffFault = 'from' | 'to' | 'order';

/** Time off as `datetime-local` fields hold it. */
export const timeOffFrom = (from: string, to: string): Result<TimeOff, OffFault> => {
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
  if (!moment.test(from)) return err('from');
  if (!moment.test(to)) return err('to');
  return from < to ? ok({ from, to }) : err('order');
};

/** "Saturday, November 21, 2026" */
export const dateText = (date: PlainDate, region: string): string =>
  format(region, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, dayFrom(date) * DAY);

/** "Sat, Nov 21, 2026, 9:00 AM": wall time, without a zone. */
export const momentText = (moment: string, region: string): string =>
  format(
    region,
    { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
    Date.parse(`${moment}Z`),
  );

/** "9:00 AM–12:00 PM"; past midnight in the words of `until`. */
export const windowText = ({ from, to }: Window, region: string, until: (time: string) => string): string => {
  const time = (minutes: number) =>
    format(region, { hour: 'numeric', minute: '2-digit' }, (minutes % 1440) * MINUTE);
  return to > 1440 ? `${time(from)} – ${until(time(to))}` : `${time(from)} – ${time(to)}`;
};

const format = (region: string, options: Intl.DateTimeFormatOptions, at: number): string =>
  new Intl.DateTimeFormat(region, { ...options, timeZone: 'UTC' }).format(at);
