import 'temporal-polyfill/global';

/** The next such weekday (1 is Monday) that is at least two days away, so that no hour of the run matters. */
export const nextWeekday = (weekday: number, zone: string): Temporal.PlainDate => {
  const soon = Temporal.Now.plainDateISO(zone).add({ days: 2 });
  return soon.add({ days: (weekday - soon.dayOfWeek + 7) % 7 });
};

/** A date as screens in English name it: "Wednesday, November 25, 2026". */
export const dayName = (date: Temporal.PlainDate): string =>
  date.toLocaleString('en-US', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
