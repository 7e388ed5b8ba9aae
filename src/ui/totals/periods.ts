import type { PlainDate } from '../../core/hours';
import { dateAt, dayOf, isDate } from '../calendar/days';

/** The first and the last day of a period. */
export type Span = { readonly from: PlainDate; readonly until: PlainDate };

/** The month that holds a moment, or with `back` one that many months before it, in the business's zone. */
export const monthAt = (moment: number, zone: string, back = 0): Span => {
  const first = Temporal.PlainDate.from(dateAt(moment, zone)).with({ day: 1 }).subtract({ months: back });
  return { from: first.toString(), until: first.with({ day: first.daysInMonth }).toString() };
};

/** The days that two fields hold; null while either is no date, or the last comes before the first. */
export const spanFrom = (from: string, until: string): Span | null =>
  isDate(from) && isDate(until) && from <= until ? { from, until } : null;

/** From the first moment of a period until the first after it, epoch milliseconds. */
export const momentsOf = ({ from, until }: Span, zone: string): { from: number; until: number } => ({
  from: dayOf(from, zone).start,
  until: dayOf(until, zone).end,
});

/** Each day of a period. */
export const daysOf = ({ from, until }: Span): readonly PlainDate[] => {
  const first = Temporal.PlainDate.from(from);
  const { days } = first.until(until, { largestUnit: 'days' });
  return Array.from({ length: days + 1 }, (_, day) => first.add({ days: day }).toString());
};
