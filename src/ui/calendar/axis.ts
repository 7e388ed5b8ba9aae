import type { PlainDate } from '../../core/hours';
import { DAY, HOUR, type Interval, MINUTE } from '../../core/time';
import { createZone } from '../../core/zone';
import { dayOf } from './days';

/** How a column turns moments into minutes from its top, and back. */
export type Axis = {
  /** In minutes. */
  readonly length: number;
  /** Full hours: minutes from the top, and the moment whose wall time stands beside the line. */
  readonly hours: readonly { readonly top: number; readonly at: number }[];
  readonly topOf: (moment: number) => number;
  readonly momentAt: (top: number) => number;
};

/**
 * A single day as it elapses: 23 hours long when clocks go forward, 25 when they go back, with the hour that
 * comes twice standing there twice.
 */
export const elapsedAxis = (date: PlainDate, zone: string): Axis => {
  const { start, end } = dayOf(date, zone);
  const length = (end - start) / MINUTE;
  const hours = [];
  for (let at = start; at < end; at = nextHour(at, zone)) {
    if (wallMinute(at, zone) % 60 === 0) hours.push({ top: (at - start) / MINUTE, at });
  }
  return {
    length,
    hours,
    topOf: moment => clamp((moment - start) / MINUTE, length),
    momentAt: top => start + clamp(top, length) * MINUTE,
  };
};

/**
 * A day by the clock on the wall, always 24 hours long, so that the days of a week share one scale. Of an
 * hour that comes twice both lie on one place; one that is skipped stays empty.
 */
export const wallAxis = (date: PlainDate, zone: string): Axis => {
  const { start, end } = dayOf(date, zone);
  const momentAt = (top: number): number => createZone(zone).instantAt(date, Math.round(clamp(top, 1440)));
  return {
    length: 1440,
    hours: Array.from({ length: 24 }, (_, hour) => ({ top: hour * 60, at: momentAt(hour * 60) })),
    topOf: moment => (moment <= start ? 0 : moment >= end ? 1440 : wallMinute(moment, zone)),
    momentAt,
  };
};

/** A block's place on an axis, in minutes; `least` keeps short ones readable. Null when it lies outside. */
export const placeOn = (
  axis: Axis,
  day: Interval,
  { start, end }: Interval,
  least: number,
): { readonly top: number; readonly height: number } | null => {
  if (end <= day.start || start >= day.end) return null;
  const top = Math.min(axis.topOf(start), axis.length - least);
  const bottom = axis.topOf(end);
  // Across the hour that comes twice the wall's end may lie before its start: then what elapsed counts.
  const height = bottom > top ? bottom - top : (Math.min(end, day.end) - start) / MINUTE;
  return { top, height: Math.min(Math.max(height, least), axis.length - top) };
};

/** `moment` rounded down to full steps of wall time. */
export const snapped = (axis: Axis, top: number, step: number): number =>
  axis.momentAt(Math.min(Math.floor(top / step) * step, axis.length - step));

// Zones shift by parts of an hour (Lord Howe by 30 minutes), so a step may end beside a full hour.
const nextHour = (at: number, zone: string): number => at + HOUR - (wallMinute(at, zone) % 60) * MINUTE;

const wallMinute = (moment: number, zone: string): number => {
  const wall = createZone(zone).wallOf(moment);
  return (wall - Math.floor(wall / DAY) * DAY) / MINUTE;
};

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
