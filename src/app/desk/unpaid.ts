import { type Code, codeFrom } from '../../core/codes';
import type { Key } from '../../core/id';
import type { Folded } from '../../core/ledger';
import { type Payment, paymentFrom } from '../../core/orders';
import { known } from '../../core/records';
import { billOf } from '../../core/standing';
import { DAY } from '../../core/time';
import type { TimeZone } from '../../core/zone';
import { combine } from '../live';
import type { Clock, Live, Store } from '../ports';
import { newestFirst, orderState } from './codeEntries';
import { groupedBy } from './grouped';

/**
 * Orders that wait for payment, the newest first, among those of a moment or later. Whether one is paid is stored
 * nowhere: their codes and payments are read whole, in two reads, and told apart in memory.
 */
export const unpaidOrders = (
  store: Pick<Store, 'watch'>,
  clock: Clock,
  days: Live<TimeZone>,
  from = 0,
): Live<readonly Key[]> =>
  combine(
    [
      store.watch({ of: 'code', by: 'start', from }),
      // None is paid before it is ordered, but by the clocks of two devices.
      store.watch({ of: 'payment', by: 'start', from: Math.max(0, from - CLOCKS_APART) }),
      days,
    ],
    (codes, payments, zone) => unpaidAmong(codes, payments, zone, clock.now()),
  );

const CLOCKS_APART = DAY;

const unpaidAmong = (
  records: readonly Folded[],
  came: readonly Folded[],
  zone: TimeZone,
  now: number,
): readonly Key[] => {
  const codes: ReadonlyMap<Key, readonly Code[]> = groupedBy(known(records.map(codeFrom)), one => one.order);
  const payments: ReadonlyMap<Key, readonly Payment[]> = groupedBy(
    known(came.map(paymentFrom)),
    one => one.of,
  );
  return [...codes]
    .flatMap(([key, [first, ...others]]) => {
      if (!first) return [];
      const all = [first, ...others] as const;
      const isUnpaid = orderState(all, billOf(all, payments.get(key) ?? [], zone, now)) === 'unpaid';
      return isUnpaid ? [{ key, at: first.at }] : [];
    })
    .sort(newestFirst)
    .map(({ key }) => key);
};
