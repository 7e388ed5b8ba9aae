import { createMemo } from 'solid-js';
import type { PlainDate } from '../../core/hours';
import { DAY, type Interval } from '../../core/time';
import { useLanguage } from '../words/language';
import { useBook } from './book';

/** Moments and dates in words, in the business's zone and the reader's way of writing them. */
export type Format = {
  readonly zone: string;
  /** "9:30 AM", "09:30" */
  readonly time: (moment: number) => string;
  /** "9 AM", "09:00" */
  readonly hour: (moment: number) => string;
  /** "9:30 AM–10:00 AM" */
  readonly range: (span: Interval) => string;
  /** "Saturday, November 21, 2026" */
  readonly day: (date: PlainDate) => string;
  /** "Sat, Nov 21" */
  readonly dayShort: (date: PlainDate) => string;
  readonly weekday: (date: PlainDate) => string;
  readonly dayNumber: (date: PlainDate) => string;
  readonly month: (date: PlainDate) => string;
  /** "November 16 – 22, 2026" */
  readonly days: (first: PlainDate, last: PlainDate) => string;
  /** "Sat, Nov 21, 9:30 AM" */
  readonly moment: (moment: number) => string;
};

export const createFormat = (region: string, zone: string): Format => {
  // Making one takes longer than using it a hundred times, and no screen needs them all.
  const style = (options: Intl.DateTimeFormatOptions, timeZone = 'UTC') => {
    let made: Intl.DateTimeFormat | null = null;
    return (): Intl.DateTimeFormat => {
      made ??= new Intl.DateTimeFormat(region, { timeZone, ...options });
      return made;
    };
  };
  // Clocks of 24 hours are written with two digits everywhere here, so that times stand in columns.
  const isTwelve = style({ hour: 'numeric' })().resolvedOptions().hour12 === true;
  const clock: Intl.DateTimeFormatOptions = { hour: isTwelve ? 'numeric' : '2-digit', minute: '2-digit' };
  const time = style(clock, zone);
  // "09" alone is no time in languages that count to 24.
  const hour = isTwelve ? style({ hour: 'numeric' }, zone) : time;
  const day = style({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const short = style({ weekday: 'short', day: 'numeric', month: 'short' });
  const weekday = style({ weekday: 'short' });
  const number = style({ day: 'numeric' });
  const month = style({ month: 'long', year: 'numeric' });
  const days = style({ day: 'numeric', month: 'long', year: 'numeric' });
  const moment = style({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', ...clock }, zone);
  return {
    zone,
    time: at => time().format(at),
    hour: at => hour().format(at),
    range: ({ start, end }) => `${time().format(start)}–${time().format(end)}`,
    day: date => day().format(noon(date)),
    dayShort: date => short().format(noon(date)),
    weekday: date => weekday().format(noon(date)),
    dayNumber: date => number().format(noon(date)),
    month: date => month().format(noon(date)),
    days: (first, last) => days().formatRange(noon(first), noon(last)),
    moment: at => moment().format(at),
  };
};

/** The format of the open book; follows its zone and the language. */
export const useFormat = (): (() => Format) => {
  const book = useBook();
  const language = useLanguage();
  return createMemo(() => formatFor(language.region(), book().business.zone));
};

/** The one that was made last: every part of a screen asks for the same. */
let last: { readonly region: string; readonly format: Format } | null = null;

const formatFor = (region: string, zone: string): Format => {
  if (last?.region !== region || last.format.zone !== zone)
    last = { region, format: createFormat(region, zone) };
  return last.format;
};

const noon = (date: PlainDate): number => Date.parse(`${date}T00:00Z`) + DAY / 2;
