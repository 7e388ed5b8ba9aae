import type { Business, Horizon } from './business';
import { type Day, dayFrom } from './dates';
import type { Key } from './id';
import type { Service } from './services';
import type { Staff } from './staff';
import { MINUTE } from './time';
import { createZone } from './zone';

/** What the rules for times on offer need of a business: both the desk's `Book` and the public `Catalog` have it. */
export type Offer = {
  readonly business: Pick<Business, 'zone' | 'notice' | 'horizon' | 'closed'>;
  readonly services: readonly RuledService[];
  readonly staff: readonly RuledStaff[];
};

export type RuledService = Pick<
  Service,
  | 'key'
  | 'duration'
  | 'before'
  | 'after'
  | 'seats'
  | 'staff'
  | 'every'
  | 'notice'
  | 'horizon'
  | 'weekly'
  | 'dated'
> & { readonly archived?: boolean | undefined };

export type RuledStaff = Pick<Staff, 'key' | 'weekly' | 'dated'> & {
  readonly archived?: boolean | undefined;
};

/** The service, unless it is unknown or archived. */
export const serviceIn = <S extends RuledService>(services: readonly S[], key: Key): S | undefined =>
  services.find(service => service.key === key && service.archived !== true);

/** Who offers a service, in staff order; with `only` given, that one or nobody. */
export const staffFor = <S extends RuledStaff>(
  staff: readonly S[],
  service: Pick<RuledService, 'staff'>,
  only: Key | null,
): S[] =>
  staff.filter(
    ({ key, archived }) =>
      archived !== true && (only === null || only === key) && service.staff.includes(key),
  );

/** The earliest start that visitors may book, itself included. */
export const earliestStart = (
  { business }: Pick<Offer, 'business'>,
  service: Pick<RuledService, 'notice'>,
  now: number,
): number => now + (service.notice ?? business.notice) * MINUTE;

/** The last day, in the business's zone, on which visitors may book a start. */
export const lastDay = (
  { business }: Pick<Offer, 'business'>,
  service: Pick<RuledService, 'horizon'>,
  now: number,
): Day => lastDayOf(service.horizon ?? business.horizon, business.zone, now);

export const lastDayOf = (horizon: Horizon, zone: string, now: number): Day =>
  'last' in horizon ? dayFrom(horizon.last) : createZone(zone).dayOf(now) + horizon.days;

/** Time between starts, in milliseconds. */
export const stepOf = (service: Pick<RuledService, 'duration' | 'every'>): number =>
  (service.every ?? service.duration) * MINUTE;
