import type { Window } from './hours';
import { mergeWindows } from './opening';
import { err, ok, type Result } from './result';

/** A window as typed: "09:00", "17:30", "26:00", or "02:00" with "next day". */
export type TypedWindow = { readonly from: string; readonly to: string; readonly nextDay?: boolean };

export type WindowFault = {
  /** Place in the day's list, from 0. */
  readonly row: number;
  readonly field: 'from' | 'to';
  readonly is: 'not-a-time' | 'end-not-after-start';
};

const DAY_MINUTES = 1440;

/**
 * Minutes from midnight of a typed time, "9", "9:30", "09.30" or "0930"; up to 48:00, as windows past
 * midnight end after 24:00. Null for anything else.
 */
export const minutesFromText = (text: string, nextDay = false): number | null => {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?$/.exec(text.trim().toLowerCase());
  if (!match?.[1]) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? '0') + (nextDay ? DAY_MINUTES : 0);
  return Number(match[2] ?? '0') < 60 && minutes <= 2 * DAY_MINUTES ? minutes : null;
};

/** "02:00" and whether that is on the next day. The end of the day itself is "24:00". */
export const minutesToText = (minutes: number): { readonly text: string; readonly nextDay: boolean } => {
  const nextDay = minutes > DAY_MINUTES;
  const rest = nextDay ? minutes - DAY_MINUTES : minutes;
  const two = (value: number): string => String(value).padStart(2, '0');
  return { text: `${two(Math.floor(rest / 60))}:${two(rest % 60)}`, nextDay };
};

/** The windows typed for one day, sorted, those that overlap or touch made one; or what is wrong at which field. */
export const windowsFrom = (rows: readonly TypedWindow[]): Result<Window[], readonly WindowFault[]> => {
  const faults: WindowFault[] = [];
  const windows: Window[] = [];
  rows.forEach(({ from: fromText, to: toText, nextDay }, row) => {
    const from = minutesFromText(fromText);
    const to = minutesFromText(toText, nextDay);
    const starts = from !== null && from < DAY_MINUTES;
    if (!starts) faults.push({ row, field: 'from', is: 'not-a-time' });
    if (to === null) faults.push({ row, field: 'to', is: 'not-a-time' });
    if (!starts || to === null) return;
    if (to > from) windows.push({ from, to });
    else faults.push({ row, field: 'to', is: 'end-not-after-start' });
  });
  return faults.length > 0 ? err(faults) : ok(mergeWindows(windows));
};
