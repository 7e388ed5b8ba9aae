import { addDays, wallFrom } from '../../core/dates';
import type { PlainDate } from '../../core/hours';
import { type Money, minorDigits } from '../../core/money';
import { createZone } from '../../core/zone';
import { isDate } from '../calendar/days';

/** "09:30", as time fields hold it. */
export const timeText = (moment: number, zone: string): string =>
  new Date(createZone(zone).wallOf(moment)).toISOString().slice(11, 16);

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isTime = (text: string): boolean => TIME.test(text);

/** The moment of a date and a time of day as fields hold them; null while either is none. */
export const momentFrom = (date: string, time: string, zone: string): number | null =>
  isDate(date) && isTime(time) ? createZone(zone).instantOf(wallFrom(`${date as PlainDate}T${time}`)) : null;

/**
 * The moment at which blocked time ends, of the fields of its date and end: "00:00" is the end of the day. Null
 * while either is none.
 */
export const endFrom = (date: string, time: string, nextDay: boolean, zone: string): number | null => {
  if (!isDate(date)) return null;
  return momentFrom(nextDay || time === '00:00' ? addDays(date, 1) : date, time, zone);
};

/** Whether an end that is typed may be meant for the next day: it is not after the start. */
export const mayEndNextDay = (start: string, end: string): boolean =>
  isTime(start) && isTime(end) && end !== '00:00' && end <= start;

/** An amount as it is typed into a field: no sign, the decimals of its currency, the mark of the language. */
export const amountText = (price: Money | null, region: string): string => {
  if (price === null) return '';
  const digits = minorDigits(price.currency);
  return new Intl.NumberFormat(region, {
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(price.amount / 10 ** digits);
};
