import type { Window } from '../../core/hours';
import { minutesFromText, minutesToText, type TypedWindow } from '../../core/hoursText';

const DAY = 1440;

/** Stored windows as a person types them. */
export const typedFrom = (windows: readonly Window[]): TypedWindow[] =>
  windows.map(({ from, to }) => {
    const end = minutesToText(to);
    const start = minutesToText(from).text;
    return end.nextDay ? { from: start, to: end.text, nextDay: true } : { from: start, to: end.text };
  });

/** What a further window of the day starts with: an hour after the last one, for up to four hours. */
export const nextWindow = (rows: readonly TypedWindow[]): TypedWindow => {
  const ends = rows.flatMap(({ to, nextDay }) => minutesFromText(to, nextDay) ?? []);
  if (ends.length === 0) return { from: '09:00', to: '18:00' };
  const from = Math.max(...ends) + 60;
  return from >= DAY - 60
    ? { from: '', to: '' }
    : { from: minutesToText(from).text, to: minutesToText(Math.min(from + 240, DAY)).text };
};

/** Whether a typed end is a time that is not after its start, so that it may be meant for the next day. */
export const mayEndNextDay = ({ from, to, nextDay }: TypedWindow): boolean => {
  const start = minutesFromText(from);
  const end = minutesFromText(to);
  return nextDay === true || (start !== null && end !== null && end <= start);
};

/** Weekdays in the order of a locale, as indices of `Weekly` (0 is Monday). */
export const weekdayOrder = (locale: string): number[] => {
  const first = firstWeekday(locale);
  return [0, 1, 2, 3, 4, 5, 6].map(after => (first + after) % 7);
};

/** Name of a weekday, 0 for Monday. */
export const weekdayName = (weekday: number, locale: string): string =>
  // 5 January 1970 was a Monday.
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format((4 + weekday) * DAY * 60_000);

// Firefox has no week data; Monday is what ISO 8601 and most of the world begin with.
const firstWeekday = (locale: string): number => {
  const tag = new Intl.Locale(locale) as Intl.Locale & {
    readonly getWeekInfo?: () => { readonly firstDay: number };
    readonly weekInfo?: { readonly firstDay: number };
  };
  const info = tag.getWeekInfo?.() ?? tag.weekInfo;
  return (info?.firstDay ?? 1) - 1;
};
