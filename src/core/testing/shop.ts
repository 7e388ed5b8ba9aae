import type { Book } from '../book';
import { type ChangeId, NEVER } from '../hlc';
import { NO_HOURS, type Weekly, type Window } from '../hours';
import type { Key } from '../id';
import { NO_POLICIES } from '../policy';
import type { Service } from '../services';
import type { Session, When } from '../sessions';
import type { Staff } from '../staff';
import { MINUTE } from '../time';

/** Records with everything at its default, for tests to say only what they are about. */

/** A key that reads like what it stands for, as far as its alphabet goes. */
export const keyOf = (name: string): Key =>
  name
    .toLowerCase()
    .replace(/[^0-9a-hjkmnp-tv-z]/g, '0')
    .padEnd(26, '0')
    .slice(0, 26) as Key;

export const VERSION = '0'.repeat(30) as ChangeId;

/** Hours as "09:00" and minutes alike would be read by a person: `window(9, 17.5)` is 09:00–17:30. */
export const window = (from: number, to: number): Window => ({
  from: Math.round(from * 60),
  to: Math.round(to * 60),
});

export const daily = (...windows: Window[]): Weekly => NO_HOURS.map(() => windows);

export const staffOf = (name: string, rest: Partial<Staff> = {}): Staff => ({
  key: keyOf(name),
  name,
  weekly: daily(window(9, 17)),
  perDay: null,
  perWeek: null,
  order: 0,
  archived: false,
  dated: {},
  off: {},
  ...rest,
});

export const serviceOf = (name: string, rest: Partial<Service> = {}): Service => ({
  key: keyOf(name),
  name,
  about: '',
  duration: 60,
  price: null,
  before: 0,
  after: 0,
  seats: 1,
  staff: [],
  every: null,
  hidden: false,
  ask: false,
  answerWithin: 1440,
  notice: null,
  horizon: null,
  weekly: null,
  form: null,
  order: 0,
  archived: false,
  dated: {},
  ...rest,
});

export const bookOf = (rest: {
  business?: Partial<Book['business']>;
  services?: readonly Service[];
  staff?: readonly Staff[];
  forms?: Book['forms'];
  products?: Book['products'];
}): Book => ({
  business: {
    name: 'Salon',
    zone: 'UTC',
    locale: 'en',
    currency: 'EUR',
    country: 'PT',
    address: '',
    phone: '',
    logo: '',
    email: '',
    about: '',
    terms: '',
    privacy: '',
    notice: 0,
    horizon: { days: 60 },
    ask: { email: 'needed', phone: 'optional' },
    logins: 'optional',
    burst: 30,
    ...NO_POLICIES,
    closed: [],
    ...rest.business,
  },
  services: rest.services ?? [],
  staff: rest.staff ?? [],
  forms: rest.forms ?? [],
  products: rest.products ?? [],
  version: VERSION,
  texts: NEVER,
  shown: {},
});

let made = 0;

/** A confirmed session of a service, or with `service` null a block, `minutes` long from an ISO instant. */
export const sessionOf = (
  staff: Staff,
  service: Service | null,
  start: string | number,
  rest: Partial<Omit<Session, 'when'>> & { minutes?: number; when?: Partial<When> } = {},
): Session => {
  const { minutes, when, ...others } = rest;
  const from = typeof start === 'number' ? start : Date.parse(start);
  made += 1;
  return {
    key: keyOf(`s${made}`),
    when: {
      staff: staff.key,
      start: from,
      end: from + (minutes ?? service?.duration ?? 60) * MINUTE,
      before: (service?.before ?? 0) * MINUTE,
      after: (service?.after ?? 0) * MINUTE,
      ...when,
    },
    service: service?.key ?? null,
    client: null,
    account: null,
    price: null,
    code: null,
    state: { is: 'confirmed' },
    title: '',
    ...others,
  };
};
