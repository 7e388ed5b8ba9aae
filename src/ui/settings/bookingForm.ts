import type { Asked, Business, Logins } from '../../core/business';
import { type Length, lengthFrom, minutesOf } from './lengths';
import { type HorizonValues, horizonFrom, horizonValues, isWhole } from './serviceForm';

/** What the fields of "Booking page" hold. */
export type BookingValues = {
  readonly notice: Length;
  readonly horizon: HorizonValues;
  readonly email: Asked;
  readonly phone: Asked;
  readonly logins: Logins;
  readonly burst: number | null;
};

type Stored = Pick<Business, 'notice' | 'horizon' | 'ask' | 'logins' | 'burst'>;

export const bookingValues = ({ notice, horizon, ask, logins, burst }: Stored): BookingValues => ({
  notice: lengthFrom(notice),
  horizon: horizonValues(horizon),
  email: ask.email,
  phone: ask.phone,
  logins,
  burst,
});

export type BookingFaults = Partial<Record<'notice' | 'horizon' | 'ask' | 'burst', true>>;

export const bookingFaults = (values: BookingValues): BookingFaults | null => {
  const wrong: Record<keyof BookingFaults, boolean> = {
    notice: !isWhole(minutesOf(values.notice), 0, 525_600),
    horizon: horizonFrom(values.horizon) === null,
    // A client whom nobody can reach cannot be told of anything (product §3.1).
    ask: values.email !== 'needed' && values.phone !== 'needed',
    burst: !isWhole(values.burst, 1, 10_000),
  };
  const found = Object.entries(wrong).filter(([, is]) => is);
  return found.length > 0 ? (Object.fromEntries(found) as BookingFaults) : null;
};

/** What is stored for the values, or null while one is at fault. */
export const bookingFrom = (values: BookingValues): Stored | null => {
  const notice = minutesOf(values.notice);
  const horizon = horizonFrom(values.horizon);
  if (bookingFaults(values) || notice === null || horizon === null || values.burst === null) return null;
  return {
    notice,
    horizon,
    ask: { email: values.email, phone: values.phone },
    logins: values.logins,
    burst: values.burst,
  };
};
