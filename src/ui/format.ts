import type { Day } from '../core/dates';
import { DAY } from '../core/time';
import type { BookingWords } from './words/booking/en';

// Making a formatter costs more than a hundred uses of it.
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatter = (region: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const name = region + JSON.stringify(options);
  const known = formatters.get(name) ?? new Intl.DateTimeFormat(region, options);
  formatters.set(name, known);
  return known;
};

/** "9:30 AM", "09:30": an instant on the clocks of a zone. */
export const timeText = (at: number, timeZone: string, region: string): string =>
  formatter(region, { timeStyle: 'short', timeZone }).format(at);

/** "Tuesday, November 24, 2026": a date in full. */
export const dayText = (day: Day, region: string): string =>
  formatter(region, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(day * DAY);

/** "Tue", "24" and "Nov": the parts of a date where there is little room. */
export const dayParts = (day: Day, region: string): { weekday: string; date: string; month: string } => ({
  weekday: formatter(region, { weekday: 'short', timeZone: 'UTC' }).format(day * DAY),
  date: formatter(region, { day: 'numeric', timeZone: 'UTC' }).format(day * DAY),
  month: formatter(region, { month: 'short', timeZone: 'UTC' }).format(day * DAY),
});

/** "Tuesday, November 24, 2026 at 9:30 AM". */
export const dateTimeText = (at: number, timeZone: string, region: string): string =>
  formatter(region, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at);

/** "Tue, Nov 24, 9:30 AM": for lists. */
export const shortDateTimeText = (at: number, timeZone: string, region: string): string =>
  formatter(region, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(at);

/** "2026-11-24T12:30:00Z": what a `<time>` holds. */
export const utcText = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** "1 hour 30 minutes", from minutes. */
export const lengthText = (minutes: number, words: BookingWords): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return words.minutes(rest);
  return rest === 0 ? words.hours(hours) : words.lengthBoth(words.hours(hours), words.minutes(rest));
};

// The zone database spells its cities without accents.
const SPELLED: Readonly<Record<string, string>> = {
  Araguaina: 'Araguaína',
  Asuncion: 'Asunción',
  Belem: 'Belém',
  Bogota: 'Bogotá',
  Cancun: 'Cancún',
  Cuiaba: 'Cuiabá',
  Eirunepe: 'Eirunepé',
  Maceio: 'Maceió',
  Merida: 'Mérida',
  Noronha: 'Fernando de Noronha',
  Sao_Paulo: 'São Paulo',
  Zurich: 'Zürich',
};

/** The city that stands for a zone: "São Paulo" for America/Sao_Paulo. */
export const zoneText = (zone: string): string => {
  const city = zone.slice(zone.lastIndexOf('/') + 1);
  return SPELLED[city] ?? city.replaceAll('_', ' ');
};
