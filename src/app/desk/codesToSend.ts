import type { Book } from '../../core/book';
import { type Code, codeFrom } from '../../core/codes';
import type { Key } from '../../core/id';
import { CODES_KEPT, type Wanted, waitForCodes } from '../../core/messages';
import { paymentFrom } from '../../core/orders';
import { known } from '../../core/records';
import { DAY } from '../../core/time';
import { combine, renewed } from '../live';
import type { Clock, Live, Phones, Store } from '../ports';
import { written } from '../written';
import type { CodeEntries } from './codeEntries';
import { unique } from './grouped';
import type { OrderEntry } from './orders';
import { type Recipient, recipientOf } from './recipient';

/** Codes that wait to be sent to who bought them. */
export type CodesToSend = {
  readonly order: OrderEntry;
  readonly codes: readonly Code[];
  /** Since when they work, epoch milliseconds. */
  readonly since: number;
  readonly to: Recipient;
};

type Ports = {
  readonly store: Store;
  readonly clock: Clock;
  readonly phones: () => Promise<Phones>;
  readonly book: Live<Book>;
  readonly codeEntries: CodeEntries;
};

/** Shown at once. */
const MOST = 50;

/** Orders whose codes came to work of late and whose buyer can be reached, the latest first. */
export const createCodesToSend = (
  { store, clock, phones, book, codeEntries }: Ports,
  wanted: Live<Wanted>,
): Live<readonly CodesToSend[]> =>
  renewed(clock, DAY, begun => {
    const from = begun - CODES_KEPT;
    return combine(
      [
        book,
        wanted,
        codeEntries.live,
        // What is free, or usable before it is paid, works at once.
        store.watch({ of: 'code', by: 'start', from }),
        store.watch({ of: 'payment', by: 'start', from }),
        written(store, 'message'),
      ],
      async (present, { codes: isWanted }, { orders }, issued, came): Promise<readonly CodesToSend[]> => {
        if (!isWanted) return [];
        const paid = known(came.map(paymentFrom)).filter(payment => payment.for === 'order');
        const keys = unique([
          ...paid.map(({ of }) => of),
          ...known(issued.map(codeFrom)).map(({ order }) => order),
        ]);
        const messages = new Map((await store.many('message', keys)).map(record => [record.key, record]));
        const now = clock.now();
        const isOpen = (key: Key, since: number | null): boolean =>
          waitForCodes(since, messages.get(key) ?? null, now);
        const found = (await orders(keys.filter(key => isOpen(key, now)))).flatMap(order => {
          const since = worksSince(order);
          return since !== null && isOpen(order.key, since) ? [{ order, since }] : [];
        });
        const latest = found.sort((a, b) => b.since - a.since).slice(0, MOST);
        const items = latest.map(async ({ order, since }): Promise<CodesToSend | null> => {
          const to = await buyerOf(order, present, { store, phones });
          const codes = order.codes
            .map(({ standing }) => standing.code)
            .filter(({ ended }) => ended === null);
          return to && { order, codes, since, to };
        });
        return known(await Promise.all(items));
      },
    );
  });

/** When all codes of an order that were not taken back had come to work; null: they do not yet, or there are none. */
const worksSince = ({ codes }: OrderEntry): number | null => {
  const starts = codes.flatMap(({ standing: { code, start } }) => (code.ended === null ? [start] : []));
  const since = known(starts);
  return since.length === 0 || since.length < starts.length ? null : Math.max(...since);
};

/** How a buyer is reached; null: in no way. The email that the order was given with comes first. */
const buyerOf = async (
  { key, order, client }: OrderEntry,
  book: Book,
  ports: Pick<Ports, 'store' | 'phones'>,
): Promise<Recipient | null> => {
  if (order === null || client === null) return null;
  const to = await recipientOf(ports, book, { key, account: order.account }, client);
  const email = order.email || to.email;
  return email === '' && to.phone === null ? null : { ...to, email };
};
