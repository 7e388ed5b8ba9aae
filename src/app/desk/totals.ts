import { type Code, codeFrom } from '../../core/codes';
import type { Money } from '../../core/money';
import { paymentFrom } from '../../core/orders';
import { known } from '../../core/records';
import { drawnFrom, isSpent } from '../../core/standing';
import type { TimeZone } from '../../core/zone';
import type { Clock, Store } from '../ports';
import type { Totals } from './codes';

/** What was sold, came in and was paid by codes from one moment until before another. */
export const totalsOf = async (
  store: Store,
  clock: Clock,
  zone: TimeZone,
  from: number,
  until: number,
): Promise<Totals> => {
  const to = until - 1;
  const [codes, payments, sessions] = await Promise.all([
    store.find({ of: 'code', by: 'start', from, to }),
    store.find({ of: 'payment', by: 'start', from, to }),
    // When a session took from its code is no column: all that did are looked through.
    store.find({ of: 'session', by: 'code', from: '0' }),
  ]);
  const now = clock.now();
  const drawn = known(sessions.map(drawnFrom)).filter(
    one => one.draw.at >= from && one.draw.at < until && isSpent(one, now),
  );
  const behind = await store.many(
    'code',
    drawn.map(({ draw }) => draw.code),
  );
  const codeOf = new Map<string, Code>(known(behind.map(codeFrom)).map(code => [code.key, code]));
  const sold = known(codes.map(codeFrom)).filter(({ ended }) => ended === null);
  return {
    sold: summed(sold, ({ name, price }) => ({ group: { name }, amount: price })).map(
      ({ group, count, amount }) => ({ ...group, count, amount }),
    ),
    received: summed(known(payments.map(paymentFrom)), payment => ({
      group: { date: zone.dateOf(payment.at), for: payment.for, how: payment.how },
      amount: payment.amount,
    })).map(({ group, amount }) => ({ ...group, amount })),
    redeemed: [
      ...summed(drawn, ({ draw: { code, pays } }) =>
        pays ? { group: { name: codeOf.get(code)?.name ?? '' }, amount: pays } : null,
      ).map(({ group, count, amount }) => ({ ...group, count, amount })),
      ...counted(drawn.flatMap(({ draw }) => (draw.pays ? [] : [codeOf.get(draw.code)?.name ?? '']))),
    ],
  };
};

type Sum<G> = { readonly group: G; readonly count: number; readonly amount: Money };

/** Sums of what is alike, each in one currency, in the order of their groups. */
const summed = <T, G extends object>(
  values: readonly T[],
  of: (value: T) => { readonly group: G; readonly amount: Money } | null,
): readonly Sum<G>[] => {
  const sums = new Map<string, Sum<G>>();
  for (const value of values) {
    const one = of(value);
    if (!one) continue;
    const name = JSON.stringify([...Object.values(one.group), one.amount.currency]);
    const { count, amount } = sums.get(name) ?? { count: 0, amount: { ...one.amount, amount: 0 } };
    sums.set(name, {
      group: one.group,
      count: count + 1,
      amount: { ...amount, amount: amount.amount + one.amount.amount },
    });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
};

/** Of sessions that have no price, their number alone. */
const counted = (names: readonly string[]): Totals['redeemed'] => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort().map(([name, count]) => ({ name, count, amount: null }));
};
