import * as v from 'valibot';
import type { Fields } from './ledger';

/** A calendar date, "2026-11-21". */
export const PlainDate = v.pipe(v.string(), v.isoDate());
export type PlainDate = v.InferOutput<typeof PlainDate>;

/** Wall date and time without a zone, "2026-11-21T09:30". */
export const PlainDateTime = v.pipe(v.string(), v.isoDateTime());
export type PlainDateTime = v.InferOutput<typeof PlainDateTime>;

const minutes = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/**
 * Opening hours in one day, as minutes of wall time from its midnight. A window past midnight ends after
 * 1440: 22:00–26:00 is `{ from: 1320, to: 1560 }`.
 */
export const Window = v.pipe(
  v.object({ from: minutes(0, 1439), to: minutes(1, 2880) }),
  v.check(({ from, to }) => to > from, 'A window ends after its start'),
);
export type Window = v.InferOutput<typeof Window>;

/** Windows for each weekday, Monday first. */
export const Weekly = v.pipe(v.array(v.array(Window)), v.length(7));
export type Weekly = v.InferOutput<typeof Weekly>;

/** Hours of single dates, in place of the weekly ones: other windows, or none for closed. */
export const Dated = v.record(PlainDate, v.array(Window));
export type Dated = v.InferOutput<typeof Dated>;

/** Away, in wall time of the business's zone; half-open. */
export const TimeOff = v.object({ from: PlainDateTime, to: PlainDateTime });
export type TimeOff = v.InferOutput<typeof TimeOff>;

export const NO_HOURS: Weekly = [[], [], [], [], [], [], []];

/**
 * Collections inside a record are one field an item, `off/<key>`, so that items added on two devices apart
 * both stay; null takes an item away. This gathers them: `{ [key]: value }`.
 */
export const gather = (fields: Fields, prefix: string): Record<string, unknown> => {
  const items: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (field.startsWith(`${prefix}/`) && value !== null) items[field.slice(prefix.length + 1)] = value;
  }
  return items;
};
