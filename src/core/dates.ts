import type { PlainDate } from './hours';
import { DAY } from './time';

/** A calendar date as days since 1970-01-01: dates in arithmetic, without a zone. */
export type Day = number;

/** The day of a date. A date that no month has, such as 30 February, counts on into the next month. */
export const dayFrom = (date: PlainDate): Day => wallFrom(`${date}T00:00`) / DAY;

export const dateFrom = (day: Day): PlainDate => new Date(day * DAY).toISOString().slice(0, 10);

/** 0 for Monday to 6 for Sunday, the order of `Weekly`. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

export const mondayOf = (day: Day): Day => day - weekdayOf(day);

export const addDays = (date: PlainDate, days: number): PlainDate => dateFrom(dayFrom(date) + days);

/** The seven dates, Monday first, of the week that a date lies in. */
export const weekOf = (date: PlainDate): PlainDate[] => {
  const monday = mondayOf(dayFrom(date));
  return [0, 1, 2, 3, 4, 5, 6].map(after => dateFrom(monday + after));
};

/** Wall date and time as the milliseconds that it would be in UTC: "2026-11-21T09:30" or with a space. */
export const wallFrom = (text: string): number =>
  Date.UTC(
    Number(text.slice(0, 4)),
    Number(text.slice(5, 7)) - 1,
    Number(text.slice(8, 10)),
    Number(text.slice(11, 13)),
    Number(text.slice(14, 16)),
  );
