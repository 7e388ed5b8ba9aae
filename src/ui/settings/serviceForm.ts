import type { Horizon } from '../../core/business';
import type { PlainDate } from '../../core/hours';
import { type TypedWindow, windowsFrom } from '../../core/hoursText';
import type { Key } from '../../core/id';
import { type Money, minorDigits, moneyFromText } from '../../core/money';
import type { Service } from '../../core/services';
import { type Length, lengthFrom, minutesOf } from './lengths';
import { typedFrom } from './windows';

/** What the fields of "How far ahead" hold: one of days and date counts, the other keeps what was typed. */
export type HorizonValues = {
  readonly by: 'days' | 'date';
  readonly days: number | null;
  readonly last: string;
};

export const horizonValues = (horizon: Horizon): HorizonValues =>
  'days' in horizon
    ? { by: 'days', days: horizon.days, last: '' }
    : { by: 'date', days: 60, last: horizon.last };

/** Null while the one that counts is no horizon. */
export const horizonFrom = ({ by, days, last }: HorizonValues): Horizon | null => {
  if (by === 'date') return isDate(last) ? { last } : null;
  return isWhole(days, 0, 1095) ? { days } : null;
};

export const isDate = (text: string): text is PlainDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));

export const isWhole = (value: number | null, least: number, most: number): value is number =>
  value !== null && Number.isInteger(value) && value >= least && value <= most;

/** What the fields of a service hold. */
export type ServiceValues = {
  readonly name: string;
  readonly about: string;
  readonly duration: number | null;
  readonly price: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly seats: number | null;
  readonly every: number | null;
  readonly staff: readonly Key[];
  readonly hidden: boolean;
  readonly ask: boolean;
  readonly answerWithin: Length;
  readonly ownRules: boolean;
  readonly notice: Length;
  readonly horizon: HorizonValues;
  readonly ownHours: boolean;
  readonly week: readonly (readonly TypedWindow[])[];
  readonly form: Key | '';
};

type Stored = Omit<Service, 'key' | 'dated'>;

/** What stands in for rules of its own while a service has none: those of the booking page. */
export type Rules = { readonly notice: number; readonly horizon: Horizon };

export const serviceValues = (service: Stored, rules: Rules): ServiceValues => ({
  name: service.name,
  about: service.about,
  duration: service.duration,
  price: service.price ? textFromMoney(service.price) : '',
  before: service.before,
  after: service.after,
  seats: service.seats,
  every: service.every,
  staff: service.staff,
  hidden: service.hidden,
  ask: service.ask,
  answerWithin: lengthFrom(service.answerWithin),
  ownRules: service.notice !== null || service.horizon !== null,
  notice: lengthFrom(service.notice ?? rules.notice),
  horizon: horizonValues(service.horizon ?? rules.horizon),
  ownHours: service.weekly !== null,
  week: (service.weekly ?? [[], [], [], [], [], [], []]).map(typedFrom),
  form: service.form ?? '',
});

export type ServiceFaults = Partial<
  Record<
    | 'name'
    | 'about'
    | 'duration'
    | 'price'
    | 'before'
    | 'after'
    | 'seats'
    | 'every'
    | 'answerWithin'
    | 'notice'
    | 'horizon'
    | 'week',
    true
  >
>;

export const serviceFaults = (values: ServiceValues, currency: string): ServiceFaults | null => {
  const { name, about, price } = values;
  const wrong: Record<keyof ServiceFaults, boolean> = {
    name: name.trim() === '' || name.trim().length > 120,
    about: about.trim().length > 400,
    duration: !isWhole(values.duration, 1, 1440),
    price: price.trim() !== '' && moneyFromText(price, currency) === null,
    before: !isWhole(values.before ?? 0, 0, 720),
    after: !isWhole(values.after ?? 0, 0, 720),
    seats: !isWhole(values.seats ?? 1, 1, 500),
    every: values.every !== null && !isWhole(values.every, 1, 1440),
    answerWithin: values.ask && !isWhole(minutesOf(values.answerWithin), 5, 43_200),
    notice: values.ownRules && !isWhole(minutesOf(values.notice), 0, 525_600),
    horizon: values.ownRules && horizonFrom(values.horizon) === null,
    week: values.ownHours && values.week.some(day => !windowsFrom(day).ok),
  };
  const found = Object.entries(wrong).filter(([, is]) => is);
  return found.length > 0 ? (Object.fromEntries(found) as ServiceFaults) : null;
};

type Written = Omit<Stored, 'order' | 'archived'>;

/**
 * What is stored for the values; only for values without a fault. A price that nobody typed anew keeps its
 * currency, also after the business changed to another.
 */
export const serviceFrom = (
  values: ServiceValues,
  stored: Pick<Stored, 'price' | 'answerWithin'>,
  currency: string,
): Written => ({
  name: values.name.trim(),
  about: values.about.trim(),
  duration: values.duration ?? 0,
  price:
    stored.price && values.price === textFromMoney(stored.price)
      ? stored.price
      : moneyFromText(values.price, currency),
  before: values.before ?? 0,
  after: values.after ?? 0,
  seats: values.seats ?? 1,
  every: values.every,
  staff: [...values.staff],
  hidden: values.hidden,
  ask: values.ask,
  // Of no account while bookings need no yes, so what stands there is not checked then.
  answerWithin: values.ask ? (minutesOf(values.answerWithin) ?? stored.answerWithin) : stored.answerWithin,
  notice: values.ownRules ? minutesOf(values.notice) : null,
  horizon: values.ownRules ? horizonFrom(values.horizon) : null,
  weekly: values.ownHours ? values.week.map(day => readOrNone(windowsFrom(day))) : null,
  form: values.form === '' ? null : values.form,
});

const readOrNone = (read: ReturnType<typeof windowsFrom>) => (read.ok ? read.value : []);

/** An amount as a person types it, without its currency: "80.50", "80". */
export const textFromMoney = ({ amount, currency }: Money): string => {
  const digits = minorDigits(currency);
  const text = (amount / 10 ** digits).toFixed(digits);
  return text.replace(/\.0+$/, '');
};
