import type { Window } from '../../core/hours';
import { mergeWindows } from '../../core/opening';
import { err, ok, type Result } from '../../core/result';

/** A window as a person types it. */
export type TypedWindow = { readonly from: string; readonly to: string };

/** What is wrong with a typed window, and at which of its fields. */
export type WindowFault =
  /** Not a time. */
  | { readonly row: number; readonly at: 'from' | 'to'; readonly is: 'time' }
  /** The end is not after the start. `next`: the same end on the next day, if that is what was meant. */
  | { readonly row: number; readonly at: 'to'; readonly is: 'order'; readonly next: string };

const DAY = 1440;

/**
 * Minutes from midnight of a typed time: "9", "9:30", "9.30", "9h30", "0930", "6 pm"; past 24:00 it is of the
 * next day, up to 48:00. Null when it is no time.
 */
export const minutesFromText = (text: string): number | null => {
  const match = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(\d{2}))?\s*(?:([ap])\.?\s*m\.?)?$/i.exec(text.trim());
  if (!match?.[1]) return null;
  const half = match[4]?.toLowerCase();
  const typed = Number(match[1]);
  if (half && (typed < 1 || typed > 12)) return null;
  const hours = half ? (typed % 12) + (half === 'p' ? 12 : 0) : typed;
  const minutes = Number(match[2] ?? match[3] ?? 0);
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= 2 * DAY ? total : null;
};

/** "09:30"; past midnight "26:00". */
export const textFromMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const typedFrom = (windows: readonly Window[]): TypedWindow[] =>
  windows.map(({ from, to }) => ({ from: textFromMinutes(from), to: textFromMinutes(to) }));

/** The windows that were typed, those that overlap or touch made one; or everything that is wrong with them. */
export const windowsFrom = (rows: readonly TypedWindow[]): Result<Window[], WindowFault[]> => {
  const faults: WindowFault[] = [];
  const windows: Window[] = [];
  for (const [row, { from, to }] of rows.entries()) {
    const start = minutesFromText(from);
    const end = minutesFromText(to);
    if (start === null || start >= DAY) faults.push({ row, at: 'from', is: 'time' });
    if (end === null) faults.push({ row, at: 'to', is: 'time' });
    if (start === null || start >= DAY || end === null) continue;
    if (end > start) windows.push({ from: start, to: end });
    else faults.push({ row, at: 'to', is: 'order', next: textFromMinutes(end + DAY) });
  }
  return faults.length > 0 ? err(faults) : ok(mergeWindows(windows));
};

/** What a further window of the day starts with: after the last one, an hour later, for up to four hours. */
export const nextWindow = (rows: readonly TypedWindow[]): TypedWindow => {
  const ends = rows.flatMap(({ to }) => minutesFromText(to) ?? []);
  if (ends.length === 0) return { from: '09:00', to: '18:00' };
  const from = Math.max(...ends) + 60;
  return from >= DAY - 60
    ? { from: '', to: '' }
    : { from: textFromMinutes(from), to: textFromMinutes(Math.min(from + 240, DAY)) };
};

/** Weekdays in the order of a locale, as indices of `Weekly` (0 is Monday). */
export const weekdayOrder = (locale: string): number[] => {
  const first = firstWeekday(locale);
  return [0, 1, 2, 3, 4, 5, 6].map(after => (first + after) % 7);
};

// Firefox has no week data; Monday is what ISO 8601 and most of the world begin with.
const firstWeekday = (locale: string): number => {
  const tag = new Intl.Locale(locale) as Intl.Locale & {
    readonly getWeekInfo?: () => { readonly firstDay: number };
    readonly weekInfo?: { readonly firstDay: number };
  };
  const info = tag.getWeekInfo?.() ?? tag.weekInfo;
  return (info?.firstDay ?? 1) - 1;
};
