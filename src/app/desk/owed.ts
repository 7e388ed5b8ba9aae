import type { Key } from '../../core/id';
import type { Money } from '../../core/money';
import { known, sessionFrom } from '../../core/records';
import { combine } from '../live';
import type { Clock, Live, Store } from '../ports';
import { written } from '../written';
import { type CodeEntries, type Joining, ordersOfClients } from './codeEntries';
import { findBy } from './found';
import { dueForSession } from './redeemed';

/** What a client owes and has paid in all, of all entries that are shown together with one; by currency. */
export const owedBy = (
  store: Store,
  clock: Clock,
  { live }: CodeEntries,
  client: Key,
): Live<readonly { readonly due: Money; readonly paid: Money }[]> =>
  combine([live, written(store, 'session'), written(store, 'order')], async joining => {
    const clients = joining.groups.membersOf(client);
    const [ordered, booked] = await Promise.all([
      ofOrders(store, joining, clients),
      ofSessions(store, joining, clients, clock.now()),
    ]);
    const sums = new Map<string, { due: number; paid: number }>();
    for (const { due, paid } of [...ordered, ...booked]) {
      const sum = sums.get(due.currency) ?? { due: 0, paid: 0 };
      sums.set(due.currency, { due: sum.due + due.amount, paid: sum.paid + paid.amount });
    }
    return [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, { due, paid }]) => ({
        due: { amount: due, currency },
        paid: { amount: paid, currency },
      }));
  });

type Owed = { readonly due: Money; readonly paid: Money };

const ofOrders = async (
  store: Store,
  { orders }: Joining,
  clients: readonly Key[],
): Promise<readonly Owed[]> => {
  const own = await ordersOfClients(store, clients);
  return (await orders(own.map(({ key }) => key))).map(({ bill: { due, paid } }) => ({ due, paid }));
};

const ofSessions = async (
  store: Store,
  { payments }: Joining,
  clients: readonly Key[],
  now: number,
): Promise<readonly Owed[]> => {
  const records = await findBy(store, 'session', 'client')(clients);
  const owed = known(records.map(sessionFrom)).map(async (session): Promise<readonly Owed[]> => {
    const came = await payments(session.key);
    const due = dueForSession(session, came, now);
    return [
      ...(due ? [{ due, paid: { ...due, amount: 0 } }] : []),
      ...came.map(({ amount }) => ({ due: { ...amount, amount: 0 }, paid: amount })),
    ];
  });
  return (await Promise.all(owed)).flat();
};
