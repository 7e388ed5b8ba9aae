import { BUSINESS } from '../../core/business';
import type { Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import { FIRST_POLICIES } from '../../core/policy';
import type { Setup } from '../doors';

/** What the wizard's answers become: the business, its first service, and one staff member who offers it. */
export const setupDrafts = (setup: Setup, newKey: () => Key): Draft[] => {
  const staff = newKey();
  const { name, zone, locale, currency, country, service, weekly } = setup;
  // In Brazil people are reached by phone; elsewhere by email (product §3.1).
  const ask =
    country === 'BR' ? { phone: 'needed', email: 'optional' } : { email: 'needed', phone: 'optional' };
  const by = 'owner';
  return [
    {
      of: 'business',
      key: BUSINESS,
      by,
      set: { name, zone, locale, currency, country, ask, logins: 'optional', ...FIRST_POLICIES },
    },
    { of: 'staff', key: staff, by, set: { name: setup.staff, weekly, order: 0 } },
    {
      of: 'service',
      key: newKey(),
      by,
      set: { name: service.name, duration: service.duration, price: service.price, staff: [staff], order: 0 },
    },
  ];
};
