import * as v from 'valibot';
import { PlainDate } from './hours';
import { CancelPolicy, MovePolicy, NO_POLICIES } from './policy';

/** The business is one record, under this key. */
export const BUSINESS = 'business';

export const Zone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check(zone => {
    const known = zones.get(zone) ?? isZone(zone);
    zones.set(zone, known);
    return known;
  }, 'Not a time zone'),
);

/** Asking for one takes longer than all the rest of reading a business, and a desk reads it with every request. */
const zones = new Map<string, boolean>();

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** How far ahead visitors may book: business-zone days from today (day 0), or up to a date, both included. */
export const Horizon = v.union([
  v.object({ days: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1095)) }),
  v.object({ last: PlainDate }),
]);
export type Horizon = v.InferOutput<typeof Horizon>;

/** "Client logins": whether clients can have accounts here, and whether they must to book. */
export const Logins = v.picklist(['off', 'optional', 'required']);
export type Logins = v.InferOutput<typeof Logins>;

export const Asked = v.picklist(['needed', 'optional', 'no']);
export type Asked = v.InferOutput<typeof Asked>;

/** A picture as a data URL, small enough for a letter of its own; empty for none. */
export const Logo = v.pipe(
  v.string(),
  v.maxLength(16_000),
  v.regex(/^$|^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/),
);

const text = (max: number) => v.optional(v.pipe(v.string(), v.maxLength(max)), '');

/** The shop: what is said of it, and the rules that its booking page follows. Lengths of time in minutes. */
export const Business = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  zone: Zone,
  /** BCP 47: the language that the business was set up in. */
  locale: v.optional(v.pipe(v.string(), v.maxLength(35)), 'en'),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  /** ISO 3166 country whose form phone numbers without a "+" have. */
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)), 'US'),
  address: text(300),
  phone: text(40),
  email: text(254),
  about: text(400),
  logo: v.optional(Logo, ''),
  /** Text, or a link that starts with https://. Empty: the default in the reader's language. */
  terms: text(8000),
  privacy: text(8000),
  /** Least elapsed time between now and a start that visitors may book. */
  notice: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(525600)), 0),
  horizon: v.optional(Horizon, { days: 60 }),
  ask: v.optional(v.object({ email: Asked, phone: Asked }), { email: 'needed', phone: 'optional' }),
  // A business set up before there were accounts has none until its owner says so: nothing changes unasked.
  logins: v.optional(Logins, 'off'),
  /** Bookings an hour above which further ones wait for the owner's yes. */
  burst: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10000)), 30),
  /** May clients move their sessions, and until when? An older catalog does not say. */
  moving: v.optional(MovePolicy, NO_POLICIES.moving),
  cancelling: v.optional(CancelPolicy, NO_POLICIES.cancelling),
});
export type Business = v.InferOutput<typeof Business> & {
  /** Days on which the whole business is closed. */
  readonly closed: readonly PlainDate[];
};
