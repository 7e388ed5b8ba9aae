import { base32Number, type Key } from '../../../core/id';
import type { Draft } from '../../../core/ledger';
import { DAY, HOUR } from '../../../core/time';
import type { Lot } from './lot';

const keyOf = (number: number): Key => base32Number(number, 26) as Key;

/** The records that every run begins with, under keys that every run knows. */
export const SHOP = {
  staff: [keyOf(1), keyOf(2)],
  single: keyOf(11),
  /** Two seats. */
  shared: keyOf(12),
  /** Waits for the owner's yes. */
  asked: keyOf(13),
} as const;

/** What is sold in runs with codes. */
export const PRODUCTS = { one: keyOf(21), minutes: keyOf(22), gift: keyOf(23), weekly: keyOf(24) } as const;

export const SERVICES: readonly [Key, ...Key[]] = [SHOP.single, SHOP.single, SHOP.shared, SHOP.asked];

const daily = Array.from({ length: 7 }, () => [{ from: 8 * 60, to: 20 * 60 }]);

/** Minutes before the start until which clients may move and cancel: some of what they ask for comes too late. */
const LIMITS = [0, 1440, 2880] as const;

export const shopDrafts = (lot: Lot): readonly Draft[] => {
  const by = 'owner';
  const service = (key: Key, name: string, set: Draft['set']): Draft => ({
    of: 'service',
    key,
    by,
    set: { name, duration: 60, price: null, staff: [...SHOP.staff], order: 0, ...set },
  });
  return [
    {
      of: 'business',
      key: 'business',
      by,
      set: {
        name: 'Salon',
        zone: 'UTC',
        locale: 'en',
        currency: 'EUR',
        country: 'PT',
        ask: { email: 'optional', phone: 'optional' },
        horizon: { days: 9 },
        moving: { allowed: true, until: lot.pick(LIMITS), most: lot.pick([1, 3]) },
        cancelling: { allowed: lot.falls(0.8), until: lot.pick(LIMITS) },
      },
    },
    ...SHOP.staff.map(
      (key, order): Draft => ({
        of: 'staff',
        key,
        by,
        set: { name: `Staff ${order}`, weekly: daily, order },
      }),
    ),
    service(SHOP.single, 'Cut', {}),
    service(SHOP.shared, 'Class', { seats: 2 }),
    service(SHOP.asked, 'Dye', { ask: true, answerWithin: 180 }),
  ];
};

/** One of few times in the days to come, so that many want the same. */
export const someTime = (lot: Lot, now: number): number =>
  Math.floor(now / DAY) * DAY + lot.between(1, 3) * DAY + lot.between(9, 12) * HOUR;

/** Begins whatever nobody but the desk and one client may ever read. */
export const PRIVATE = 'private';
