/** A length of time as it is typed: a count of a unit. Null while what stands there is no number. */
export type Length = { readonly count: number | null; readonly unit: LengthUnit };

export const LENGTH_UNITS = ['minutes', 'hours', 'days'] as const;
export type LengthUnit = (typeof LENGTH_UNITS)[number];

const IN_MINUTES: Readonly<Record<LengthUnit, number>> = { minutes: 1, hours: 60, days: 1440 };

export const isLengthUnit = (text: string): text is LengthUnit => LENGTH_UNITS.some(unit => unit === text);

/** Minutes in the greatest unit that counts them whole; nothing at all in hours. */
export const lengthFrom = (minutes: number): Length => {
  if (minutes === 0) return { count: 0, unit: 'hours' };
  const unit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  return { count: minutes / IN_MINUTES[unit], unit };
};

/** Whole minutes, or null for what is no length. */
export const minutesOf = ({ count, unit }: Length): number | null => {
  if (count === null || count < 0) return null;
  const minutes = count * IN_MINUTES[unit];
  return Number.isInteger(minutes) ? minutes : null;
};
